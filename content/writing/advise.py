"""Say of a finding what is wrong, why that is hard for readers, and what to write instead (pure)."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.editing import limits
from content.editing.hard_words import plain_word
from content.editing.readability import Finding, Known
from content.editing.sentences import sentences
from content.editing.typed_facts import names_of
from content.writing.highlight import Bit, bits, cut_after

RED, AMBER, MAY_STAY = "red", "amber", "may-stay"
LONGEST = 160  # letters of a sentence in a message
TITLES: dict[str, str | Promise] = {
    "too-long": gettext_lazy("Long sentence"),
    "commas": gettext_lazy("Many commas"),
    "rare-word": gettext_lazy("Rare word"),
    "long-compound": gettext_lazy("Long word"),
    "abbreviation": gettext_lazy("Abbreviation"),
    "jargon": gettext_lazy("Office language"),
    "passive": gettext_lazy("Passive"),
    "number-fact": gettext_lazy("Number typed by hand"),
    "long-paragraph": gettext_lazy("Long paragraph"),
    "mean-words": gettext_lazy("Long sentences in the whole text"),
    "hard-to-read": gettext_lazy("Hard to read as a whole"),
}
STATES: dict[str, str | Promise] = {
    RED: gettext_lazy("red"),
    AMBER: gettext_lazy("look at this"),
    MAY_STAY: gettext_lazy("may stay"),
}
COUNTED = ("too-long", "commas", "long-paragraph", "mean-words", "hard-to-read")  # what is counted, not a word


@dataclass(frozen=True)
class Offer:
    """A fact that says what was typed: how it stands in a text, and what it is."""

    placeholder: str
    label: str


@dataclass(frozen=True)
class Remark:
    """What is said of one finding; `word` is what it is about, `allowed` why it may stay."""

    mark: str
    state: str
    title: str
    word: str
    why: str
    instead: str
    offers: tuple[Offer, ...] = ()
    allowed: str = ""

    @property
    def named(self) -> str:
        """Its state in words, for who does not see the colour."""
        return str(STATES[self.state])


@dataclass(frozen=True)
class Card:
    """A sentence or paragraph with what is said of it; `bits` is empty for what is said of the whole page."""

    bits: list[Bit]
    remarks: list[Remark]

    @property
    def state(self) -> str:
        """That of the worst remark."""
        return min((each.state for each in self.remarks), key=(RED, AMBER, MAY_STAY).index)


def _number(finding: Finding) -> str:
    found = re.search(r"\d+(?:\.\d+)?", finding.what)
    return found[0].replace(".", ",") if found else ""


def _why_long(finding: Finding) -> str:
    if finding.warning:
        sentence = _("The sentence has %(number)s words. With %(most)s or fewer it reads easier.")
        return sentence % {"number": _number(finding), "most": limits.MANY_WORDS}
    sentence = _("The sentence has %(number)s words. At most %(most)s may stand in one sentence.")
    return sentence % {"number": _number(finding), "most": limits.MOST_WORDS}


def _why_passive(finding: Finding) -> str:
    share = {"share": round(limits.MOST_PASSIVE * 100)}
    if finding.warning:
        return _("The reader must look for who does it. At most %(share)s%% of a page may be so.") % share
    return _("The reader must look for who does it. More than %(share)s%% of this page is so.") % share


# By mark why it is hard.
WHY: dict[str, Callable[[Finding], str]] = {
    "too-long": _why_long,
    "passive": _why_passive,
    "commas": lambda finding: _("The sentence has %(number)s commas. One is enough.") % {"number": _number(finding)},
    "rare-word": lambda finding: _("Few people who learn Dutch know this word, and our word list does not explain it."),
    "long-compound": lambda finding: (
        _("A word of more than %(most)s letters is hard to read.") % {"most": limits.MOST_LETTERS}
    ),
    "abbreviation": lambda finding: _("The reader must know what the letters stand for."),
    "jargon": lambda finding: _("People at an office say this. Newcomers do not."),
    "number-fact": lambda finding: _("The register has this as a fact. When it changes, your text does not."),
    "long-paragraph": lambda finding: (
        _("The paragraph has %(number)s sentences. At most %(most)s keep together.")
        % {"number": _number(finding), "most": limits.MOST_SENTENCES}
    ),
    "mean-words": lambda finding: (
        _("The sentences have %(number)s words on average. At most %(most)s is easy.")
        % {"number": _number(finding), "most": limits.MEAN_WORDS}
    ),
    "hard-to-read": lambda finding: (
        _("The text scores %(number)s (Flesch-Douma). From %(least)s on it is fairly easy.")
        % {"number": _number(finding), "least": limits.LEAST_FLESCH}
    ),
}


def _split(finding: Finding) -> str:
    if words := cut_after(finding.sentence):
        return _("Make two sentences. Begin a new one after “%(words)s”.") % {"words": words}
    return _("Say one thing in each sentence.")


def _new_paragraph(finding: Finding) -> str:
    said = sentences(finding.sentence)
    ends = [place for place, sentence in enumerate(said[:-1]) if not sentence.endswith("?")]  # an answer follows
    middle = (len(said) - 2) / 2
    last = said[min(ends, key=lambda place: abs(place - middle), default=0)]
    return _("Begin a new paragraph after “%(sentence)s”") % {"sentence": short(last)}


# By mark what to write instead; jargon and facts are looked up.
INSTEAD: dict[str, Callable[[Finding], str]] = {
    "too-long": _split,
    "commas": _split,
    "long-paragraph": _new_paragraph,
    "rare-word": lambda finding: _("Write an everyday word. Or explain this one in the word list."),
    "long-compound": lambda finding: _("Say it in more words. Or explain the word in the word list."),
    "abbreviation": lambda finding: _("Write the words out. Or explain the letters in the word list."),
    "passive": lambda finding: _("Write who does it: “The municipality sends…”, “You get…”."),
    "mean-words": lambda finding: _("Shorten the longest sentences."),
    "hard-to-read": lambda finding: _("Write shorter words and shorter sentences."),
}


def short(text: str) -> str:
    """The text, cut when it is long."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0].rstrip('.')}…"


def _titled(finding: Finding) -> str:
    about = f" “{finding.what}”" if finding.mark not in COUNTED else f" ({_number(finding)})"
    return f"{TITLES[finding.mark]}{about}"


def named(findings: Iterable[Finding]) -> list[str]:
    """The findings in a line for each sentence, for a message that has no room for a screen."""
    found: dict[str, list[str]] = {}
    for finding in findings:
        found.setdefault(short(finding.sentence), []).append(_titled(finding))
    return [": ".join(filter(None, [", ".join(dict.fromkeys(said)), sentence])) for sentence, said in found.items()]


def remark(finding: Finding, known: Known, labels: dict[str, str]) -> Remark:
    """What is said of a finding; `labels` has by name what each fact is."""
    offers: tuple[Offer, ...] = ()
    if finding.mark == "jargon":
        instead = _("Write: %(word)s") % {"word": plain_word(finding.what, known.lexicon)}
    elif finding.mark == "number-fact":
        names = names_of(finding.what, known.facts)
        offers = tuple(Offer(f"{{fact:{name}}}", labels.get(name, name)) for name in names)
        instead = _("Copy the fact that you mean:")
    else:
        instead = INSTEAD[finding.mark](finding)
    return Remark(
        mark=finding.mark,
        state=MAY_STAY if finding.reason else AMBER if finding.warning else RED,
        title=str(TITLES[finding.mark]),
        word="" if finding.mark in COUNTED else finding.what,
        why=WHY[finding.mark](finding),
        instead=instead,
        offers=offers,
        allowed=finding.reason,
    )


def cards(findings: Iterable[Finding], known: Known, labels: dict[str, str]) -> list[Card]:
    """The findings by sentence, in the order of the text; what is said twice of a sentence is said once."""
    found: dict[str, dict[Finding, None]] = {}
    for finding in findings:
        found.setdefault(finding.sentence, {}).setdefault(finding)
    return [
        Card(bits(sentence, mine) if sentence else [], _advised_once(remark(each, known, labels) for each in mine))
        for sentence, mine in found.items()
    ]


def _advised_once(remarks: Iterable[Remark]) -> list[Remark]:
    """The remarks, each once; what was advised already, such as where to cut, is not said again."""
    found: dict[Remark, str] = {}
    for each in dict.fromkeys(remarks):
        found[each] = "" if each.instead in found.values() and not each.offers else each.instead
    return [replace(each, instead=instead) for each, instead in found.items()]
