"""What a paper or a calendar says of a text of a municipality that may be out of date, in the words of the web page."""

from django.utils.translation import gettext_noop

from trajectory.facts.resolve import write_date
from trajectory.journey.assemble import LocalText
from trajectory.journey.desks import Desk
from trajectory.sharing.tongue import Passage, Tongue

NEWER = gettext_noop("The national text is newer than this text of the municipality.")
LATE = gettext_noop("This text was to be checked before %(before)s. That has not happened yet.")


def marks_of(said: LocalText | Desk, tongue: Tongue) -> list[Passage]:
    """That the national text beside it is newer, and that it was not checked in time; empty when all is well."""
    marks = [tongue.word(NEWER)] if getattr(said, "older", False) else []
    if said.overdue:
        marks.append(tongue.word(LATE, before=write_date(said.overdue, tongue.code)))
    return marks
