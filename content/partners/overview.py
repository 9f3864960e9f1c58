"""Where our pages stand in the pages of others, as an editor reads it: per partner and page, over three periods."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Max, Min, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from content.partners.models import EmbedCount, Partner

PERIODS = {"week": 7, "month": 30, "year": 365}


@dataclass
class Place:
    """One page in the pages of one partner (code "": not registered)."""

    partner: str
    name: str
    slice: str
    week: int = 0
    month: int = 0
    year: int = 0
    languages: set[str] = field(default_factory=set)
    first: date = date.max
    last: date = date.min
    outdated: set[int] = field(default_factory=set)

    @property
    def language_names(self) -> str:
        """The languages it was shown in, by their own names, in the order of the site."""
        return ", ".join(language.name for code, language in settings.SITE_LANGUAGES.items() if code in self.languages)

    @property
    def old_versions(self) -> str:
        """The versions of the snippet, older than ours, that were used in the last thirty days."""
        return ", ".join(map(str, sorted(self.outdated)))

    def add(self, row: dict, current: int) -> None:
        """Add the numbers of one language and version."""
        for period in PERIODS:
            setattr(self, period, getattr(self, period) + (row[period] or 0))
        self.languages.add(row["language"])
        self.first, self.last = min(self.first, row["first"]), max(self.last, row["last"])
        if 0 < row["version"] < current and row["month"]:  # 0: a frame without the snippet, which cannot be old
            self.outdated.add(row["version"])


def _rows(today: date) -> QuerySet:
    """The counts per partner, page, language and version; a period ends today and has so many days with it."""
    since = {name: Q(day__gt=today - timedelta(days=days)) for name, days in PERIODS.items()}
    sums = {name: Sum("number", filter=given) for name, given in since.items()}
    key = ("partner", "slice", "language", "version")
    return EmbedCount.objects.values(*key).annotate(**sums, first=Min("day"), last=Max("day")).order_by(*key)


def places(rows: Iterable[dict], names: dict[str, str], current: int) -> list[Place]:
    """The rows brought together per partner and page, the most shown first; `current` is our version of the snippet."""
    found: dict[tuple[str, str], Place] = {}
    for row in rows:
        code, slice = row["partner"], row["slice"]
        place = found.setdefault((code, slice), Place(code, names.get(code, code), slice))
        place.add(row, current)
    return sorted(found.values(), key=lambda place: (-place.year, place.name, place.slice))


def where_embedded(today: date) -> list[Place]:
    """Every place where our pages stand (two queries)."""
    names = {"": _("Not registered")} | dict(Partner.objects.values_list("code", "name"))
    return places(_rows(today), names, settings.EMBED_VERSION)
