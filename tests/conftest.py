"""The content of the repository, loaded once per database, and the people of the house to test with."""

import atexit
import fcntl
import os
import sqlite3
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils.translation.reloader import translation_file_changed
from hypothesis import configuration
from hypothesis import settings as chance

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs an event loop beside the database


def pytest_configure(config: pytest.Config) -> None:
    # The people of the house get a password in half of the tests, and a safe hash of it takes a tenth of a second.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    # The same days each time, however slow the machine, and nothing left outside var/.
    configuration.set_hypothesis_home_dir(settings.VAR_DIR / "hypothesis")
    chance.register_profile("house", database=None, deadline=None, derandomize=True)
    chance.load_profile("house")


def pytest_sessionstart(session: pytest.Session) -> None:
    call_command("compile_catalogues", verbosity=0)
    # Django read the catalogue of its default language while it started, in a fresh clone before there was one.
    translation_file_changed(None, Path("django.mo"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    from content.partners.tally import tally  # needs the apps

    atexit.unregister(tally.write)  # the database of the tests is gone by then


def _fingerprint() -> str:
    """Of all that decides what a loaded database holds: the code and the content files."""
    found = sha256()
    for room in ("content", "trajectory", "inburgering_site"):
        for path in sorted((settings.BASE_DIR / room).rglob("*")):
            if path.suffix in {".py", ".yaml", ".json", ".csv", ".mp4", ".vtt", ".png"}:
                found.update(str(path.relative_to(settings.BASE_DIR)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def _load_once() -> None:
    """On SQLite the first of the suites loads the content and leaves a copy; the others wait for it and take it."""
    kept = settings.BASE_DIR / "var" / "test" / f"content-{_fingerprint()}.sqlite3"
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.with_suffix(".lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        connection.ensure_connection()
        if kept.exists() and (Path(settings.MEDIA_ROOT) / "recordings").exists():
            with closing(sqlite3.connect(kept)) as copy:
                copy.backup(connection.connection)
            return
        call_command("load_content", verbosity=0)
        for old in kept.parent.glob("content-*.sqlite3"):
            old.unlink()
        half = kept.with_suffix(".half")
        half.unlink(missing_ok=True)
        with closing(sqlite3.connect(half)) as copy:
            connection.connection.backup(copy)
        half.replace(kept)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The whole content, as `make demo` loads it."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            _load_once()
        else:
            call_command("load_content", verbosity=0)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What one test made the site remember is not what the next one reads."""
    cache.clear()


@pytest.fixture
def clock(monkeypatch):
    """Set the clock of the site to a minute in Amsterdam."""

    def set_to(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> None:
        then = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Amsterdam"))
        monkeypatch.setattr("django.utils.timezone.now", lambda: then)

    return set_to


@pytest.fixture
def shown(db, settings, tmp_path):
    """Publish a page with these parts under the Dutch home page; uploads go to a folder of the test."""
    from tests.content.media import publish  # needs the apps

    settings.MEDIA_ROOT = tmp_path / "media"
    return publish


@pytest.fixture
def amina() -> Client:
    """A newcomer: no account, no cookies."""
    return Client()


def _person(django_user_model, username: str, groups: list[Group], languages: list[str] | None = None):
    user = django_user_model.objects.create_user(username, f"{username}@example.org", "zon-regen-wind-sneeuw")
    user.groups.set(groups)
    user.languages = languages or []
    user.save()
    return user


@pytest.fixture
def sign_in():
    """Give a client the session of a person, past the password."""

    def enter(user) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


@pytest.fixture
def daan(db, django_user_model):
    """A national editor: may edit what belongs to everybody."""
    from content.editing.roles import NATIONAL, ensure_roles

    ensure_roles()
    return _person(django_user_model, "daan", [Group.objects.get(name=NATIONAL)])


@pytest.fixture
def rosa(db, django_user_model):
    """A national editor who also approves what others wrote, and publishes bundles."""
    from content.editing.roles import NATIONAL, PUBLISHERS, REVIEWERS, ensure_roles

    ensure_roles()
    groups = Group.objects.filter(name__in=(NATIONAL, REVIEWERS, PUBLISHERS))
    return _person(django_user_model, "rosa", list(groups))


@pytest.fixture
def iris(db, django_user_model):
    """The administrator: Wagtail lets her do everything, also publish alone. She is there for accidents."""
    from content.editing.roles import ensure_roles

    ensure_roles()
    return django_user_model.objects.create_superuser("iris", "iris@example.org", "zon-regen-wind-sneeuw")


def _municipal_editor(django_user_model, username: str, slug: str):
    """An editor of a municipality, with a section of its own under /nl/gemeente/."""
    from content.editing.roles import ensure_local_role, ensure_roles
    from content.pages.models import ReaderPage, SectionPage
    from trajectory.actors.models import Municipality

    ensure_roles()
    municipality = Municipality.objects.get(slug=slug)
    parent = ReaderPage.objects.get(slug="gemeente", locale__language_code="nl")
    section = SectionPage(title=municipality.name, slug=slug, locale=parent.locale)
    parent.add_child(instance=section)
    section.save_revision().publish()
    user = _person(django_user_model, username, [ensure_local_role(municipality, section)])
    user.section = section
    return user


@pytest.fixture
def bert(db, django_user_model):
    """The editor of Utrecht; `bert.section` is Utrecht's part of the tree."""
    return _municipal_editor(django_user_model, "bert", "utrecht")


@pytest.fixture
def carla(db, django_user_model):
    """The editor of Zwolle; `carla.section` is Zwolle's part of the tree."""
    return _municipal_editor(django_user_model, "carla", "zwolle")


@pytest.fixture
def elif_(db, django_user_model):
    """A translator of Turkish."""
    from content.editing.roles import ensure_language_role, ensure_roles

    ensure_roles()
    return _person(django_user_model, "elif", [ensure_language_role("tr")], ["tr"])
