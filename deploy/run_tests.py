"""All tests on every engine there is, and one table of what passed: `make test`.

Suites: every test on SQLite, all but the dearest that only read on PostgreSQL too (docs/adr/0015), and the browser
tests in Chromium. With CI=true a missing engine, browser or Java, and every skipped test, is a failure. Further
arguments go to pytest.
The suites run side by side; each is shown whole when it is done.
"""

import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from validator import find_validator

ROOT = Path(__file__).resolve().parent.parent
BROWSER_TESTS = "tests/browser"
VALIDATOR_TESTS = "tests/browser/test_valid.py"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
RULE = "=" * 78
NO_TESTS = 5  # pytest's exit code when it collected none

WITHOUT_POSTGRES = """\
PostgreSQL: NOT TESTED. Neither DATABASE_URL nor PostgreSQL's programs were found.
Three ways to get one:
  1. sudo apt-get install postgresql   (no server has to run; the tests start one of their own)
  2. make test DATABASE_URL=postgresql://user:password@host/name
  3. docker run --rm -d -p 5432:5432 -e POSTGRES_PASSWORD=test postgres
     make test DATABASE_URL=postgresql://postgres:test@localhost/postgres"""
WITHOUT_BROWSER = """\
Browser: NOT TESTED. No Chromium was found:
  sudo apt-get install chromium, or make test CHROMIUM=/path/to/it"""
WITHOUT_VALIDATOR = """\
HTML checker: NOT TESTED. It needs Java, and npm to bring it: sudo apt-get install default-jre-headless npm"""


@dataclass
class Suite:
    """One run of pytest: its name in the table, what it collects, and the environment it needs."""

    name: str
    in_browser: bool = False
    environment: dict[str, str] = field(default_factory=dict)


@dataclass
class Result:
    """What one suite counted; a run that broke before counting has one failure."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0


def find_browser() -> str:
    """The path of a Chromium: CHROMIUM when set, else the first on PATH, else an empty string."""
    for name in (os.environ.get("CHROMIUM", ""), *BROWSERS):
        if name and (path := shutil.which(name)):
            return path
    return ""


def has_postgres() -> bool:
    from tests.plugin_postgres import find_programs

    given = os.environ.get("DATABASE_URL", "").startswith(("postgres://", "postgresql://"))
    return given or bool(find_programs())


def choose_suites(only: str) -> tuple[list[Suite], list[str]]:
    """The suites this machine can run, longest first, and loud words about the others; `only` names one or none."""
    browser, warnings, suites = find_browser(), [], []
    if only in {"", "browser"}:
        if browser:
            validator = find_validator(ROOT / "var" / "tools")
            environment = {"TEST_DATABASE": "sqlite", "CHROMIUM": browser, "VNU_JAR": validator}
            if not validator:
                warnings.append(WITHOUT_VALIDATOR)
            suites.append(Suite("browser", in_browser=True, environment=environment))
        else:
            warnings.append(WITHOUT_BROWSER)
    suites.append(Suite("sqlite", environment={"TEST_DATABASE": "sqlite"}))
    if only in {"", "postgres"}:
        if has_postgres():
            suites.append(Suite("postgres", environment={"TEST_DATABASE": "postgres"}))
        else:
            warnings.append(WITHOUT_POSTGRES)
    return [suite for suite in suites if only in {"", suite.name}], warnings


def is_browser_path(argument: str) -> bool:
    return (Path(argument.split("::")[0]).resolve()).is_relative_to(ROOT / BROWSER_TESTS)


def is_path(argument: str) -> bool:
    """Whether an argument names tests; a plain word such as the one after -k is not a path."""
    return argument.startswith("tests") and Path(argument.split("::")[0]).exists()


def arguments_for(suite: Suite, extra: list[str]) -> list[str] | None:
    """Pytest's arguments for a suite; None when the paths that were asked for have no test for it."""
    paths = [argument for argument in extra if is_path(argument)]
    options = [argument for argument in extra if argument not in paths]
    mine = [path for path in paths if is_browser_path(path) == suite.in_browser]
    if suite.in_browser and not paths and any((ROOT / BROWSER_TESTS).glob("test_*.py")):
        mine = [BROWSER_TESTS]
        if not suite.environment["VNU_JAR"]:
            options.append(f"--ignore={VALIDATOR_TESTS}")
    if suite.name == "postgres" and not paths:
        options += ["-m", "not one_engine"]  # docs/adr/0015: what only reads is read on one database
    if (paths or suite.in_browser) and not mine:
        return None
    return [*options, *mine] if suite.in_browser else [*options, f"--ignore={BROWSER_TESTS}", *mine]


def run(suite: Suite, arguments: list[str], shown: bool) -> Result:
    """Run pytest for one suite and count; its words are shown as they come, or kept until it is done."""
    report = ROOT / "var" / "test" / f"{suite.name}.xml"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    heading = f"{RULE}\n{suite.name}: {' '.join(arguments) or 'all tests'}"
    print(f"{heading}\n{RULE}" if shown else f"{suite.name}: started", flush=True)
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *arguments]
    kept = {} if shown else {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=os.environ | suite.environment, check=False, **kept)
    if not shown:
        print(f"{heading}\n{RULE}\n{done.stdout}", flush=True)
    result = count(report, suite.name)
    result.seconds = time.monotonic() - started
    if done.returncode not in {0, NO_TESTS} and not result.failed:
        result.failed = 1
    return result


def count(report: Path, name: str) -> Result:
    """Read a JUnit report: an error counts as a failure, an expected failure as skipped."""
    result = Result(name)
    if not report.exists():
        return result
    for case in ElementTree.parse(report).iter("testcase"):
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            result.failed += 1
        elif "skipped" in kinds:
            result.skipped += 1
        else:
            result.passed += 1
    return result


def table(results: list[Result]) -> str:
    head = f"{'':10} {'passed':>8} {'failed':>8} {'skipped':>8} {'seconds':>8}"
    rows = [f"{r.name:10} {r.passed:8} {r.failed:8} {r.skipped:8} {r.seconds:8.0f}" for r in results]
    return "\n".join([RULE, head, *rows, RULE])


def main(extra: list[str]) -> int:
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    only = next((word.removeprefix("--suite=") for word in extra if word.startswith("--suite=")), "")
    extra = [word for word in extra if not word.startswith("--suite=")]
    suites, warnings = choose_suites(only)
    wanted = [(suite, given) for suite in suites if (given := arguments_for(suite, extra)) is not None]
    with ThreadPoolExecutor() as lanes:
        results = list(lanes.map(lambda each: run(*each, shown=len(wanted) == 1), wanted))
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    skipped = sum(result.skipped for result in results)
    print(f"\n{table(results)}")
    for warning in warnings:
        print(f"{warning}\n{RULE}")
    strict = os.environ.get("CI") == "true"
    if strict and (warnings or skipped):
        print("CI=true: something was left out or skipped, so this run fails.")
    if not passed + failed:
        print("No test ran.")
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return int(bool(failed or not passed or (strict and (warnings or skipped))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
