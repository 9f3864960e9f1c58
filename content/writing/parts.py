"""Which of the questions of a newcomer a text leaves open: what do I do, when, who, what does it cost, what if not."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from content.pages.compose import SHORT_ANSWERS
from content.pages.models import ReaderPage, TopicPage
from trajectory.journey.moment import ContactMoment

# What a moment answers, by the field that does; who contacts the reader and how always stands there.
OF_A_MOMENT: dict[str, str | Promise] = {
    "duty": _("What do you do?"),
    "when": _("When?"),
    "consequence": _("What if you do not?"),
    "right": _("What may you expect?"),
    "what": _("What happens?"),
}


@dataclass(frozen=True)
class Part:
    """A question of the reader, and whether the text answers it."""

    question: str
    answered: bool


def _short(page: ReaderPage) -> dict:
    return next((part["value"] for part in page.body.get_prep_value() if part["type"] == "short"), {})


def parts_of(thing: models.Model) -> list[Part]:
    """The questions that a topic page or a moment must answer; empty for a text that need not answer any."""
    if isinstance(thing, ContactMoment):
        found = [Part(str(asked), bool(thing.text_in(name, "nl").strip())) for name, asked in OF_A_MOMENT.items()]
        contact = f"{_('Who contacts you?')} {thing.lead} · {thing.get_channel_display()}"
        return [*found, Part(contact, True)]
    if isinstance(thing, ReaderPage) and issubclass(thing.specific_class, TopicPage):
        answers, block = _short(thing), thing.body.stream_block.child_blocks["short"]
        return [
            Part(capfirst(str(block.child_blocks[name].label)), bool((answers.get(name) or "").strip()))
            for name in SHORT_ANSWERS
        ]
    return []
