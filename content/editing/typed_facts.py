"""Find amounts, terms, dates and phone numbers that were typed by hand though the register of facts has them (pure)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class KnownFacts:
    """The values in the register, ready to compare: numbers with their unit, euros, dates, and digits of phones."""

    terms: frozenset[tuple[Decimal, str]] = frozenset()
    amounts: frozenset[Decimal] = frozenset()
    dates: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()


def known_facts(entries: Iterable[Mapping[str, str]]) -> KnownFacts:
    """The values of the register of facts, from entries with `kind`, `value` and `unit`.

    Facts of the kind number are left out: a bare 2 says nothing about what is counted.
    """
    kept: dict[str, list[Mapping[str, str]]] = {kind: [] for kind in ("term", "amount", "date", "phone", "number")}
    for entry in entries:
        kept[entry["kind"]].append(entry)
    return KnownFacts(
        frozenset((Decimal(entry["value"]), entry["unit"]) for entry in kept["term"]),
        frozenset(Decimal(entry["value"]) for entry in kept["amount"]),
        frozenset(entry["value"] for entry in kept["date"]),
        frozenset(re.sub(r"\D", "", entry["value"]) for entry in kept["phone"]),
    )


def _number(written: str) -> Decimal:
    counted = COUNTS.get(written.lower())
    return Decimal(counted) if counted else Decimal(written.replace(".", "").replace(",", "."))


def typed_facts(sentence: str, known: KnownFacts) -> list[str]:
    """The parts of a sentence that say a known fact by hand, as written there."""
    found = [
        match[0] for match in TERM.finditer(sentence) if (_number(match[1]), UNITS[match[2].lower()]) in known.terms
    ]
    found += [match[0] for match in AMOUNT.finditer(sentence) if _number(match[1] or match[2]) in known.amounts]
    for match in DATE.finditer(sentence):
        if f"{match[3]}-{MONTHS.index(match[2].lower()) + 1:02}-{int(match[1]):02}" in known.dates:
            found.append(match[0])
    found += [match[0] for match in PHONE.finditer(sentence) if re.sub(r"\D", "", match[0]) in known.phones]
    return found
