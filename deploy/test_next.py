"""The same tests on tomorrow's ground, the newest Python, Django and Wagtail: `make test-next`.

It may fail; it says why, and with which versions. Its environment is `var/next`, apart from the site's own.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import run_tests

ROOT = run_tests.ROOT
HOME = ROOT / "var" / "next"
PYTHON = HOME / "bin" / "python"
NEWEST = ("django", "wagtail")
TOLD = 12  # lines of reasons at the end


def version_of(python: str) -> tuple[int, ...]:
    """The version of a Python, or (0,) when it does not run or cannot make environments."""
    question = "import ensurepip, venv, sys; print(*sys.version_info[:3])"
    try:
        command = [python, "-c", question]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return (0,)
    return tuple(map(int, answer.stdout.split())) if answer.returncode == 0 else (0,)


def newest_python() -> str:
    """The newest released Python on PATH or among pyenv's."""
    names = [f"python3.{minor}" for minor in range(19, 10, -1)]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    found = [path for name in names if (path := shutil.which(name))]
    found += [str(path) for path in pyenv.glob("3.*/bin/python")]
    return max([*found, sys.executable], key=version_of)


def unpinned(name: str) -> list[str]:
    """The packages of a requirements file and of those it includes, without their versions."""
    packages = []
    for line in (ROOT / "requirements" / name).read_text().splitlines():
        word = line.split("#")[0].strip()
        if word.startswith("-r"):
            packages += unpinned(word.removeprefix("-r").strip())
        elif word:
            packages.append(re.split(r"[=<>!~;]", word)[0].strip())
    return packages


def install(python: str) -> None:
    """Make the environment anew with the newest of everything, Django and Wagtail whatever others ask for."""
    shutil.rmtree(HOME, ignore_errors=True)
    subprocess.run([python, "-m", "venv", HOME], check=True)
    pip = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--upgrade"]
    for packages in (unpinned("test.in"), NEWEST):
        print(f"installing the newest of {len(packages)} packages", flush=True)
        subprocess.run([*pip, *packages], check=True)


def say_versions() -> str:
    question = (
        "import sys; from importlib.metadata import version as v;"
        "print('Python', sys.version.split()[0], ' Django', v('django'), ' Wagtail', v('wagtail'))"
    )
    words = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=True).stdout
    conflicts = subprocess.run([PYTHON, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    return words + (conflicts.stdout if conflicts.returncode else "")


def reasons(output: str) -> list[str]:
    """The lines in which pytest says why, each once, the first of them only."""
    telling = re.compile(r"E   |FAILED |ERROR |\S*Error: ")
    lines = [line.strip() for line in output.splitlines() if telling.match(line)]
    return list(dict.fromkeys(lines))[:TOLD]


def main(extra: list[str]) -> int:
    os.chdir(ROOT)
    install(newest_python())
    versions = say_versions()
    print(versions, flush=True)
    report = ROOT / "var" / "test" / "next.xml"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    command = [PYTHON, "-m", "pytest", f"--junitxml={report}", f"--ignore={run_tests.BROWSER_TESTS}", *extra]
    # What is only announced to go is not yet a reason to fail.
    command += ["-W", "default::DeprecationWarning", "-W", "default::PendingDeprecationWarning"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    output = ""
    with subprocess.Popen(command, env=os.environ | {"TEST_DATABASE": "sqlite"}, **streams) as run:
        for line in run.stdout:
            output += line
            print(line, end="", flush=True)
    result = run_tests.count(report, "next")
    print(run_tests.RULE, versions.strip(), *(reasons(output) if run.returncode else []), sep="\n")
    print(f"test-next: {result.passed} passed, {result.failed} failed, {result.skipped} skipped")
    return run.returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"test-next stopped: {' '.join(map(str, error.cmd[:6]))} … ended with {error.returncode}.")
