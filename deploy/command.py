"""Run one Python command with the local site's settings: `python deploy/command.py manage.py shell`."""

import os
import sys

import demo
import run_tests
import steps


def main(arguments: list[str]) -> None:
    """Become `python ARGUMENTS` in the project's folder, with the key, folder and browser of this machine."""
    os.chdir(steps.ROOT)
    _, environment = demo.prepare(demo.read_port())
    if browser := run_tests.find_browser():
        environment["CHROMIUM"] = browser
    os.execve(sys.executable, [sys.executable, *arguments], environment)


if __name__ == "__main__":
    main(sys.argv[1:])
