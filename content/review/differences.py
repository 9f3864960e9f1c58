"""What differs between two texts, word by word (pure)."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

WORDS = re.compile(r"\s*\S+\s*?(?=\s|$)|\s+")  # each with the space before it
MOST = 2000  # words; in longer texts comparing takes too long
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


def _runs(before: list[str], after: list[str]) -> list[tuple[list[str], list[str]]]:
    """Pairs of words that went and words that came; equal pairs stay. One word that stays by chance goes along."""
    runs: list[tuple[list[str], list[str]]] = []
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (kind, first, last, start, end) in enumerate(codes):
        lonely = kind == "equal" and last - first == 1 and 0 < number < len(codes) - 1
        if runs and (lonely or kind != "equal") and runs[-1][0] != runs[-1][1]:
            gone, come = runs.pop()
            runs.append((gone + before[first:last], come + after[start:end]))
        else:
            runs.append((before[first:last], after[start:end]))
    return runs


def compare(old: str, new: str) -> list[Piece]:
    """The pieces that make the old text into the new one, in order."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if len(before) + len(after) > MOST:
        return [Piece("out", old), Piece("in", new)]
    pieces = []
    for gone, come in _runs(before, after):
        out, into = "".join(gone), "".join(come)
        pieces += [Piece("same", out)] if out == into else [Piece("out", out), Piece("in", into)]
    return [piece for piece in pieces if piece.text]
