"""Read the desks of a municipality, in one language: as far as they are on the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from trajectory.actors.models import ContactPoint, Interpreter, Municipality
from trajectory.texts.due import overdue
from trajectory.texts.origin import MADE, by_person, with_makers
from trajectory.texts.tongue import Text, columns, pick, pick_group

TEXTS = ("role", "help_with", "hours")
PLAIN = ("phone", "email", "website", "checked_on")
REST = ("pk", "languages", "interpreter", "review_by", "phases__code")


@dataclass(frozen=True)
class Desk:
    """A contact point of a municipality in the reader's language.

    `phases` has by code the titles of the steps it is for (none: all), `languages` those that people speak there,
    `interpreter` one of Interpreter or nothing; `overdue` and `by_machine` are as in LocalText.
    """

    role: Text
    help_with: Text
    hours: Text
    phone: str
    email: str
    website: str
    checked_on: object
    phases: dict[str, Text]
    languages: tuple = ()
    interpreter: str = ""
    overdue: object = None
    by_machine: bool = False

    @property
    def language_codes(self) -> list[str]:
        return [language.code for language in self.languages]

    @property
    def interpreter_said(self) -> str:
        """The sentence about an interpreter in the active language; "" when nothing is known."""
        return str(Interpreter(self.interpreter).label) if self.interpreter else ""


def visible_desks(municipality: Municipality) -> QuerySet[ContactPoint]:
    """What a visitor may see of the desks of a municipality."""
    return ContactPoint.objects.filter(municipality=municipality, live=True)


def contact_points(municipality: Municipality, code: str) -> list[Desk]:
    """The desks of a municipality (one query: a desk has a row for each of its steps)."""
    subject = Concat(Value("contact:"), Cast("pk", CharField()), output_field=CharField())
    desks = with_makers(visible_desks(municipality), subject, code).order_by("pk", "phases__order")
    titles = {f"phases__{column}": column for column in columns(("title",), code)}
    rows = desks.values(*PLAIN, *REST, *MADE, *columns(TEXTS, code), *titles)
    return [_desk(list(same), titles, code) for _pk, same in groupby(rows, key=lambda row: row["pk"])]


def _desk(rows: list[dict], titles: dict[str, str], code: str) -> Desk:
    row, texts = rows[0], pick_group(rows[0], TEXTS, code)
    named = [each for each in rows if each["phases__code"]]
    return Desk(
        **{name: row[name] for name in PLAIN},
        **texts,
        phases={
            each["phases__code"]: pick({column: each[name] for name, column in titles.items()}, "title", code)
            for each in named
        },
        languages=tuple(language for each, language in settings.SITE_LANGUAGES.items() if each in row["languages"]),
        interpreter=row["interpreter"] if row["interpreter"] in Interpreter.values else "",
        overdue=overdue(row["review_by"]),
        by_machine=not by_person(row, texts["role"]),
    )


def desks_for(desks: Iterable[Desk], phase: str) -> list[Desk]:
    """The desks that help in the phase with this code; all of them where none says so."""
    desks = list(desks)
    return [desk for desk in desks if not desk.phases or phase in desk.phases] or desks
