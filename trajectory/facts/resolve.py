"""Put the value of a named fact into a text, written for the reader's language (pure)."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from html import unescape

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from django.conf import settings
from django.db import models
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy, ngettext, override

PLACEHOLDER = re.compile(r"\{fact:([a-z0-9-]+)\}")
ANY_PLACEHOLDER = re.compile(r"\{\s*fact\b\s*:?\s*([^}\s]*)\s*\}?", re.IGNORECASE)


class Kind(models.TextChoices):
    AMOUNT = "amount", gettext_lazy("amount")
    TERM = "term", gettext_lazy("term")
    PHONE = "phone", gettext_lazy("phone number")
    NUMBER = "number", gettext_lazy("number")
    DATE = "date", gettext_lazy("date")


class Unit(models.TextChoices):
    EUR = "EUR", gettext_lazy("euros")
    MINUTES = "minutes", gettext_lazy("minutes")
    HOURS = "hours", gettext_lazy("hours")
    DAYS = "days", gettext_lazy("days")
    WEEKS = "weeks", gettext_lazy("weeks")
    MONTHS = "months", gettext_lazy("months")
    YEARS = "years", gettext_lazy("years")


@dataclass(frozen=True)
class SourceLine:
    """A law, an official page or another text, as a reader finds it back."""

    code: str
    title: str
    url: str
    publisher: str


@dataclass(frozen=True)
class Cited:
    """A source and the article or page in it."""

    source: SourceLine
    reference: str = ""


@dataclass(frozen=True)
class FactValue:
    """What a text needs of a fact: its value, whether it is valid today, whom to ask when not, where it stands."""

    key: str
    kind: str
    value: str
    unit: str = ""
    current: bool = True
    ask: str = ""
    sources: tuple[Cited, ...] = ()


def read_value(kind: str, value: str, unit: str) -> Decimal | datetime.date | str:
    """The value as a number, date or phone number; raises ValueError when it does not fit its kind."""
    if kind in (Kind.AMOUNT, Kind.TERM, Kind.NUMBER):
        try:
            number = Decimal(value)
        except InvalidOperation:
            raise ValueError(gettext("Write a number, such as 250.00")) from None
        if not number.is_finite() or (kind == Kind.TERM and number % 1):
            raise ValueError(gettext("Write a number, such as 250.00"))
        if kind == Kind.TERM and (unit not in Unit.values or unit == Unit.EUR):
            raise ValueError(gettext("A term needs a unit, such as weeks"))
        return number
    if kind == Kind.DATE:
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise ValueError(gettext("Write a date, such as 2027-03-04")) from None
    if not re.fullmatch(r"\+?[0-9][0-9 ]{2,19}", value):
        raise ValueError(gettext("Write a phone number with digits and spaces"))
    return value


def names_in(text: str) -> list[str]:
    """Every fact name a text asks for, also badly written ones, so that a check can refuse them."""
    return [match[1] for match in ANY_PLACEHOLDER.finditer(text)]


def broken_in(text: str) -> list[str]:
    """Placeholders that are not written exactly as {fact:name}."""
    return [match[0] for match in ANY_PLACEHOLDER.finditer(text) if not PLACEHOLDER.fullmatch(match[0])]


def write_date(day: datetime.date, code: str) -> str:
    """A day in words, Gregorian and with Latin digits; in Tigrinya the Dutch date follows.

    Since the month name is ambiguous.
    """
    words = format_date(day, "long", locale=settings.SITE_LANGUAGES[code].babel)
    if code == "ti":
        return f"{words} ({format_date(day, 'long', locale='nl')})"
    return words


def write_month(day: datetime.date, code: str) -> str:
    """The month and year of a day in words; in Tigrinya the Dutch one follows, as in `write_date`."""
    words = format_date(day, "LLLL y", locale=settings.SITE_LANGUAGES[code].babel)
    if code == "ti":
        return f"{words} ({format_date(day, 'LLLL y', locale='nl')})"
    return words


def write_amount(amount: Decimal, code: str) -> str:
    """Euros with the euro sign, without cents when they are zero."""
    pattern = None if amount % 1 else "¤\N{NO-BREAK SPACE}#,##0"
    locale = settings.SITE_LANGUAGES[code].babel
    written = format_currency(
        amount,
        "EUR",
        format=pattern,
        locale=locale,
        currency_digits=bool(amount % 1),
        numbering_system="latn",
    )
    return written.replace("EUR", "€")  # CLDR spells the currency out in Ukrainian


def write_term(number: Decimal, unit: str, code: str) -> str:
    """A count with its unit, in the plural form of the language."""
    count = int(number)
    with override(code):
        words = {
            Unit.MINUTES: ngettext("%(count)s minute", "%(count)s minutes", count),
            Unit.HOURS: ngettext("%(count)s hour", "%(count)s hours", count),
            Unit.DAYS: ngettext("%(count)s day", "%(count)s days", count),
            Unit.WEEKS: ngettext("%(count)s week", "%(count)s weeks", count),
            Unit.MONTHS: ngettext("%(count)s month", "%(count)s months", count),
            Unit.YEARS: ngettext("%(count)s year", "%(count)s years", count),
        }[unit]
    return words % {"count": format_decimal(count, locale=settings.SITE_LANGUAGES[code].babel, numbering_system="latn")}


def write(fact: FactValue, code: str) -> SafeString:
    """The fact in language `code` (HTML); an expired one says so and names whom to ask."""
    if not fact.current:
        with override(code):
            if fact.ask:
                return conditional_escape(
                    gettext("no current value known, ask %(organisation)s") % {"organisation": fact.ask}
                )
            return conditional_escape(gettext("no current value known"))
    value = read_value(fact.kind, fact.value, fact.unit)
    if fact.kind == Kind.PHONE:
        address = value.replace(" ", "")
        return format_html('<a class="phone" href="tel:{}"><bdi dir="ltr">{}</bdi></a>', address, value)
    if fact.kind == Kind.AMOUNT:
        return format_html("<bdi>{}</bdi>", write_amount(value, code))
    if fact.kind == Kind.TERM:
        return conditional_escape(write_term(value, fact.unit, code))
    if fact.kind == Kind.DATE:
        return format_html("<bdi>{}</bdi>", write_date(value, code))
    return conditional_escape(
        format_decimal(value, locale=settings.SITE_LANGUAGES[code].babel, numbering_system="latn")
    )


def fill(text: str, facts: Mapping[str, FactValue], code: str) -> SafeString:
    """Safe HTML of a plain text with its facts; a name that is no longer in the register reads as not known."""
    return fill_html(conditional_escape(text), facts, code)


def fill_html(html: str, facts: Mapping[str, FactValue], code: str) -> SafeString:
    """The same for a text that already is clean HTML."""

    def value_of(match: re.Match) -> str:
        return write(facts.get(match[1]) or FactValue(match[1], "", "", current=False), code)

    return mark_safe(PLACEHOLDER.sub(value_of, html))  # both parts are escaped or cleaned


def fill_plain(text: str, facts: Mapping[str, FactValue], code: str) -> str:
    """The same as plain text, for search, titles and files."""
    return unescape(re.sub(r"<[^>]+>", "", fill(text, facts, code)))
