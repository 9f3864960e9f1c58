"""Template tags that show texts honestly: in their own language, with facts filled in and dates a reader can use."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from trajectory.facts.resolve import fill, write_date, write_term
from trajectory.journey.asked import path_of
from trajectory.texts.tongue import Text

register = template.Library()
register.simple_tag(path_of)
BETWEEN_LINES = re.compile(r">\s*\n\s*<")
SENTENCE_END = re.compile(r"(?<=[.!።۔])\s+")


def _marked(text: Text, inner: str, tag: str, css: str = "") -> SafeString:
    shape = format_html(' class="{}"', css) if css else ""
    if text.foreign:
        return format_html('<{} lang="{}" dir="{}"{}>{}</{}>', tag, text.tag, text.direction, shape, inner, tag)
    return format_html("<{}{}>{}</{}>", tag, shape, inner, tag) if tag != "span" or css else conditional_escape(inner)


@register.simple_tag(takes_context=True)
def say(context, text: Text) -> SafeString:
    """A short text inside a line; in another language than the text around it, it carries its own `lang` and `dir`."""
    around = context.get("tongue")
    if around and around.code != text.code:
        text = replace(text, foreign=True)
    return _marked(text, fill(text.value, context.get("facts") or {}, text.code), "span")


@register.simple_block_tag
def tight(content: SafeString) -> SafeString:
    """What stands inside, without the ends of lines between its elements; a space within a line belongs to a text."""
    return mark_safe(BETWEEN_LINES.sub("><", content))


@register.simple_tag(takes_context=True)
def sentences(context, text: Text, css: str) -> SafeString:
    """A short text; its sentences after the first are in an element that a narrow place may leave out."""
    first, *more = SENTENCE_END.split(text.value, maxsplit=1)
    facts = context.get("facts") or {}
    rest = format_html(' <span class="{}">{}</span>', css, fill(more[0], facts, text.code)) if more else ""
    return _marked(text, format_html("{}{}", fill(first, facts, text.code), rest), "span")


@register.simple_tag(takes_context=True)
def fact(context, key: str) -> SafeString:
    """The value of one fact in the reader's language."""
    return fill(f"{{fact:{key}}}", context["facts"], context["language"].code)


@register.simple_tag(takes_context=True)
def plain(context, text: str) -> SafeString:
    """A plain text of a page, escaped and with its facts filled in."""
    tongue = context.get("tongue")
    return fill(str(text), context.get("facts") or {}, tongue.code if tongue else context["language"].code)


@register.simple_tag(takes_context=True)
def lines(context, text: Text) -> SafeString:
    """A text of several lines as paragraphs and lists; a line that begins with "- " is a list item."""
    facts = context.get("facts") or {}
    parts, items = [], []

    def close_list() -> None:
        if items:
            parts.append(format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((item,) for item in items))))
            items.clear()

    for line in text.value.splitlines():
        line = line.strip()
        if line.startswith("- "):
            items.append(fill(line[2:], facts, text.code))
        elif line:
            close_list()
            parts.append(format_html("<p>{}</p>", fill(line, facts, text.code)))
    close_list()
    return _marked(text, mark_safe("".join(parts)), "div", "prose")  # every part was escaped above


@register.simple_tag(takes_context=True)
def rich(context, value) -> SafeString:
    """Rich text of a block: clean, with links in the reader's frame and facts filled in."""
    return context["parts"].rich(value.source if hasattr(value, "source") else str(value))


@register.simple_tag(takes_context=True)
def day(context, value: date | None, code: str = "") -> SafeString:
    """A date in words in the reader's language, with a machine-readable form."""
    if not value:
        return SafeString("")
    code = code or context["language"].code
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', value.isoformat(), write_date(value, code))


@register.simple_tag(takes_context=True)
def term(context, count: int, unit: str) -> str:
    """A length of time, such as "10 weeks", in the reader's language."""
    return write_term(Decimal(count), unit, context["language"].code)


@register.simple_tag
@lru_cache(maxsize=256)  # three hundred on the page of the journey, of some forty kinds
def pictogram(name: str, css: str = "") -> SafeString:
    """A small picture beside a word; it never stands alone, so screen readers skip it."""
    return format_html(
        '<svg class="pictogram{}" aria-hidden="true"><use href="{}#p-{}"></use></svg>',
        f" {css}" if css else "",
        static("img/pictograms.svg"),
        name,
    )


@register.filter
def of(mapping, key):
    """The value of a mapping by a key that is a variable; a row stands for its own number."""
    return mapping.get(getattr(key, "pk", key), "") if mapping else ""


@register.filter
def words(value: str) -> list[str]:
    """The words of a text, such as the ids in a block."""
    return str(value).split()


@register.simple_tag(takes_context=True)
def reader_tongue(context) -> SafeString:
    """The language of the reader, for words of the site inside a text in another language; nothing elsewhere."""
    tongue = context.get("tongue")
    if not tongue or not tongue.foreign:
        return SafeString("")
    return format_html('lang="{}" dir="{}"', context["language"].tag, context["language"].direction)


@register.simple_tag
def tag_of(code: str) -> str:
    """The BCP 47 tag of a language code."""
    return settings.SITE_LANGUAGES[code].tag


@register.simple_tag
def size(octets: int | None) -> str:
    """How large a file is, in kB or MB of a thousand, so that a reader with little data can decide."""
    kilo = max(1, round((octets or 0) / 1000))
    return f"{kilo} kB" if kilo < 1000 else f"{kilo / 1000:.1f} MB"
