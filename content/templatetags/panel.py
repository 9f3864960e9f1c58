"""On a page or contact moment: whether newcomers tested it, and what came of that."""

from datetime import date

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.panel.read import Tested, read_tested
from trajectory.facts.resolve import write_month

register = template.Library()


@register.simple_tag
def tested_with(kind: str, key: object, code: str) -> Tested | None:
    """The test of this page (its translation key) or moment (its code) in the language of its text."""
    return read_tested(kind, str(key), code)


@register.simple_tag(takes_context=True)
def month(context, day: date) -> SafeString:
    """The month of a day in words, in the reader's language."""
    return format_html("<bdi>{}</bdi>", write_month(day, context["language"].code))


@register.simple_tag
def language_called(code: str) -> SafeString:
    """A language by its own name."""
    language = settings.SITE_LANGUAGES[code]
    return format_html('<bdi lang="{}">{}</bdi>', language.tag, language.name)
