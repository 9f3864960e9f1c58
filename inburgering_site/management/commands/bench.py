"""How quick the site is on this machine; figures to compare with yesterday's, no judgement."""

import logging
import os
import platform
import statistics
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.cache import caches
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.editing.dutch_files import read_pieces
from content.editing.roles import NATIONAL, ensure_roles
from content.pages.models import TopicPage
from content.writing.help import on_its_own
from trajectory.journey.moment import SHORT_TEXTS, ContactMoment
from trajectory.journey.read import PLAIN, visible_moments
from trajectory.texts.tongue import columns

LANGUAGES = ("nl", "ar", "ti")
PAGES = {
    "home": "",
    "topic": "traject/plan-pip/",
    "journey": "klantreis/?groep=asielstatushouder&route=b1&gemeente=voorbeeldgemeente",
    "moment": "klantreis/M06/?groep=asielstatushouder&route=b1",
    "search": "zoeken/?q=pip",
}
TIMES = 30
# Twenty posters with nothing kept: the longest journeys in every language, and some short ones.
POSTERS = [
    *(f"/{code}/klantreis/poster.pdf?groep=asielstatushouder&route=b1" for code in settings.SITE_LANGUAGES),
    *(f"/{code}/klantreis/poster.pdf?groep=gezinsmigrant&route=z&formaat=a4" for code in ("nl", "ar", "ti", "uk")),
    *(f"/{code}/klantreis/poster.pdf?groep=asielzoeker&naast=nl" for code in ("ar", "ti", "fa", "so")),
]


def median_milliseconds(work: Callable[[], object], times: int) -> float:
    """The middle of so many measurements, after one that warms up."""
    work()
    measured = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        measured.append((time.perf_counter() - began) * 1000)
    return statistics.median(measured)


class Command(BaseCommand):
    help = "Medians of 30 requests per page and language: milliseconds, queries and gzipped bytes."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--times", type=int, default=TIMES)

    def handle(self, *, times: int, **options) -> None:
        self.check_ready()
        access = logging.getLogger("access")
        was, access.disabled = access.disabled, True
        try:
            self.stdout.write(self.machine())
            self.measure_pages(times)
            self.measure_posters()
            self.measure_columns(times)
            self.measure_editing(times)
            self.measure_writing(times)
        finally:
            access.disabled = was

    def check_ready(self) -> None:
        """Say what is missing before anything is measured."""
        if "trajectory_contactmoment" not in connection.introspection.table_names() or not visible_moments().exists():
            raise CommandError("There is no content in the database yet; run `make demo` once.")
        if isinstance(staticfiles_storage, ManifestFilesMixin) and not staticfiles_storage.hashed_files:
            raise CommandError("The static files are not collected yet; run `make demo` once.")

    def machine(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
            version = cursor.fetchone()[0]
        python = f"Python {platform.python_version()}"
        return f"{os.cpu_count()} cores, {platform.machine()}, {python}, {connection.display_name} {version}"

    def measure_pages(self, times: int) -> None:
        address = urlsplit(settings.SITE_URL)
        browser = Client(headers={"host": address.netloc, "accept-encoding": "gzip"})
        self.stdout.write(f"\n{'page':<10}{'language':<10}{'ms':>8}{'queries':>9}{'bytes gzip':>12}")
        for name, path in PAGES.items():
            for code in LANGUAGES:

                def ask(path: str = f"/{code}/{path}"):
                    return browser.get(path, secure=settings.SECURE)

                with CaptureQueriesContext(connection) as asked:
                    answer = ask()
                queries = len(asked)
                if answer.status_code != 200:
                    raise CommandError(f"/{code}/{path} answers {answer.status_code}.")
                took = median_milliseconds(ask, times)
                self.stdout.write(f"{name:<10}{code:<10}{took:>8.1f}{queries:>9}{len(answer.content):>12}")

    def measure_posters(self) -> None:
        """Each poster once, with an empty cache: what the first reader after an edit waits for."""
        address = urlsplit(settings.SITE_URL)
        browser = Client(headers={"host": address.netloc})
        caches["sheets"].clear()
        took, sizes = [], []
        for path in POSTERS:
            began = time.perf_counter()
            answer = browser.get(path, secure=settings.SECURE)
            took.append((time.perf_counter() - began) * 1000)
            if answer.status_code != 200:
                raise CommandError(f"{path} answers {answer.status_code}.")
            sizes.append(len(answer.content))
        self.stdout.write(
            f"\n{len(took)} different posters, none kept: median {statistics.median(took):.0f} ms, "
            f"slowest {max(took):.0f} ms, median {statistics.median(sizes):.0f} bytes"
        )

    def measure_editing(self, times: int) -> None:
        """Our screen of a moment (Dutch and Arabic) beside Wagtail's own of a topic page; ours is to stay below 1.5."""
        moment = reverse(
            "wagtailsnippets_trajectory_contactmoment:edit", args=[ContactMoment.objects.get(code="M06").pk]
        )
        page = TopicPage.objects.get(slug="plan-pip", locale__language_code=settings.LANGUAGE_CODE)
        screens = {
            "topic page, Wagtail's own": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "contact moment, ours": f"{moment}?taal=ar",
            "home of the admin": "/admin/",
            "coverage": reverse("overview-coverage"),
        }
        self.stdout.write(
            f"\n{'screen of the admin':<30}{'ms':>8}{'queries':>9}{'bytes':>10}{'× time':>8}{'× bytes':>9}"
        )
        with transaction.atomic():  # the editor who looks is gone afterwards
            ensure_roles()
            editor = get_user_model().objects.create_user("bench")
            editor.groups.add(Group.objects.get(name=NATIONAL))
            browser = Client(headers={"host": urlsplit(settings.SITE_URL).netloc})
            browser.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
            first: tuple[float, int] | None = None
            for name, path in screens.items():
                took = median_milliseconds(lambda path=path: browser.get(path, secure=settings.SECURE), times)
                with CaptureQueriesContext(connection) as asked:
                    size = len(browser.get(path, secure=settings.SECURE).content)
                first = first or (took, size)
                self.stdout.write(
                    f"{name:<30}{took:>8.1f}{len(asked):>9}{size:>10}{took / first[0]:>8.2f}{size / first[1]:>9.2f}"
                )
            transaction.set_rollback(True)

    def measure_writing(self, times: int) -> None:
        """What the writers' desk says of every Dutch text of the repository, one by one; each is to stay below 100."""
        texts = [piece.text for piece in read_pieces(settings.BASE_DIR)]
        began = time.perf_counter()
        on_its_own(texts[0])  # makes the list of words that readers know, once in a process
        first, took = (time.perf_counter() - began) * 1000, []
        for text in texts:
            began = time.perf_counter()
            on_its_own(text)
            took.append((time.perf_counter() - began) * 1000)
        longest = max(texts, key=len)
        everything = median_milliseconds(lambda: on_its_own(longest), times)
        self.stdout.write(
            f"\nWriting help for {len(took)} texts: median {statistics.median(took):.1f} ms, most {max(took):.1f} ms; "
            f"the longest ({len(longest)} signs) {everything:.1f} ms; the first in a process {first:.0f} ms"
        )

    def measure_columns(self, times: int) -> None:
        """The wide table (a column per text and language): whole rows against the columns one page needs."""
        wanted = (*PLAIN, *columns((*SHORT_TEXTS, "duty", "right", "deadline"), "ar"))
        every = [field.attname for field in ContactMoment._meta.concrete_fields]
        ways = {
            f"whole objects, {len(every)} columns": lambda: list(visible_moments()),
            f"plain rows, {len(every)} columns": lambda: list(visible_moments().values(*every)),
            f"plain rows, the {len(wanted)} wanted": lambda: list(visible_moments().values(*wanted)),
        }
        self.stdout.write(f"\nReading {visible_moments().count()} contact moments{'ms':>20}")
        for name, work in ways.items():
            self.stdout.write(f"{name:<40}{median_milliseconds(work, times):>8.1f}")
