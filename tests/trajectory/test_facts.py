"""A fact is written as its reader counts, pays, dates and phones; the expected words are CLDR's and languages.md's."""

import datetime
import unicodedata
from decimal import Decimal

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import override, to_locale

from trajectory.facts.resolve import (
    FactValue,
    fill,
    fill_html,
    fill_plain,
    read_value,
    write,
    write_amount,
    write_date,
    write_term,
)

NUMBERS = (0, 1, 2, 3, 11, 21, 100)
# Which form of the catalogue a number takes, in the order of NUMBERS (CLDR; languages.md, section 3).
FORMS = {
    "nl": (1, 0, 1, 1, 1, 1, 1),
    "en": (1, 0, 1, 1, 1, 1, 1),
    "ar": (0, 1, 2, 3, 4, 4, 5),
    "ti": (0, 0, 1, 1, 1, 1, 1),
    "tr": (0, 0, 1, 1, 1, 1, 1),
    "fa": (0, 0, 1, 1, 1, 1, 1),
    "fa-af": (0, 0, 1, 1, 1, 1, 1),
    "so": (1, 0, 1, 1, 1, 1, 1),
    "es": (2, 0, 2, 2, 2, 2, 2),
    "fr": (0, 0, 1, 1, 1, 1, 1),
    "ps": (1, 0, 1, 1, 1, 1, 1),
    "uk": (2, 0, 1, 1, 2, 0, 2),
}
UNITS = {"minutes": "minute", "hours": "hour", "days": "day", "weeks": "week", "months": "month", "years": "year"}
WORDS = {
    ("nl", "weeks"): "0 weken|1 week|2 weken|3 weken|11 weken|21 weken|100 weken",
    ("nl", "years"): "0 jaar|1 jaar|2 jaar|3 jaar|11 jaar|21 jaar|100 jaar",
    ("tr", "months"): "0 ay|1 ay|2 ay|3 ay|11 ay|21 ay|100 ay",
    ("ti", "days"): "0 መዓልቲ|1 መዓልቲ|2 መዓልታት|3 መዓልታት|11 መዓልታት|21 መዓልታት|100 መዓልታት",
    ("ar", "weeks"): "0 أسبوع|أسبوع واحد|أسبوعين|3 أسابيع|11 أسبوعًا|21 أسبوعًا|100 أسبوع",
    ("ar", "months"): "0 شهر|شهر واحد|شهرين|3 أشهر|11 شهرًا|21 شهرًا|100 شهر",
    ("uk", "weeks"): "0 тижнів|1 тижня|2 тижнів|3 тижнів|11 тижнів|21 тижня|100 тижнів",
}
# White space is compared loosely, words and digits exactly.
NOVEMBER = {
    "nl": "21 november 2026",
    "en": "21 November 2026",
    "ar": "21 نوفمبر 2026",
    "ti": "ሕዳር 21, 2026 (21 november 2026)",
    "tr": "21 Kasım 2026",
    "fa": "21 نوامبر 2026",
    "fa-af": "21 نومبر 2026",
    "so": "Noofeembar 21, 2026",
    "es": "21 de noviembre de 2026",
    "fr": "21 novembre 2026",
    "ps": "2026 نومبر 21",
    "uk": "21 листопада 2026 р.",
}
PRICES = {  # 1,250.50 and 10,000 euros
    "nl": ("€ 1.250,50", "€ 10.000"),
    "en": ("€1,250.50", "€ 10,000"),
    "tr": ("€1.250,50", "€ 10.000"),
    "fr": ("1 250,50 €", "€ 10 000"),
    "uk": ("1 250,50 €", "€ 10 000"),
}


def digits_of(text: str) -> str:
    """The digits of a text as they stand there, whatever the script."""
    return "".join(sign for sign in text if unicodedata.category(sign) == "Nd")


def loose(text: str) -> str:
    return " ".join(text.split())


def forms_of(code: str) -> dict[str, tuple[str, ...]]:
    """The forms a translator wrote, by English plural."""
    path = settings.BASE_DIR / "locale" / to_locale(code) / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return {message.id[1]: message.string for message in read_po(file) if isinstance(message.id, tuple)}


@pytest.mark.parametrize(("code", "unit"), WORDS)
def test_term_takes_the_words_of_its_language(code, unit):
    written = [write_term(Decimal(number), unit, code) for number in NUMBERS]

    assert written == WORDS[code, unit].split("|")


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_term_of_every_unit_takes_the_plural_form_of_its_number(code):
    forms = forms_of(code)

    for unit in UNITS:
        given = forms[f"%(count)s {unit}"]
        expected = [given[form] % {"count": number} for form, number in zip(FORMS[code], NUMBERS, strict=True)]

        assert [write_term(Decimal(number), unit, code) for number in NUMBERS] == expected, unit
        assert all(expected), unit


def test_term_is_in_the_language_of_the_text_and_not_of_the_request():
    with override("uk"):
        written = write_term(Decimal(3), "weeks", "ar")

    assert written == "3 أسابيع"


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_date_is_gregorian_with_latin_digits(code):
    written = write_date(datetime.date(2026, 11, 21), code)

    assert loose(written) == NOVEMBER[code]


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_every_month_has_latin_digits_and_the_gregorian_year(code):
    for month in range(1, 13):
        written = write_date(datetime.date(2027, month, 4), code)

        assert set(digits_of(written)) <= set("0247"), written
        assert "2027" in written, written


def test_tigrinya_date_repeats_the_dutch_month_because_the_name_can_be_read_as_ethiopian():
    assert write_date(datetime.date(2027, 3, 4), "ti").endswith("(4 maart 2027)")


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_amount_has_latin_digits_and_the_euro_sign(code):
    for amount, whole in ((Decimal("250.00"), "250"), (Decimal("148.83"), "14883"), (Decimal("10000.00"), "10000")):
        written = write_amount(amount, code)

        assert digits_of(written) == whole, written
        assert written.count("€") == 1, written
        assert "EUR" not in written, written


@pytest.mark.parametrize("code", PRICES)
def test_amount_is_written_as_its_readers_write_it(code):
    written = (write_amount(Decimal("1250.50"), code), write_amount(Decimal("10000.00"), code))

    assert tuple(loose(each) for each in written) == PRICES[code]


@pytest.mark.parametrize("code", ["nl", "ar", "fa-af"])
def test_phone_is_a_link_that_dials_and_reads_from_left_to_right(code):
    phone = FactValue("duo-phone", "phone", "050 599 96 00")

    assert write(phone, code) == ('<a class="phone" href="tel:0505999600"><bdi dir="ltr">050 599 96 00</bdi></a>')


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_expired_fact_names_whom_to_ask_and_not_the_old_value(code):
    old = FactValue("exam-fee", "amount", "250.00", "EUR", current=False, ask="<DUO>")

    written = write(old, code)

    assert "&lt;DUO&gt;" in written
    assert digits_of(written) == ""


def test_expired_phone_is_no_link_and_without_an_organisation_it_still_says_that_nothing_is_known():
    old = FactValue("ind-phone", "phone", "088 043 04 30", current=False)

    assert write(old, "nl") == "nu niet bekend"
    assert write(old, "tr") == "güncel bilgi yok"


def test_text_is_escaped_and_its_facts_are_not():
    facts = {"duo-phone": FactValue("duo-phone", "phone", "050 599 96 00"), "n": FactValue("n", "number", "3")}

    written = fill("<b>Bel & vraag</b> {fact:duo-phone}, {fact:n} keer, {naam}", facts, "nl")

    assert written.startswith("&lt;b&gt;Bel &amp; vraag&lt;/b&gt; <a ")
    assert written.endswith("</a>, 3 keer, {naam}")


def test_clean_html_keeps_its_tags_around_a_fact():
    facts = {"term": FactValue("term", "term", "10", "weeks")}

    assert fill_html("<p>خلال <b>{fact:term}</b></p>", facts, "ar") == "<p>خلال <b>10 أسابيع</b></p>"


def test_plain_text_has_neither_tags_nor_entities():
    facts = {"fee": FactValue("fee", "amount", "50.00", "EUR"), "tel": FactValue("tel", "phone", "112")}

    assert fill_plain('d\'oefening & "toets": {fact:fee}, bel {fact:tel}', facts, "nl") == (
        'd\'oefening & "toets": €\N{NO-BREAK SPACE}50, bel 112'
    )


def test_fact_that_is_not_in_the_register_any_more_reads_as_not_known():
    assert fill("Binnen {fact:geen-feit}.", {}, "nl") == "Binnen nu niet bekend."
    assert "geen-feit" not in fill_plain("{fact:geen-feit}", {}, "ar")


@pytest.mark.parametrize(
    ("kind", "value", "unit"),
    [
        ("amount", "250,00", "EUR"),
        ("amount", "veel", "EUR"),
        ("amount", "NaN", "EUR"),
        ("number", "Infinity", ""),
        ("term", "10", ""),
        ("term", "10", "EUR"),
        ("term", "10", "wekens"),
        ("term", "1.5", "years"),
        ("date", "4-3-2027", ""),
        ("date", "2027-02-30", ""),
        ("phone", "bel DUO", ""),
        ("phone", "   ", ""),
    ],
)
def test_value_that_does_not_fit_its_kind_is_refused(kind, value, unit):
    with pytest.raises(ValueError, match=r"\w"):
        read_value(kind, value, unit)
