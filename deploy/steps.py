"""The steps that make a demo, each skipped when its files, the packages and the database are as they were."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = "requirements/runtime.lock"
SETTINGS = "inburgering_site/*.py"


@dataclass(frozen=True)
class Step:
    """One `manage.py` command, the files that decide whether it has work, and whether its result is there."""

    name: str
    command: tuple[str, ...]
    sources: tuple[str, ...]
    is_made: Callable[[Path], bool] = lambda var: True
    in_database: bool = True


STEPS = (
    Step(
        "texts of the interface",
        ("compile_catalogues",),
        ("locale/**/*.po",),
        is_made=lambda var: all(file.with_suffix(".mo").exists() for file in ROOT.glob("locale/**/*.po")),
        in_database=False,
    ),
    Step("database", ("migrate", "--noinput"), ("*/migrations/*.py", SETTINGS, PACKAGES)),
    Step(
        "static files",
        ("collectstatic", "--noinput"),
        ("static/**/*", SETTINGS, PACKAGES),
        is_made=lambda var: (var / "static" / "staticfiles.json").exists(),
        in_database=False,
    ),
    Step("content and index", ("load_content",), ("content/**/*", "trajectory/**/*", SETTINGS, PACKAGES)),
    Step("demo accounts", ("demo_accounts",), ("content/**/*.py", SETTINGS)),
)


def fingerprint(step: Step, database_url: str) -> str:
    """A hash over the names and the contents of the files of a step, and the address of the database."""
    found = hashlib.sha256(f"{step.command}{database_url if step.in_database else ''}".encode())
    files = {path for pattern in step.sources for path in ROOT.glob(pattern)}
    for path in sorted(files):
        if path.is_file() and path.suffix not in {".pyc", ".mo"}:
            found.update(str(path.relative_to(ROOT)).encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def database_is_there(url: str, var: Path) -> bool:
    """Whether the database answers and was migrated before; anything unclear counts as no."""
    if url.startswith(("postgres://", "postgresql://")):
        import psycopg

        try:
            with psycopg.connect(url, connect_timeout=5) as connection:
                return connection.execute("select to_regclass('django_migrations')").fetchone()[0] is not None
        except psycopg.Error:
            return False
    path = Path(url.removeprefix("sqlite:///") or var / "site.sqlite3")
    if not path.exists():
        return False
    try:
        with sqlite3.connect(path) as connection:
            connection.execute("select 1 from django_migrations")
    except sqlite3.Error:
        return False
    return True


def manage(command: tuple[str, ...], environment: dict, on_line: Callable[[str], None]) -> list[str]:
    """Run a `manage.py` command and answer what it said; ends the program with those words when it fails."""
    said = []
    with subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as child:  # fmt: skip
        try:
            for line in child.stdout:
                said.append(line.rstrip())
                on_line(said[-1])
        except KeyboardInterrupt:
            child.terminate()
            raise
    if child.returncode:
        words = f"manage.py {command[0]} failed; its last lines are above."
        sys.exit("\n".join(["failed", *said[-40:], words]))
    return said


def take(step: Step, label: str, environment: dict[str, str]) -> list[str]:
    """Run one step with a line that shows how it goes and ends with its seconds."""
    started, live = time.monotonic(), sys.stdout.isatty()
    clear = "\r\x1b[K" if live else ""

    def show(line: str) -> None:
        if live:
            print(f"{clear}{label} … {line[:60]}", end="", flush=True)

    print(f"{label} … ", end="", flush=True)
    said = manage(step.command, environment, show)
    print(f"{clear}{label} … " if live else "", f"{time.monotonic() - started:.0f} s", sep="", flush=True)
    return said


def take_all(environment: dict[str, str], var: Path) -> list[str]:
    """Take every step that has work; answers the logins that were made, as lines.

    What was done is kept in `var/demo.json` after each step: an interrupted start goes on where it stopped.
    """
    url = environment.get("DATABASE_URL", "")
    record = var / "demo.json"
    done = json.loads(record.read_text()) if record.exists() else {}
    if not database_is_there(url, var):
        done = {step.name: done.get(step.name) for step in STEPS if not step.in_database}
    logins = []
    for number, step in enumerate(STEPS, start=1):
        label = f"[{number}/{len(STEPS) + 1}] {step.name}"
        wanted = fingerprint(step, url)
        if done.get(step.name) == wanted and step.is_made(var):
            print(f"{label} … unchanged", flush=True)
            continue
        said = take(step, label, environment)
        if step.command[0] == "demo_accounts":
            logins = said
        done[step.name] = wanted
        keep(record, done)
    return logins


def keep(record: Path, done: dict) -> None:
    """Write the record in one go: never half a file, whatever happens."""
    draft = record.with_suffix(".new")
    draft.write_text(json.dumps(done, indent=1) + "\n")
    os.replace(draft, record)
