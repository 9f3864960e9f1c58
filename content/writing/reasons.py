"""A right or duty goes before readers with red marks only when somebody says why, and what they said is kept."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext as _
from wagtail.log_actions import log, registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from content.editing.readability import Finding
from content.pages.models import TopicPage
from content.writing.advise import named
from content.writing.judge import breaking, report_of
from content.writing.texts import is_dutch
from trajectory.journey.moment import ContactMoment
from trajectory.texts.state import WEIGHTY

ACTION = "writing.reason"  # in the diary of Wagtail, which keeps it and shows it in the history
SHOWN = 5  # sentences named in a refusal; the screen has them all
Mark = tuple[str, str, str]


@dataclass(frozen=True)
class Reason:
    """Why marks stay: who said so, when, in which words, and of which marks (mark, what, sentence)."""

    who: str
    at: datetime
    why: str
    marks: tuple[Mark, ...]

    @property
    def lines(self) -> list[str]:
        """The marks, a line for each sentence."""
        return named(Finding("", "", "", mark, sentence, what) for mark, what, sentence in self.marks)


def _mark(finding: Finding) -> Mark:
    return finding.mark, finding.what, finding.sentence


def is_weighty(thing: models.Model) -> bool:
    """Whether this tells newcomers of a right or duty: a Dutch topic page, or a contact moment."""
    if isinstance(thing, Page):
        return issubclass(thing.specific_class, TopicPage) and is_dutch(thing)
    return isinstance(thing, ContactMoment)


def red_marks(thing: models.Model) -> list[Finding]:
    """The red marks that ask for a reason: all of a topic page, and those in what a moment says of right and duty."""
    if not is_weighty(thing):
        return []
    red = breaking(report_of(thing))
    return [each for each in red if each.key in WEIGHTY["moment"]] if isinstance(thing, ContactMoment) else red


def said_in_history(data: dict) -> str:
    """What the history says of a reason, given what the diary kept of it."""
    said = {"number": len(data["marks"]), "reason": data["reason"]}
    return _("Red marks stay (%(number)s). The reason: %(reason)s") % said


def _reason(entry) -> Reason:
    marks = tuple((each["mark"], each["what"], each["sentence"]) for each in entry.data["marks"])
    return Reason(who=str(entry.user or ""), at=entry.timestamp, why=entry.data["reason"], marks=marks)


def reasons_of(thing: models.Model) -> list[Reason]:
    """Every reason that was given for marks in this page or noun, the newest first (one query)."""
    if thing.pk is None:
        return []
    entries = registry.get_logs_for_instance(thing).filter(action=ACTION).select_related("user").order_by("-pk")
    return list(map(_reason, entries))


def key_of(thing: models.Model) -> tuple[str, str]:
    """Which page or noun this is, in whatever version."""
    return ("page" if isinstance(thing, Page) else thing._meta.model_name, str(thing.pk))


def all_reasons() -> dict[tuple[str, str], list[Reason]]:
    """Every reason by the key of its page or noun, the newest first (two queries)."""
    found: dict[tuple[str, str], list[Reason]] = {}
    for entry in PageLogEntry.objects.filter(action=ACTION).select_related("user").order_by("-pk"):
        found.setdefault(("page", str(entry.page_id)), []).append(_reason(entry))
    nouns = ModelLogEntry.objects.filter(action=ACTION).select_related("user", "content_type").order_by("-pk")
    for entry in nouns:
        found.setdefault((entry.content_type.model, entry.object_id), []).append(_reason(entry))
    return found


def unexplained(thing: models.Model) -> list[Finding]:
    """The red marks for which nobody gave a reason yet; one mark more, or another sentence, asks for a new one."""
    red = red_marks(thing)
    said = {mark for reason in reasons_of(thing) for mark in reason.marks} if red else set()
    return [finding for finding in red if _mark(finding) not in said]


def give_reason(*, thing: models.Model, why: str, user) -> None:
    """Keep why the red marks in this version stay, with who said it and when."""
    marks = [dict(zip(("mark", "what", "sentence"), _mark(each), strict=True)) for each in unexplained(thing)]
    log(
        instance=thing,
        action=ACTION,
        user=user,
        data={"reason": why, "marks": marks},
        revision=thing.latest_revision,
        content_changed=False,
    )


def refusal(thing: models.Model) -> list[str]:
    """Why this version is not published yet: its red marks without a reason, in sentences."""
    if not is_weighty(thing):
        return []
    said = named(unexplained(thing))
    if not said:
        return []
    if len(said) > SHOWN:
        said[SHOWN:] = [_("And %(number)s more.") % {"number": len(said) - SHOWN}]
    whole = _("This text about a right or duty is too hard for readers at level A2.")
    what_now = _("Mend it, or say in “Writing help” why it stays so. Save your draft first.")
    return [whole, *said, what_now]
