"""What templates ask the writers' desk."""

from collections.abc import Iterable

from django import template
from django.db import models

from content.writing.advise import Card
from content.writing.reasons import Reason, is_weighty, reasons_of
from content.writing.report import address_of
from content.writing.texts import is_dutch

register = template.Library()


@register.filter
def in_state(cards: Iterable[Card], state: str) -> int:
    """How many remarks there are in one state: red, amber or may-stay."""
    return sum(remark.state == state for card in cards for remark in card.remarks)


@register.filter
def is_dutch_text(thing: models.Model) -> bool:
    return is_dutch(thing)


@register.filter
def writing_address(thing: models.Model) -> str:
    """Where the screen “Writing help” of this stands; empty when there is none, or nothing is saved yet."""
    return address_of(thing) if thing.pk and is_dutch(thing) else ""


@register.simple_tag
def reasons_for_marks(thing: models.Model | None) -> list[Reason]:
    """Why marks stay in a right or duty, for a second person to see (one query, none for other things)."""
    return reasons_of(thing) if thing is not None and is_weighty(thing) else []
