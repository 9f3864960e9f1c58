"""Say which words of a sentence are too hard for a reader at level A2, and why (pure)."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer import stemmer

from content.editing.limits import CAPITALS, MOST_LETTERS
from content.editing.sentences import DOTTED, PLACEHOLDER, WORD
from content.glossary.mark import Vocabulary, vocabulary

SHORTEST_HEAD, SHORTEST_TAIL = 3, 4  # letters of the two parts of a compound
ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+(?:nl|eu|com|org|net)\b\S*|\S+@\S+")
APART = frozenset({
    "aan", "achter", "af", "bij", "binnen", "buiten", "door", "heen", "her", "in", "langs", "los", "mee", "na",
    "neer", "om", "on", "onder", "op", "over", "rond", "samen", "tegen", "terug", "thuis", "toe", "uit", "vast",
    "vol", "voor", "voort", "weg",
})  # fmt: skip
LINKS = ("s", "en", "n", "e")
ACUTE = "\N{COMBINING ACUTE ACCENT}"
VOICED = {"s": "z", "f": "v"}  # kies, kiezen; geef, geven
NOUN_OF_VERB = re.compile(r"ing(?:en)?$")
_stem = lru_cache(maxsize=50_000)(stemmer("dutch").stemWord)  # a lexicon is made anew when a term or name changes


@dataclass(frozen=True)
class Lexicon:
    """What a reader may know: everyday words and their stems, allowed words and names, and jargon with plain words."""

    common: frozenset[str]
    stems: frozenset[str]
    allowed: Vocabulary | None
    jargon: Vocabulary | None


def lexicon(common: Iterable[str], *, allowed: Iterable[str], jargon: Mapping[str, str]) -> Lexicon:
    """A lexicon: everyday words, `allowed` forms (glossary and names), and `jargon` with the plain word per form."""
    allowed = [form for form in allowed if form.strip()]
    everyday = frozenset(word.lower() for word in [*common, *allowed] if word.isalpha())
    stems = frozenset(_stem(word) for word in everyday if len(word) > 2)
    return Lexicon(everyday, stems, vocabulary({form: form for form in allowed}), vocabulary(jargon))


def _plain(word: str) -> str:
    """The word in small letters, without the accents that only stress it: vóór is voor."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).replace(ACUTE, ""))


def _is_simple(word: str, known: Lexicon) -> bool:
    """Whether a word is everyday, or a form of an everyday word: kies of kiezen, verhuisd of verhuizen, examens."""
    if word in known.common:
        return True
    if len(word) < SHORTEST_HEAD:
        return False
    if NOUN_OF_VERB.search(word):
        return NOUN_OF_VERB.sub("en", word) in known.common
    bare = re.sub(r"[dt]$", "", word)
    roots = {word, word.removesuffix("s"), bare}
    forms = {f"{bare[:-1]}{voiced}en" for hard, voiced in VOICED.items() if bare.endswith(hard)}
    return any(_stem(root) in known.stems for root in roots) or bool(forms & known.common)


def is_known(word: str, known: Lexicon) -> bool:
    """Whether a word is everyday, a form of an everyday word, or two such words written as one."""
    if word.lower() in known.common:
        return True
    word = _plain(word)
    if _is_simple(word, known):
        return True
    for cut in range(2, len(word) - SHORTEST_TAIL + 1):
        head, tail = word[:cut], word[cut:]
        if not _is_simple(tail, known):
            continue
        heads = {head, *(head.removesuffix(link) for link in LINKS)}
        if heads & APART or any(len(each) >= SHORTEST_HEAD and _is_simple(each, known) for each in heads):
            return True
    return False


def _mark_of(word: str, known: Lexicon) -> str | None:
    if sum(sign.isupper() for sign in word.replace("IJ", "I")) >= CAPITALS:  # IJ is one letter
        return "abbreviation"
    if len(word) > MOST_LETTERS:
        return "long-compound"
    if word.isalpha() and len(word) > 1 and not is_known(word, known):
        return "rare-word"
    return None


def hard_words(sentence: str, known: Lexicon) -> list[tuple[str, str]]:
    """Pairs of mark and word: abbreviation, long-compound, jargon or rare-word; one mark for each word."""
    found: list[tuple[str, str]] = []
    rest = ADDRESS.sub(" ", PLACEHOLDER.sub(" ", sentence))
    if known.allowed:
        rest = known.allowed.pattern.sub(" ", rest)
    found += [("abbreviation", match[0]) for match in DOTTED.finditer(rest)]
    rest = DOTTED.sub(" ", rest)
    if known.jargon:
        found += [("jargon", match["form"]) for match in known.jargon.pattern.finditer(rest)]
        rest = known.jargon.pattern.sub(" ", rest)
    for whole in WORD.findall(rest):
        for word in re.split(r"[-.&]", re.sub(r"['’]s$", "", whole)):
            mark = _mark_of(word, known)
            if mark:
                found.append((mark, word))
    return found


def plain_word(jargon: str, known: Lexicon) -> str:
    """What to write instead of a word that was marked as jargon."""
    return known.jargon.code_of(jargon) if known.jargon else ""
