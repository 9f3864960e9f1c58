"""Show in a sentence which words a finding is about, and where a long sentence can be cut in two (pure)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from content.editing import limits
from content.editing.readability import Finding
from content.editing.sentences import PLACEHOLDER, WORD, words

TOKEN = re.compile(rf"{PLACEHOLDER.pattern}|{WORD.pattern}")
COMMA = re.compile(r",(?!\d)")
BEGINS = "als|dan|dat|die|dus|en|maar|nadat|of|omdat|terwijl|toen|totdat|voordat|want|wanneer|zodat"  # a clause
CUT = re.compile(rf"(,)\s+(?!\d)|\s+(?=(?:{BEGINS})\s)", re.IGNORECASE)
LEAST = 3  # words on both sides of a cut


@dataclass(frozen=True)
class Bit:
    """A piece of a sentence, and which marks are about it."""

    text: str
    marks: tuple[str, ...] = ()

    @property
    def beyond(self) -> bool:
        """Whether these words are only too many, and nothing is wrong with them."""
        return self.marks == ("too-long",)


def _word(word: str, sentence: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", sentence, re.IGNORECASE):
        yield match.span()


def _verbs(verbs: list[str], sentence: str) -> list[tuple[int, int]]:
    """The participle, and of the forms of the other verb the nearest one."""
    if len(verbs) < 2:
        return []
    participle = next(_word(verbs[-1], sentence), None)
    others = list(_word(verbs[0], sentence))
    if participle is None or not others:
        return []
    return [min(others, key=lambda span: abs(span[0] - participle[0])), participle]


def _beyond(sentence: str, most: int) -> list[tuple[int, int]]:
    """The words after the first so many; a fact counts as it does in the checks."""
    counted, spans = 0, []
    for token in TOKEN.finditer(sentence):
        counted += len(words(token[0]))
        if counted > most:
            spans.append(token.span())
    return [(spans[0][0], spans[-1][1])] if spans else []


def _spans(finding: Finding) -> list[tuple[int, int]]:
    """Where in its sentence a finding is."""
    sentence = finding.sentence
    if finding.mark == "commas":
        return [match.span() for match in COMMA.finditer(sentence)][limits.MOST_COMMAS :]
    if finding.mark == "passive":
        return _verbs(finding.what.split(), sentence)
    if finding.mark == "too-long":
        return _beyond(sentence, limits.MANY_WORDS if finding.warning else limits.MOST_WORDS)
    if finding.mark in ("long-paragraph", "mean-words", "hard-to-read"):
        return []
    return list(_word(finding.what, sentence))


def bits(sentence: str, findings: Iterable[Finding]) -> list[Bit]:
    """The sentence in pieces, each with the marks that are about it; together they are the sentence again."""
    spans = [(start, end, finding.mark) for finding in findings for start, end in _spans(finding)]
    edges = sorted({0, len(sentence), *(edge for start, end, _ in spans for edge in (start, end))})
    found = []
    for start, end in pairwise(edges):
        marks = dict.fromkeys(mark for begin, stop, mark in spans if begin <= start and end <= stop)
        found.append(Bit(sentence[start:end], tuple(marks)))
    return found


def cut_after(sentence: str) -> str:
    """The words after which a new sentence can begin: before a comma, or before a word such as omdat.

    The cut nearest the middle, with three words or more on both sides; empty when there is none.
    """
    middle, best = len(sentence) / 2, None
    for match in CUT.finditer(sentence):
        sides = (sentence[: match.start()], sentence[match.end() :])
        good = all(len(WORD.findall(side)) >= LEAST for side in sides)
        if good and (best is None or abs(match.start() - middle) < abs(best - middle)):
            best = match.start()
    return " ".join(sentence[:best].split()[-LEAST:]) if best is not None else ""
