"""Take out of what a tester typed whatever looks like the number or address of a person (pure)."""

import re
from unicodedata import digit

MASK = "•••"
# Between the digits of one number people write a space, a dot, a stroke or nothing; some signs are not even seen.
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_BETWEEN = rf"[\s.\-/()‐-―{_UNSEEN}]{{0,3}}"
_NAME = r"[^\s@<>,;:\"'“”()]"
EMAIL = re.compile(rf"{_NAME}{{1,64}}\s?@\s?{_NAME}*[^\s@<>,;:\"'“”().!?؟]")
IBAN = re.compile(rf"\b[A-Za-z]{{2}}\d{{2}}(?:{_BETWEEN}[A-Za-z]){{4}}(?:{_BETWEEN}\d){{6,}}")
NUMBER = re.compile(rf"(?:\+{_BETWEEN})?\d(?:{_BETWEEN}\d)+")
# Weights of the check on a Dutch citizen service number, from its first digit to its last (RvIG, “elfproef”).
ELEVEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
LONG = 9  # digits without anything between them, which name a file, a person or an account


def is_bsn(digits: str) -> bool:
    """Whether nine digits (0-9) can be a citizen service number: they pass the eleven test and are not all zero."""
    weighed = sum(weight * int(each) for weight, each in zip(ELEVEN, digits, strict=True)) if len(digits) == 9 else 1
    return weighed % 11 == 0 and any(each != "0" for each in digits)


def _is_phone(first: str, digits: str) -> bool:
    """Ten digits of which the `first` ones are an area or 06, or those of another country behind two zeros."""
    here = len(digits) == 10 and re.match(r"0(?:6|\d\d|$)", first)
    return bool(here or (10 <= len(digits) <= 17 and re.match(r"00\d\d", first)))


def _names_somebody(groups: list[str]) -> bool:
    """Whether some of these groups of digits, in a row, are the number of a person: other numbers may stand beside."""
    for begin in range(len(groups)):
        for end in range(begin + 1, len(groups) + 1):
            digits = "".join(groups[begin:end])
            if len(digits) > 17:
                break
            if is_bsn(digits) or _is_phone(groups[begin], digits):
                return True
    return False


def _hide(match: re.Match) -> str:
    written = match[0]
    groups = ["".join(str(digit(each, 0)) for each in group) for group in re.findall(r"\d+", written)]
    abroad = written.startswith("+") and sum(map(len, groups)) >= 8
    if abroad or any(len(group) >= LONG for group in groups) or _names_somebody(groups):
        return MASK
    return written


def mask(text: str) -> tuple[str, bool]:
    """The text without e-mail addresses, phone, citizen service and account numbers, and whether there were any.

    Digits of other scripts count as digits. A date (12-03-2026) and an amount (€ 1.250,00) stay.
    """
    hidden = EMAIL.sub(MASK, text)
    hidden = IBAN.sub(MASK, hidden)
    hidden = NUMBER.sub(_hide, hidden)
    return hidden, hidden != text
