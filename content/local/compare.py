"""Show word by word what changed in a text (pure)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
WORD = re.compile(r"\n|\S+")


@dataclass(frozen=True)
class Piece:
    """Words in a row that stayed (`same`), were taken away (`gone`) or came (`new`)."""

    kind: str
    text: str


def _text(words: list[str]) -> str:
    return re.sub(r" ?\n ?", "\n", " ".join(words))


def compare(old: str, new: str) -> list[Piece]:
    """The pieces of two texts in reading order; spaces do not count, the ends of lines do."""
    before, after = WORD.findall(old), WORD.findall(new)
    found = []
    for change, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change == "equal":
            found.append(Piece(SAME, _text(before[start:end])))
            continue
        if start < end:
            found.append(Piece(GONE, _text(before[start:end])))
        if begin < stop:
            found.append(Piece(NEW, _text(after[begin:stop])))
    return found


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, list[Piece]]]:
    """By name each text that differs, with its pieces, in the order of the new texts and then of what is gone."""
    for name in dict.fromkeys((*new, *old)):
        if old.get(name, "") != new.get(name, ""):
            yield name, compare(old.get(name, ""), new.get(name, ""))
