"""The real site for a real browser: the production server, on a copy of the loaded test database."""

import importlib.util
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import MISSING, QUIET, find_chromium

# The editors' files are not asked for here, and compressing them takes half a minute.
NOT_FOR_READERS = ("wagtail*", "rest_framework", "modeltranslation")


def load_serving():
    """The module with which `make demo` starts the production server."""
    spec = importlib.util.spec_from_file_location("serving", settings.BASE_DIR / "deploy" / "serving.py")
    serving = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(serving)
    return serving


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def database(django_db_setup, django_db_blocker, tmp_path_factory) -> Path:
    """The loaded test database as a file of its own; tests need the mark `django_db`, or nothing is loaded."""
    if connection.vendor != "sqlite":
        raise pytest.UsageError("The browser tests run on SQLite: TEST_DATABASE=sqlite")
    path = tmp_path_factory.mktemp("site") / "site.sqlite3"
    with django_db_blocker.unblock(), closing(sqlite3.connect(path)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    shutil.copytree(settings.MEDIA_ROOT, path.parent / "media")
    return path


def environment_of(folder: Path, port: int) -> dict[str, str]:
    """The environment of a site that keeps all in this folder."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DEBUG"}}
    return kept | {
        "SECRET_KEY": "k" * 60,
        "SITE_URL": f"http://127.0.0.1:{port}",
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "inburgering_site.settings",
        "MAIL_URL": "file:",
        "MAIL_FROM": "site@example.org",
    }


@contextmanager
def served(folder: Path, made_by: str, *ignored: str) -> Iterator[tuple[str, str]]:
    """The site in this folder as production serves it (granian, hashed and compressed files).

    `made_by` is the module that adds to its database; gives the address and what that module printed.
    """
    serving, port = load_serving(), free_port()
    environment = environment_of(folder, port)
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    without = [word for pattern in ignored for word in ("--ignore", pattern)]
    subprocess.run([*collect, *without], cwd=settings.BASE_DIR, env=environment, check=True)
    add = [sys.executable, "-m", made_by]
    said = subprocess.run(add, cwd=settings.BASE_DIR, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    log = folder / "server.log"
    children = {"server": serving.start(serving.server_command(port), environment, log)}
    try:
        assert serving.wait_until_healthy(port, children), log.read_text(errors="replace")[-2000:]
        yield f"http://127.0.0.1:{port}", said.stdout
    finally:
        serving.stop(children)


@pytest.fixture(scope="session")
def site(database) -> str:
    """The address of the site for readers, with one more page."""
    with served(database.parent, "tests.browser.extras", *NOT_FOR_READERS) as (address, _):
        yield address


@pytest.fixture(scope="session")
def admin_folder(tmp_path_factory) -> Path:
    """Where the site for editors keeps what it makes."""
    return tmp_path_factory.mktemp("admin")


@pytest.fixture(scope="session")
def admin(database, admin_folder) -> tuple[str, dict[str, str]]:
    """The address of a site of its own for editors, with all their files, and by name the key of their session."""
    shutil.copy(database, admin_folder)
    shutil.copytree(database.parent / "media", admin_folder / "media")
    with served(admin_folder, "tests.browser.people") as (address, keys):
        yield address, json.loads(keys.splitlines()[-1])


@pytest.fixture
def letter_to(admin, admin_folder):
    """Let the scheduler do its round, and give the letter that somebody got."""

    def find(somebody: str) -> str:
        environment = environment_of(admin_folder, int(admin[0].rpartition(":")[2]))
        command = [sys.executable, "manage.py", "tick", "--once"]
        subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True, stdout=subprocess.DEVNULL)
        letters = [path.read_text() for path in (admin_folder / "mail").iterdir()]
        return next(letter for letter in letters if f"To: {somebody}" in letter)

    return find


@pytest.fixture(scope="session")
def browser() -> Browser:
    path = find_chromium()
    if not path:
        raise pytest.UsageError(MISSING)
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, chromium_sandbox=False, args=QUIET)
        yield running
        running.close()


@pytest.fixture
def open_tab(browser, site):
    """Make a tab of a visitor who was never here before: nothing kept, a width in pixels, further options."""
    contexts = []

    def open_one(width: int = 1280, **options) -> Page:
        context = browser.new_context(base_url=site, viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def enter(browser, admin):
    """Make a tab of somebody who has signed in; of nobody yet when it is not said who."""
    contexts = []
    address, keys = admin

    def open_one(who: str = "", width: int = 1280) -> Page:
        context = browser.new_context(base_url=address, locale="nl-NL", viewport={"width": width, "height": 900})
        if who:
            context.add_cookies([{"name": "session", "value": keys[who], "url": address}])
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
