"""Every Dutch text that is too hard for readers, and why: the report of the writers' desk."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.editing.readability import Figures, Finding
from content.faq.models import Question
from content.glossary.models import Term
from content.pages.models import ReaderPage
from content.writing.advise import named
from content.writing.judge import breaking, everything
from content.writing.reasons import Reason, all_reasons, key_of
from trajectory.journey.moment import ContactMoment

KINDS = {
    "page": _("Pages"),
    "moment": _("Contact moments"),
    "question": _("Questions"),
    "term": _("Terms"),
}
ONE = {"page": _("Page"), "moment": _("Contact moment"), "question": _("Question"), "term": _("Term")}
MODELS = {"page": ReaderPage, "moment": ContactMoment, "question": Question, "term": Term}


@dataclass(frozen=True)
class Row:
    """One text: where it is helped, its figures, its red marks, and the reasons that were given."""

    kind: str
    title: str
    address: str
    draft: bool
    figures: Figures
    red: list[Finding]
    reasons: list[Reason]

    @property
    def named(self) -> str:
        return str(ONE[self.kind])

    @property
    def lines(self) -> list[str]:
        """Why it fails, a line for each sentence."""
        return named(self.red)


def kind_of(thing: models.Model) -> str:
    """Which kind of text this is, by the words of KINDS."""
    return next(kind for kind, model in MODELS.items() if isinstance(thing, model))


def address_of(thing: models.Model) -> str:
    """Where the screen “Writing help” of this stands."""
    return reverse(f"writing-{kind_of(thing)}", args=[thing.pk])


def rows_for(user) -> Iterator[Row]:
    """A row for every Dutch text that this person keeps, in the version that is written on now."""
    given = all_reasons()
    for thing, report in everything(user):
        yield Row(
            kind=kind_of(thing),
            title=str(thing),
            address=address_of(thing),
            draft=bool(getattr(thing, "has_unpublished_changes", False) or not getattr(thing, "live", True)),
            figures=report.figures,
            red=breaking(report),
            reasons=given.get(key_of(thing), []),
        )
