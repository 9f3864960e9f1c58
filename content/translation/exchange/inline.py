"""A text of the site as letters and codes, so that translators' tools leave the codes alone (pure).

A code is a tag of HTML or a fact: `<b>`, `</b>`, `<a id="a1">`, `{fact:pip-term}`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import escape, unescape

FACT = r"\{fact:[a-z0-9-]+\}"
TAG = r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?>"
WITH_TAGS, FACTS = re.compile(f"({TAG}|{FACT})"), re.compile(f"({FACT})")
NAME = re.compile(r"</?([a-zA-Z0-9]+)")
# What XML cannot hold, and what ends a line for Python and not for others.
ILLEGAL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
LIKE_A_TAG = re.compile(r"<[a-zA-Z/!?]")


class Role(StrEnum):
    """How a code stands: before what it is about, behind it, or alone."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True)
class Code:
    """A code as it is written, and its number in the text: a tag that closes has the number of what it closes."""

    written: str
    role: Role
    number: int = 0


Run = str | Code


def is_code(written: str, *, html: bool) -> bool:
    return bool((WITH_TAGS if html else FACTS).fullmatch(written))


def _roles(parts: list[str]) -> dict[int, tuple[Role, int]]:
    """By the place of each code its role, and the place of the code that opens what it is part of."""
    found, waiting = {}, []
    for place in range(1, len(parts), 2):
        name = NAME.match(parts[place])
        found[place] = (Role.ALONE, place)
        if name is None or parts[place].endswith("/>"):
            continue
        if not parts[place].startswith("</"):
            waiting.append((name[1].lower(), place))
        elif waiting and waiting[-1][0] == name[1].lower():
            opened = waiting.pop()[1]
            found[opened], found[place] = (Role.OPEN, opened), (Role.CLOSE, opened)
    return found


def runs_of(text: str, *, html: bool, like: Iterable[Run] = ()) -> list[Run]:
    """The runs of a text; a code that also stands in `like`, the runs of the Dutch, has the number it has there."""
    parts = (WITH_TAGS if html else FACTS).split(without_illegal(text))
    free = [code for code in like if isinstance(code, Code) and code.role != Role.CLOSE]
    last = max((code.number for code in free), default=0)
    numbers: dict[int, int] = {}
    runs: list[Run] = []
    roles = _roles(parts)
    for place, part in enumerate(parts):
        if place % 2 == 0:
            runs += [unescape(part) if html else part] if part else []
            continue
        role, opened = roles[place]
        if role != Role.CLOSE:
            same = next((code for code in free if (code.written, code.role) == (part, role)), None)
            if same is None:
                last += 1
            else:
                free.remove(same)
            numbers[place] = same.number if same else last
        runs.append(Code(part, role, numbers[opened]))
    return runs


def text_of(runs: Iterable[Run], *, html: bool) -> str:
    """The text that these runs make."""
    letters = (lambda part: escape(part, quote=False)) if html else str
    return "".join(run.written if isinstance(run, Code) else letters(run) for run in runs)


def canonical(text: str, *, html: bool) -> str:
    """The text as it comes back from a file: other signs that cannot be seen, and other ways to write the same."""
    return text_of(runs_of(text, html=html), html=html)


def without_illegal(text: str) -> str:
    """The text with one way to end a line, and without the signs that a file cannot hold."""
    return ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def letters_of(text: str, *, html: bool) -> str:
    """What of the text is no code."""
    return "".join(run for run in runs_of(text, html=html) if isinstance(run, str))
