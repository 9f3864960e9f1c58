"""Read the register once per request: the values that texts need."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname

from trajectory.facts.models import Fact, FactSource
from trajectory.facts.resolve import FactValue
from trajectory.texts.tongue import Text, columns, pick


def is_current(row: dict, day: date, prefix: str = "") -> bool:
    """Whether a fact may be shown on this day, by its columns `live`, `valid_from` and `valid_until`."""
    first, last = row[f"{prefix}valid_from"], row[f"{prefix}valid_until"]
    return bool(row[f"{prefix}live"]) and (first is None or first <= day) and (last is None or day <= last)


def read_register(code: str) -> dict[str, FactValue]:
    """Every fact by name (one query); what is not published counts as not known today.

    Organisations are named in language `code`, else in Dutch.
    """
    today = timezone.localdate()
    own = "organisation__" + build_localized_fieldname("name", code)
    dutch = "organisation__" + build_localized_fieldname("name", "nl")
    rows = Fact.objects.values(
        "key", "kind", "value", "unit", "valid_from", "valid_until", "live", *dict.fromkeys((own, dutch))
    )
    return {
        row["key"]: FactValue(
            key=row["key"],
            kind=row["kind"],
            value=row["value"],
            unit=row["unit"],
            current=is_current(row, today),
            ask=row[own] or row[dutch] or "",
        )
        for row in rows
    }


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
