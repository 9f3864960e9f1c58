"""Early pytest plugin: a private, throw-away PostgreSQL for tests run with TEST_DATABASE=postgres.

It works before Django reads its settings: the search models depend on the engine when they are imported.
A DATABASE_URL that is already there wins; TEST_DATABASE=sqlite (the default) means the site's own SQLite.
"""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import pytest

NEEDED = ("initdb", "postgres")
UNSAFE_BUT_QUICK = ("listen_addresses=", "fsync=off", "full_page_writes=off", "synchronous_commit=off")
PATIENCE = 30  # seconds for the server to accept connections


def find_programs() -> dict[str, str]:
    """Where `initdb` and `postgres` are: Debian's newest folder, else PATH; empty when one is missing."""

    def version(folder: Path) -> float:
        return float(folder.parent.name) if folder.parent.name.replace(".", "").isdecimal() else 0

    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version, reverse=True)
    for folder in [*map(str, folders), None]:
        found = {name: shutil.which(name, path=folder) for name in NEEDED}
        if all(found.values()):
            return found
    return {}


def unprivileged() -> dict:
    """Arguments for `subprocess` that drop root, which PostgreSQL refuses; empty for everyone else."""
    if os.geteuid() != 0:
        return {}
    people = {person.pw_name: person for person in pwd.getpwall()}
    user = people.get("postgres") or people["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class ThrowAwayServer:
    """A PostgreSQL of our own: reached by a socket in its own folder only, and gone at the end."""

    def __init__(self) -> None:
        # Not the test runner's own folder: the unprivileged user must reach it, and a socket path is short.
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self.process: subprocess.Popen | None = None
        self.drop = unprivileged()
        if self.drop:
            os.chown(self.folder, self.drop["user"], self.drop["group"])

    @property
    def url(self) -> str:
        return f"postgresql:///test?host={quote(str(self.folder), safe='')}&user=postgres"

    def start(self) -> None:
        """Make the cluster and start it; raises RuntimeError with the server's words when it fails."""
        programs = find_programs()
        data, log = self.folder / "data", self.folder / "log"
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(self.folder)}
        shared = {"cwd": self.folder, "env": environment, "stderr": subprocess.STDOUT, **self.drop}
        make = [programs["initdb"], "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
        options = [part for option in UNSAFE_BUT_QUICK for part in ("-c", option)]
        with log.open("wb") as output:
            subprocess.run(make, check=False, stdout=output, **shared)
            self.process = subprocess.Popen(
                [programs["postgres"], "-D", data, "-k", self.folder, *options],
                stdout=output, start_new_session=True, **shared,
            )  # fmt: skip
        until = time.monotonic() + PATIENCE
        while "ready to accept connections" not in (said := log.read_text(errors="replace")):
            if self.process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise RuntimeError(f"PostgreSQL did not start:\n{said[-2000:]}")
            time.sleep(0.05)

    def stop(self) -> None:
        """End the server without waiting for its clients, and remove its folder; harmless when done twice."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config):
    """Choose the database; a wrapper, so that it comes before pytest-django reads the settings."""
    wanted = os.environ.get("TEST_DATABASE", "sqlite")
    url = os.environ.get("DATABASE_URL", "")
    if wanted == "sqlite":
        if not url.startswith("sqlite"):
            os.environ.pop("DATABASE_URL", None)
    elif wanted != "postgres":
        raise pytest.UsageError(f"TEST_DATABASE is {wanted!r}; set it to sqlite or postgres")
    elif not url.startswith(("postgres://", "postgresql://")):
        start_server()
    return (yield)


def start_server() -> None:
    """Start the throw-away server, tell Django where it is, and stop it whenever this process ends."""
    if not find_programs():
        raise pytest.UsageError("TEST_DATABASE=postgres needs the package postgresql, or DATABASE_URL")
    server = ThrowAwayServer()
    atexit.register(server.stop)
    server.start()
    os.environ["DATABASE_URL"] = server.url
