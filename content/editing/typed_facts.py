"""Find amounts, terms, dates and phone numbers that were typed by hand though the register of facts has them (pure)."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

UNITS = {
    **dict.fromkeys(("minuut", "minuten"), "minutes"),
    **dict.fromkeys(("uur", "uren"), "hours"),
    **dict.fromkeys(("dag", "dagen"), "days"),
    **dict.fromkeys(("week", "weken"), "weeks"),
    **dict.fromkeys(("maand", "maanden"), "months"),
    **dict.fromkeys(("jaar", "jaren"), "years"),
}
# “een jaar” is left out: it seldom counts.
COUNTS = {
    "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19, "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "honderd": 100,
}  # fmt: skip
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip

DIGITS = r"\d+(?:\.\d{3})*(?:,\d{2})?"
TERM = re.compile(rf"(?<![\w.,])({DIGITS}|{'|'.join(COUNTS)})[ \u00a0-]({'|'.join(UNITS)})\b", re.IGNORECASE)
AMOUNT = re.compile(rf"€[ \u00a0]?({DIGITS})|(?<![\w.,])({DIGITS})[ \u00a0]euro\b", re.IGNORECASE)
DATE = re.compile(rf"\b(\d{{1,2}})[ \u00a0]({'|'.join(MONTHS)})[ \u00a0](\d{{4}})\b", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w.,€])\+?\d(?:[ \u00a0-]?\d){2,}(?!\w)")

# By kind of fact what is compared.
VALUES = {
    "term": lambda entry: (Decimal(entry["value"]), entry["unit"]),
    "amount": lambda entry: Decimal(entry["value"]),
    "date": lambda entry: entry["value"],
    "phone": lambda entry: re.sub(r"\D", "", entry["value"]),
}


@dataclass(frozen=True)
class KnownFacts:
    """The names of facts by value, ready to compare: numbers with their unit, euros, dates, and digits of phones."""

    terms: Mapping[tuple[Decimal, str], tuple[str, ...]] = field(default_factory=dict)
    amounts: Mapping[Decimal, tuple[str, ...]] = field(default_factory=dict)
    dates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    phones: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def known_facts(entries: Iterable[Mapping[str, str]]) -> KnownFacts:
    """The values of the register of facts, from entries with `key`, `kind`, `value` and `unit`.

    Facts of the kind number are left out: a bare 2 says nothing about what is counted.
    """
    kept: dict[str, dict[Hashable, tuple[str, ...]]] = {kind: {} for kind in (*VALUES, "number")}
    for entry in entries:
        kind = entry["kind"]
        value = VALUES[kind](entry) if kind in VALUES else entry["value"]
        kept[kind][value] = (*kept[kind].get(value, ()), entry["key"])
    return KnownFacts(kept["term"], kept["amount"], kept["date"], kept["phone"])


def _number(written: str) -> Decimal:
    counted = COUNTS.get(written.lower())
    return Decimal(counted) if counted else Decimal(written.replace(".", "").replace(",", "."))


def _said(sentence: str, known: KnownFacts) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parts of a sentence that say a value by hand, each with the names of the facts that have it."""
    for match in TERM.finditer(sentence):
        yield match[0], known.terms.get((_number(match[1]), UNITS[match[2].lower()]), ())
    for match in AMOUNT.finditer(sentence):
        yield match[0], known.amounts.get(_number(match[1] or match[2]), ())
    for match in DATE.finditer(sentence):
        day = f"{match[3]}-{MONTHS.index(match[2].lower()) + 1:02}-{int(match[1]):02}"
        yield match[0], known.dates.get(day, ())
    for match in PHONE.finditer(sentence):
        yield match[0], known.phones.get(re.sub(r"\D", "", match[0]), ())


def typed_facts(sentence: str, known: KnownFacts) -> list[str]:
    """The parts of a sentence that say a known fact by hand, as written there."""
    return [written for written, names in _said(sentence, known) if names]


def names_of(written: str, known: KnownFacts) -> tuple[str, ...]:
    """The names of the facts that say what was typed, such as “10 weken”: pip-term and others of ten weeks."""
    return next((names for _, names in _said(written, known) if names), ())
