"""Read the register once per request: the values that texts need."""

from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname

from trajectory.facts.models import Fact
from trajectory.facts.resolve import FactValue


def read_register(code: str) -> dict[str, FactValue]:
    """Every published fact by name (one query); organisations are named in language `code`, else in Dutch."""
    today = timezone.localdate()
    own = "organisation__" + build_localized_fieldname("name", code)
    dutch = "organisation__" + build_localized_fieldname("name", "nl")
    rows = Fact.objects.filter(live=True).values(
        "key", "kind", "value", "unit", "valid_from", "valid_until", *dict.fromkeys((own, dutch))
    )
    return {
        row["key"]: FactValue(
            key=row["key"],
            kind=row["kind"],
            value=row["value"],
            unit=row["unit"],
            current=(row["valid_from"] is None or row["valid_from"] <= today)
            and (row["valid_until"] is None or today <= row["valid_until"]),
            ask=row[own] or row[dutch] or "",
        )
        for row in rows
    }


def known_names() -> set[str]:
    """The names a text may use, live or not: a withdrawn fact must not make a text unsaveable."""
    return set(Fact.objects.values_list("key", flat=True))
