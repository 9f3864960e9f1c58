"""Write the lock files anew from requirements/*.in: every version and hash, no address: `make lock`.

Versions stay as they are where they still fit; `make lock ARGS=--upgrade` takes the newest.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "var" / "lock"
UV = HOME / "bin" / "uv"
OPTIONS = (
    *("--universal", "--generate-hashes", "--python-version", "3.11", "--no-header", "--no-annotate"),
    *("--no-emit-index-url", "--no-emit-find-links", "--quiet"),
)


def get_uv() -> None:
    """uv in an environment of its own; no one needs it but this command."""
    if not UV.exists():
        subprocess.run([sys.executable, "-m", "venv", HOME], check=True)
        subprocess.run([HOME / "bin" / "pip", "install", "-qq", "uv"], check=True)


def lock(name: str, extra: list[str]) -> None:
    """Compile one list; ends the program when an address slipped in."""
    output = ROOT / "requirements" / f"{name}.lock"
    command = [UV, "pip", "compile", *OPTIONS, "--python", sys.executable]
    command += [f"requirements/{name}.in", "-o", output]
    if name != "runtime":
        command += ["-c", "requirements/runtime.lock"]
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
    subprocess.run([*command, *extra], cwd=ROOT, env=environment, check=True)
    lines = output.read_text().splitlines()
    if any("://" in line or line.startswith("--") for line in lines):
        sys.exit(f"{output.name} holds an address; do not commit it.")
    print(f"{output.name}: {sum('==' in line for line in lines)} packages")


if __name__ == "__main__":
    get_uv()
    lock("runtime", sys.argv[1:])
    lock("test", sys.argv[1:])
