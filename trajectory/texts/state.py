"""How a text stands in its language: missing, made by whom, checked, older than the Dutch, or too old to trust."""

from datetime import date, timedelta
from enum import StrEnum

from trajectory.texts.models import PAGES, Provenance
from trajectory.texts.pieces import older_places

WITHHELD_AFTER = timedelta(days=30)  # so long an old translation of a right or duty may stand before readers
# What says a right or a duty, by kind of noun; an old translation of these misleads most.
WEIGHTY = {"moment": ("duty", "right", "consequence", "deadline"), "decision-outcome": ("explanation",)}


class State(StrEnum):
    """The state of one text in one language, the most pressing first."""

    WITHHELD = "withheld"
    MISSING = "missing"
    OUTDATED = "outdated"
    MACHINE = "machine"
    PERSON = "person"
    CHECKED = "checked"


def missing_places(row: Provenance, dutch: Provenance | None) -> list[str]:
    """The fields of a noun that say something in Dutch and nothing here: readers get the Dutch of these.

    A page has none: what is not in its translation is not on it, so it is older than the Dutch.
    """
    if dutch is None or row.subject.startswith(PAGES):
        return []
    return [place for place in dutch.says if place not in row.says]


def older_since(row: Provenance, dutch: Provenance | None) -> dict[str, date | None]:
    """The places at which the Dutch is newer, with the day it changed; None for a day nobody noted."""
    if dutch is None or row.language == dutch.language:
        return {}
    silent = missing_places(row, dutch)
    older = [place for place in older_places(dutch.says, row.made_from) if place not in silent]
    days = {place: dutch.changed_on.get(place) for place in older}
    return {place: date.fromisoformat(day) if day else None for place, day in days.items()}


def state_of(row: Provenance, older: dict[str, date | None], today: date) -> State:
    """The state of a text of which these places are older than the Dutch since these days."""
    weighty = WEIGHTY.get(row.subject.partition(":")[0], ())
    if any(day and place in weighty and today - day > WITHHELD_AFTER for place, day in older.items()):
        return State.WITHHELD
    if older:
        return State.OUTDATED
    if row.checked:
        return State.CHECKED
    return State.MACHINE if row.maker == Provenance.Maker.MACHINE else State.PERSON
