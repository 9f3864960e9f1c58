"""The real site for a real browser: the production server, on a copy of the loaded test database."""

import importlib.util
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
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


@pytest.fixture(scope="session")
def site(database) -> str:
    """The address of the site as production serves it (granian, hashed and compressed files), and one more page."""
    serving, port = load_serving(), free_port()
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DEBUG"}}
    environment = kept | {
        "SECRET_KEY": "k" * 60,
        "SITE_URL": f"http://127.0.0.1:{port}",
        "VAR_DIR": str(database.parent),
        "DJANGO_SETTINGS_MODULE": "inburgering_site.settings",
    }
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    ignored = [word for pattern in NOT_FOR_READERS for word in ("--ignore", pattern)]
    subprocess.run([*collect, *ignored], cwd=settings.BASE_DIR, env=environment, check=True)
    subprocess.run([sys.executable, "-m", "tests.browser.extras"], cwd=settings.BASE_DIR, env=environment, check=True)
    log = database.parent / "server.log"
    children = {"server": serving.start(serving.server_command(port), environment, log)}
    try:
        assert serving.wait_until_healthy(port, children), log.read_text(errors="replace")[-2000:]
        yield f"http://127.0.0.1:{port}"
    finally:
        serving.stop(children)


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
