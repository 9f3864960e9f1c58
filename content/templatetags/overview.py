"""Words and measures for the tables and charts of the overview."""

from datetime import date

from django import template
from django.conf import settings
from django.utils import timezone

from content.overview.subjects import counted
from trajectory.facts.resolve import PLACEHOLDER

register = template.Library()
register.filter("counted", counted)

ROW = 28  # the height of a row of a chart
LABEL = 330  # the room for its name


@register.filter
def without_facts(title: str) -> str:
    """A title without soft hyphens, and with the names of its facts instead of their placeholders."""
    return PLACEHOLDER.sub(r"\1", title).replace("\u00ad", "")


@register.filter
def has_passed(day: date) -> bool:
    return day < timezone.localdate()


@register.filter
def language_name(code: str) -> str:
    return settings.SITE_LANGUAGES[code].name


@register.filter
def rows_high(rows: int) -> int:
    return rows * ROW


@register.filter
def row_top(row: int) -> int:
    return row * ROW + 5


@register.filter
def row_text(row: int) -> int:
    return row * ROW + 19


@register.filter
def shorter(width: int) -> int:
    """A width of 400 in the room that a chart with names has for it."""
    return max(2, round(width * 0.65))


@register.filter
def after_bar(width: int) -> int:
    return LABEL + shorter(width) + 8
