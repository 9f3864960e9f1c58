"""The national text that a municipality writes beside: the Dutch of a moment and its structure, as readers see them."""

from collections.abc import Mapping

from django.conf import settings
from modeltranslation.utils import build_localized_fieldname

from trajectory.journey.moment import TEXTS, ContactMoment

STRUCTURE = (
    "phase__code",
    "lead__code",
    "kind",
    "channel",
    "window_anchor",
    "window_least",
    "window_most",
    "window_unit",
)
DUTCH = {build_localized_fieldname(field, settings.LANGUAGE_CODE): field for field in TEXTS}
COLUMNS = (*DUTCH, *STRUCTURE)


def national_of(row: Mapping, prefix: str = "") -> dict[str, str]:
    """By name each Dutch text and part of the structure, from a row with COLUMNS; empty ones are left out."""
    names = {**DUTCH, **{name: name for name in STRUCTURE}}
    found = {names[column]: row[f"{prefix}{column}"] for column in COLUMNS}
    return {name: str(value) for name, value in found.items() if value not in (None, "")}


def national_text(moment_id: int) -> dict[str, str]:
    """What readers see now of the moment with this number (one query); empty when it is not published."""
    row = ContactMoment.objects.filter(pk=moment_id, live=True).values(*COLUMNS).first()
    return national_of(row) if row else {}
