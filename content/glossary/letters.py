"""Order words and cut them into letters, as a reader of each script expects it (pure)."""

import unicodedata
from collections.abc import Iterable

ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
ARABIC_LIKE = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
PERSIAN_ORDER = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
ETHIOPIC = range(0x1200, 0x1380)
ETHIOPIC_ROW = 8  # the forms of one consonant stand together


def plain(word: str, code: str) -> str:
    """The word without what does not count in its order: accents, the Arabic article, soft hyphens."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(sign))
    bare = "".join(ARABIC_LIKE.get(sign, sign) for sign in bare.replace("\u00ad", ""))
    if code == "ar" and bare.startswith(ARTICLE):
        bare = bare.removeprefix(ARTICLE)
    return bare.strip()


def letter_of(word: str, code: str) -> str:
    """The letter under which a reader looks; in Ethiopic the first form of the consonant."""
    first = plain(word, code)[:1]
    if first and ord(first) in ETHIOPIC:
        return chr(ord(first) - ord(first) % ETHIOPIC_ROW)
    return first.upper()


def _place(word: str, code: str) -> tuple:
    bare = plain(word, code)
    if code in {"fa", "fa-af"}:
        return tuple(PERSIAN_ORDER.find(sign) if sign in PERSIAN_ORDER else 1000 + ord(sign) for sign in bare)
    return tuple(map(ord, bare))


def by_letter(terms: Iterable, code: str) -> list[tuple[str, list]]:
    """Terms in order, under their letters; a term in another script than the reader's stands after the others."""
    ordered = sorted(terms, key=lambda term: (term.word.foreign, _place(str(term.word), term.word.code)))
    found: dict[tuple[bool, str], list] = {}
    for term in ordered:
        found.setdefault((term.word.foreign, letter_of(str(term.word), term.word.code)), []).append(term)
    return [(letter, list(group)) for (_, letter), group in found.items()]
