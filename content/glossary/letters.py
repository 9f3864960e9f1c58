"""Order words and cut them into letters, as a reader of each script expects it (pure)."""

import unicodedata
from collections.abc import Iterable

ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
ARABIC_LIKE = {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"}
# Alphabets whose order is not that of Unicode, each letter a letter of its own.
PERSIAN = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
ALPHABETS = {
    "fa": PERSIAN,
    "fa-af": PERSIAN,
    "ps": "ابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼهوی",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "es": "abcdefghijklmnñopqrstuvwxyz",
}
ETHIOPIC = range(0x1200, 0x1380)
ETHIOPIC_ROW = 8  # the forms of one consonant stand together


def plain(word: str, code: str) -> str:
    """The word without what does not count in its order: accents, the Arabic article, soft hyphens."""
    own = ALPHABETS.get(code, "")
    if code == "tr":
        word = word.replace("I", "ı").replace("İ", "i")
    bare = []
    for sign in unicodedata.normalize("NFC", word.casefold().replace("\u00ad", "")):
        if sign in own:
            bare.append(sign)
        else:
            parts = unicodedata.normalize("NFD", ARABIC_LIKE.get(sign, sign))
            bare += [part for part in parts if not unicodedata.combining(part)]
    if code == "ar" and "".join(bare).startswith(ARTICLE):
        bare = bare[len(ARTICLE) :]
    return "".join(bare).strip()


def letter_of(word: str, code: str) -> str:
    """The letter under which a reader looks; in Ethiopic the first form of the consonant."""
    first = plain(word, code)[:1]
    if first and ord(first) in ETHIOPIC:
        return chr(ord(first) - ord(first) % ETHIOPIC_ROW)
    return "İ" if (first, code) == ("i", "tr") else first.upper()


def _place(word: str, code: str) -> tuple:
    own = ALPHABETS.get(code, "")
    return tuple(own.find(sign) if sign in own else 1000 + ord(sign) for sign in plain(word, code))


def by_letter(terms: Iterable, code: str) -> list[tuple[str, list]]:
    """Terms in order, under their letters; a term in another script than the reader's stands after the others."""
    ordered = sorted(terms, key=lambda term: (term.word.foreign, _place(str(term.word), term.word.code)))
    found: dict[tuple[bool, str], list] = {}
    for term in ordered:
        found.setdefault((term.word.foreign, letter_of(str(term.word), term.word.code)), []).append(term)
    return [(letter, list(group)) for (_, letter), group in found.items()]
