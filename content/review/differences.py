"""What differs between two texts, word by word (pure)."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

WORDS = re.compile(r"\s+|[^\s]+")
MOST = 4000  # words and spaces; in longer texts comparing takes too long
LINK = re.compile(r"""<a\b[^>]*?\b(?:href|id)="([^"]*)"[^>]*>(.*?)</a>""", re.S)
ENDS = re.compile(r"</(?:p|li|h3)>|<br/?>")
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Piece:
    """A run of words that stays ("same"), goes ("out") or comes ("in")."""

    kind: str
    text: str


def readable(html: str) -> str:
    """Rich text as plain words; a link shows its address, so that another address is seen too."""
    if "<" not in html:
        return html
    linked = LINK.sub(r"\2 [\1]", html)
    return unescape(TAG.sub("", ENDS.sub("\n", linked))).strip()


def compare(old: str, new: str) -> list[Piece]:
    """The pieces that make the old text into the new one, in order."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if len(before) + len(after) > MOST:
        return [Piece("out", old), Piece("in", new)]
    pieces = []
    for _, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[first:last]), "".join(after[start:end])
        pieces += [Piece("same", gone)] if gone == come else [Piece("out", gone), Piece("in", come)]
    return [piece for piece in pieces if piece.text]
