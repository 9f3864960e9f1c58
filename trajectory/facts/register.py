"""Read the register once per request: the values that texts need, and where each stands."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname

from trajectory.facts.models import Fact, FactSource
from trajectory.facts.resolve import Cited, FactValue, SourceLine
from trajectory.texts.tongue import Text, columns, pick

REFERENCE = "fact_sources__reference"


def is_current(row: dict, day: date, prefix: str = "") -> bool:
    """Whether a fact may be shown on this day, by its columns `live`, `valid_from` and `valid_until`."""
    first, last = row[f"{prefix}valid_from"], row[f"{prefix}valid_until"]
    return bool(row[f"{prefix}live"]) and (first is None or first <= day) and (last is None or day <= last)


def read_register(code: str) -> dict[str, FactValue]:
    """Every fact by name with its sources (one query); what is not published counts as not known today.

    Organisations are named in language `code`, else in Dutch.
    """
    today = timezone.localdate()
    own = "organisation__" + build_localized_fieldname("name", code)
    dutch = "organisation__" + build_localized_fieldname("name", "nl")
    source = ("code", "title", "url", "publisher")
    cited = {name: f"fact_sources__source__{name}" for name in source}
    rows = Fact.objects.order_by("key", "fact_sources__sort_order", "fact_sources__pk").values(
        *("key", "kind", "value", "unit", "valid_from", "valid_until", "live", *dict.fromkeys((own, dutch))),
        *(REFERENCE, *cited.values()),
    )
    register = {}
    for key, of_fact in groupby(rows, key=itemgetter("key")):
        lines = list(of_fact)
        row = lines[0]
        register[key] = FactValue(
            key=key,
            kind=row["kind"],
            value=row["value"],
            unit=row["unit"],
            current=is_current(row, today),
            ask=row[own] or row[dutch] or "",
            sources=tuple(
                Cited(SourceLine(**{name: line[column] for name, column in cited.items()}), line[REFERENCE])
                for line in lines
                if line[cited["code"]]
            ),
        )
    return register


@dataclass(frozen=True)
class Entry:
    """A fact as the reader of the register sees it: what it is, its value, where it stands and how old that is."""

    key: str
    label: Text
    sources: tuple[tuple[str, str], ...]
    checked_on: object


def read_entries(code: str) -> list[Entry]:
    """Every published fact with its sources, by name (two queries)."""
    fields = ("label",)
    cited = defaultdict(list)
    for key, title, reference in FactSource.objects.values_list("fact__key", "source__title", "reference"):
        cited[key].append((title, reference))
    rows = Fact.objects.filter(live=True).values("key", "checked_on", *columns(fields, code))
    return [Entry(row["key"], pick(row, "label", code), tuple(cited[row["key"]]), row["checked_on"]) for row in rows]


def known_names() -> set[str]:
    """The names a text may use, live or not: a withdrawn fact must not make a text unsaveable."""
    return set(Fact.objects.values_list("key", flat=True))
