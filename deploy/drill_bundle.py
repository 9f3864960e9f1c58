"""Publish a bundle and kill the process in the middle, again and again: readers see all of it or nothing.

`make drill-bundle` kills it 20 times on SQLite and 20 times on PostgreSQL. Each time the real command publishes the
same bundle in a fresh copy of the same database, is killed (kill -9) at another moment, and what readers see is
compared with how it was before and with how it is after a publication that nobody disturbs. `ARGS=SQLite` does one.
"""

import hashlib
import os
import random
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

TIMES = 20
# What readers see and what editors are told of it, without the moments at which it was written.
SEEN = {
    "wagtailcore_page": "id, live, title, url_path, live_revision_id, has_unpublished_changes",
    "content_readerpage": "page_ptr_id, intro, body",
    "trajectory_contactmoment": "id, live, title_nl, title_ar, title_tr, live_revision_id, has_unpublished_changes",
    "trajectory_fact": "id, live, value, live_revision_id",
    "trajectory_publishedtree": "id, content",
    "trajectory_provenance": "subject, language, text_version, maker, made_by",
    "content_searchentry": "subject, language, title, summary, words",
    "trajectory_datasetversion": "number, reason_nl",
    "content_bundle": "id, state",
    "wagtailcore_pagelogentry": "action, page_id, revision_id",
    "wagtailcore_modellogentry": "action, object_id, revision_id",
}
PREPARE = """
from datetime import timedelta
import django; django.setup()
from django.contrib.auth import get_user_model
from django.utils import timezone
from content.pages.models import ReaderPage
from content.review import actions
from content.review.items import seal_of
from content.review.models import Bundle, LinkCheck
from trajectory.decision.models import DecisionAnswer
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment

people = get_user_model().objects
writer, other = people.create_superuser("writer", "", "x"), people.create_superuser("other", "", "x")
bundle = Bundle.objects.create(name="Drill", reason_nl="Oefening", reason_en="Drill", made_by=writer, with_version=True)
things = []
for fact, value in (("pip-term", "11"), ("z-route-hours", "900")):
    found = Fact.objects.filter(key=fact).first()
    if found:
        found.value = value
        things.append(found)
for code in ("M06", "M07", "M08", "A01"):
    moment = ContactMoment.objects.get(code=code)
    moment.title_nl, moment.title_ar, moment.title_tr = f"Nieuw {code}", f"جديد {code}", f"Yeni {code}"
    things.append(moment)
for page in ReaderPage.objects.filter(slug__in=("contact", "examens"), locale__language_code__in=("nl", "en", "ar")):
    page = page.specific
    page.intro = f"Nieuw {page.locale.language_code}"
    things.append(page)
for thing in things:
    thing.save_revision(user=writer, clean=False)
    actions.add_item(bundle=bundle, thing=thing)
answer = DecisionAnswer.objects.get(code="u2")
answer.text_nl = "Ik heb AOW"
answer.save()
actions.add_item(bundle=bundle, kind="tree")
bundle.takes_effect_at = timezone.now() + timedelta(days=1)
bundle.save()
actions.send(bundle=bundle, user=writer)
LinkCheck.objects.update(state="ok", checked_at=timezone.now(), asked_at=None)
bundle.refresh_from_db()
actions.approve(bundle=bundle, user=other, seal=seal_of(bundle))
print(bundle.pk, bundle.items.count())
"""

# The same as the command does, with the moments at which publishing begins and ends.
MEASURE = """
import sys, time
began = time.monotonic()
import django; django.setup()
from content.review.actions import publish
from content.review.models import Bundle
bundle = Bundle.objects.get(pk=int(sys.argv[1]))
first = time.monotonic() - began
wrong = publish(bundle=bundle)
print(first, time.monotonic() - began)
sys.exit(" ".join(wrong) or 0)
"""


class OnSqlite:
    """Copies of a database are copies of a file."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept, self.used = folder / "kept.sqlite3", folder / "used.sqlite3"

    def url(self, kept: bool = False) -> str:
        return f"sqlite:///{self.kept if kept else self.used}"

    def renew(self) -> None:
        for old in self.folder.glob("used.sqlite3*"):
            old.unlink()
        with closing(sqlite3.connect(self.kept)) as source, closing(sqlite3.connect(self.used)) as copy:
            source.backup(copy)

    def ask(self, query: str) -> list[tuple]:
        with closing(sqlite3.connect(self.used)) as connection:
            return connection.execute(query).fetchall()

    def stop(self) -> None:
        pass


class OnPostgres:
    """Copies of a database are made from a template, on a server of our own."""

    name = "PostgreSQL"

    def __init__(self, folder: Path) -> None:
        from tests.plugin_postgres import ThrowAwayServer

        self.server = ThrowAwayServer()
        self.server.start()
        self.run("CREATE DATABASE kept")

    def url(self, kept: bool = False) -> str:
        return self.server.url.replace("/test?", "/kept?" if kept else "/used?")

    def run(self, command: str) -> None:
        import psycopg

        with psycopg.connect(self.server.url.replace("/test?", "/postgres?"), autocommit=True) as connection:
            connection.execute(command)

    def renew(self) -> None:
        self.run("DROP DATABASE IF EXISTS used WITH (FORCE)")
        self.run("CREATE DATABASE used TEMPLATE kept")

    def ask(self, query: str) -> list[tuple]:
        import psycopg

        with psycopg.connect(self.url()) as connection:
            return connection.execute(query).fetchall()

    def stop(self) -> None:
        self.server.stop()


def environment(database, folder: Path, *, kept: bool = False) -> dict[str, str]:
    given = {"SECRET_KEY": secrets.token_urlsafe(60), "VAR_DIR": str(folder), "SITE_URL": "http://localhost:8000"}
    given |= {"DATABASE_URL": database.url(kept), "DJANGO_SETTINGS_MODULE": "inburgering_site.settings"}
    return os.environ | given | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def start(database, folder: Path, *words: str) -> subprocess.Popen:
    """The real command, in a process of its own that can be killed with all it started."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *words],
        env=environment(database, folder),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def prepare(database, folder: Path) -> str:
    """The whole content with an approved bundle in it; returns the number of the bundle."""
    env = environment(database, folder, kept=True)
    for words in (["migrate", "-v0"], ["load_content", "-v0"]):
        subprocess.run([sys.executable, "manage.py", *words], env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        [sys.executable, "-c", PREPARE], env=env, cwd=ROOT, check=True, capture_output=True, text=True
    )
    number, items = done.stdout.split()[-2:]
    print(f"{database.name}: bundle {number} with {items} changes")
    return number


def fingerprint(database) -> str:
    found = hashlib.sha256()
    for table, columns in SEEN.items():
        rows = sorted(repr(row) for row in database.ask(f"SELECT {columns} FROM {table}"))
        found.update("\n".join(rows).encode())
    return found.hexdigest()[:12]


def measure(database, folder: Path, number: str) -> tuple[float, float]:
    """Seconds after the start of the process at which publishing begins and ends when nobody disturbs it."""
    command = [sys.executable, "-c", MEASURE, number]
    env = environment(database, folder)
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"The bundle is not published when nobody disturbs it: {done.stderr[-500:]}")
    first, last = map(float, done.stdout.split()[-2:])
    return first, last


def kill_once(database, folder: Path, number: str, moment: float) -> bool:
    """Start the real command and kill it after `moment` seconds; False when it had ended by then."""
    process = start(database, folder, "publish_bundle", number)
    time.sleep(moment)
    alive = process.poll() is None
    if alive:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    time.sleep(0.3)  # the server of PostgreSQL notices that its client is gone
    return alive


def drill(database, folder: Path) -> dict[str, int]:
    number = prepare(database, folder)
    database.renew()
    before = fingerprint(database)
    first, last = measure(database, folder, number)
    after = fingerprint(database)
    print(f"{database.name}: publishing lasts from {first:.1f} s to {last:.1f} s; before {before}, after {after}")
    counts, killed = {"before": 0, "after": 0, "between": 0}, 0
    while killed < TIMES:
        # Evenly from a little before publishing to a little after it, and by chance within each part.
        moment = first + (last - first) * (1.1 * (killed + random.random()) / TIMES - 0.05)
        database.renew()
        alive = kill_once(database, folder, number, moment)
        said = {before: "before", after: "after"}.get(fingerprint(database), "between")
        counts[said] += 1
        killed += alive
        print(f"  {killed:2}  {'killed' if alive else 'ended '} after {moment:5.2f} s  {said}", flush=True)
        if not alive:  # the machine is quicker now than when it was measured
            first, last = first * 0.9, last * 0.9
    return counts


def main(wanted: list[str]) -> int:
    results = {}
    kinds = [kind for kind in (OnSqlite, OnPostgres) if not wanted or kind.name in wanted]
    for kind in kinds:
        folder = Path(tempfile.mkdtemp(prefix="drill-"))
        database = kind(folder)
        try:
            results[database.name] = drill(database, folder)
        finally:
            database.stop()
            shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{'database':<12}{'before':>8}{'after':>8}{'between':>9}")
    for name, counts in results.items():
        print(f"{name:<12}{counts['before']:>8}{counts['after']:>8}{counts['between']:>9}")
    return int(any(counts["between"] for counts in results.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
