"""What a tester sent, read with care: every mistake has a name, and nothing that was typed is lost (pure)."""

import re
from dataclasses import dataclass, field

from django.utils.datastructures import MultiValueDict

from content.panel.mask import mask
from content.panel.models import LONGEST, PanelMark

MARK, WORDS, QUESTION = "zin", "woorden", "vraag"
FIELD = re.compile(rf"({MARK}|{WORDS}|{QUESTION})-([0-9]{{1,4}})")
OURS = re.compile(rf"(?:{MARK}|{WORDS}|{QUESTION})-")
KINDS = tuple(PanelMark.Kind.values)
UNKNOWN = "-"  # I do not know
MOST = 200  # marks in one form

# Signs that turn the direction of the text around them, and those that no keyboard types.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
TAG = re.compile(r"<\s*[/!?]?\s*[A-Za-z][^>]*>?|<!--")


@dataclass
class Filled:
    """The form as a tester left it; `problems` names by field, or by "" for the whole form, what is wrong with it."""

    kinds: dict[int, list[str]] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    answers: dict[int, int | None] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, problem: str) -> None:
        self.problems.setdefault(name, problem)


def _read_words(filled: Filled, number: int, given: str) -> None:
    """Words about one sentence; hidden signs are taken out, and the tester looks at what is left."""
    name, plain = f"{WORDS}-{number}", TURNING.sub("", CONTROL.sub("", given))
    words = " ".join(plain.split())
    if words:
        filled.words[number] = words
    if plain != given:
        filled.add(name, "hidden")
    elif len(words) > LONGEST:
        filled.add(name, "long")
    elif TAG.search(words):
        filled.add(name, "code")


def _read_marks(filled: Filled, number: int, given: list[str]) -> None:
    kinds = [kind for kind in KINDS if kind in given]
    if kinds:
        filled.kinds[number] = kinds
    if set(given) - set(KINDS):
        filled.add("", "form")


def _read_answer(filled: Filled, number: int, given: str, options: int) -> None:
    if given == UNKNOWN:
        filled.answers[number] = None
    elif given.isascii() and given.isdecimal() and len(given) < 4 and int(given) < options:
        filled.answers[number] = int(given)
    else:
        filled.add(f"{QUESTION}-{number}", "answer")


def read_form(sent: MultiValueDict, *, sentences: int, options: list[int]) -> Filled:
    """What was sent about a text with so many sentences and questions with so many options each."""
    filled = Filled()
    for name in sent:
        match = FIELD.fullmatch(name)
        number = int(match[2]) if match else -1
        known = match and (0 <= number < len(options) if match[1] == QUESTION else 1 <= number <= sentences)
        if not known:
            if OURS.match(name):
                filled.add("", "form")
        elif match[1] == WORDS:
            _read_words(filled, number, sent[name])
        elif match[1] == MARK:
            _read_marks(filled, number, sent.getlist(name))
        else:
            _read_answer(filled, number, sent[name], options[number])
    for number in filled.words.keys() - filled.kinds.keys():
        filled.add(f"{WORDS}-{number}", "kind")
    for number in range(len(options)):
        if number not in filled.answers:
            filled.add(f"{QUESTION}-{number}", "answer")
    if sum(map(len, filled.kinds.values())) > MOST:
        filled.add("", "many")
    return filled


def marks_of(filled: Filled) -> tuple[list[tuple[int, str, str]], bool]:
    """Each mark as sentence, kind and words, and whether words were hidden; words go with the first mark of a sentence.

    What looks like the number or address of a person is hidden here, before anything is kept.
    """
    marks, any_hidden = [], False
    for number, kinds in filled.kinds.items():
        words, hidden = mask(filled.words.get(number, ""))
        any_hidden |= hidden
        marks += [(number, kind, words if place == 0 else "") for place, kind in enumerate(kinds)]
    return marks, any_hidden
