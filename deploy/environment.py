"""Make `.venv`, the project's own Python environment, from a hash-locked list; idle when it is current.

Run as `python deploy/environment.py runtime` (what the site needs) or `test` (that, and what checks need).
Needs nothing but Python itself.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
PYTHON = HOME / "bin" / "python"
STAMP = HOME / "made-from.json"
MINOR = "{}.{}".format(*sys.version_info)


def lock_of(name: str) -> Path:
    """The file that names every package of list `name` with its version and hashes."""
    return ROOT / "requirements" / f"{name}.lock"


def fingerprint(name: str) -> str:
    return hashlib.sha256(lock_of(name).read_bytes()).hexdigest()


def read_stamp() -> dict:
    """What the environment was made from; empty when it was never finished or its Python is gone."""
    if not os.access(PYTHON, os.X_OK):
        return {}
    try:
        return json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}


def is_current(name: str) -> bool:
    stamp = read_stamp()
    return stamp.get("python") == MINOR and stamp.get(name) == fingerprint(name)


def has_pip() -> bool:
    """Whether `.venv` works with this Python, so that packages can be added to what is there."""
    if not os.access(PYTHON, os.X_OK):
        return False
    question = "import pip, sys; print('{}.{}'.format(*sys.version_info))"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False)
    return answer.stdout.strip() == MINOR


def make_empty() -> None:
    """Make `.venv` with nothing but pip, unless this Python's is there and works."""
    if not has_pip():
        shutil.rmtree(HOME, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", HOME], check=True)


def plain(package: str) -> str:
    """A package's name as pip compares it."""
    return re.sub(r"[-_.]+", "-", package).lower()


def packages_of(name: str) -> set[str]:
    """The packages of a list, without those for another system."""
    lines = lock_of(name).read_text().splitlines()
    return {plain(line.split("==")[0]) for line in lines if "==" in line and "win32" not in line}


def install(name: str) -> None:
    """Install list `name` with pip, saying how far it is; ends with pip's words when pip fails."""
    options = "--require-hashes --no-input --disable-pip-version-check --progress-bar off"
    command = [PYTHON, "-m", "pip", "install", *options.split(), "-r", str(lock_of(name))]
    total, seen, said = len(packages_of(name)), 0, []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        for line in pip.stdout:
            said = [*said[-14:], line.rstrip()]
            if line.startswith(("Collecting ", "Processing ", "Requirement already satisfied")):
                seen += 1
                if seen % 10 == 0:
                    print(f"      {seen} of about {total} packages", flush=True)
            elif line.startswith("Installing "):
                print("      unpacking", flush=True)
    if pip.returncode:
        sys.exit("\n".join([*said, "The packages could not be installed; pip's last lines are above."]))


def remove_strangers() -> None:
    """Uninstall what no list names any more, so that nothing leans on it unseen."""
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check"]
    there = subprocess.run([*pip, "list", "--format=json"], capture_output=True, text=True, check=True)
    known = packages_of("runtime") | packages_of("test") | {"pip", "setuptools"}
    strangers = [entry["name"] for entry in json.loads(there.stdout) if plain(entry["name"]) not in known]
    if strangers:
        subprocess.run([*pip, "uninstall", "--quiet", "--yes", *strangers], check=True)


def write_stamp(name: str) -> None:
    """Record what was installed; the test list holds the runtime list as well."""
    names = ("runtime", "test") if name == "test" else ("runtime",)
    stamp = {"python": MINOR} | {name: fingerprint(name) for name in names}
    STAMP.write_text(json.dumps(stamp, indent=1) + "\n")


def main(name: str) -> None:
    if is_current(name):
        return
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("Python cannot make environments here; install the package python3-venv.")
    started = time.monotonic()
    print(f"Python {MINOR}: making the environment .venv ({len(packages_of(name))} packages)", flush=True)
    STAMP.unlink(missing_ok=True)
    make_empty()
    install(name)
    remove_strangers()
    write_stamp(name)
    print(f"      environment made in {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "runtime")
