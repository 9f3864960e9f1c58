"""Cut a text into the words a reader would look for, the same for question and answer (pure)."""

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer

STEMMERS = {"nl": "dutch", "en": "english", "ar": "arabic", "tr": "turkish", "es": "spanish", "fr": "french"}
WORD = re.compile(r"[\w]+", re.UNICODE)
# Letters that are typed in several ways: Arabic alef and yeh forms, Persian yeh and kaf, teh marbuta.
SAME_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه"})
SHORTEST = 2


@cache
def _stemmer(code: str):
    return snowballstemmer.stemmer(STEMMERS[code]) if code in STEMMERS else None


@lru_cache(maxsize=50_000)
def _stem(word: str, code: str) -> str:
    stemmer = _stemmer(code)
    return stemmer.stemWord(word) if stemmer else word


def fold(text: str) -> str:
    """Small letters without accents, vowel marks, soft hyphens or zero-width signs."""
    plain = unicodedata.normalize("NFKD", text.replace("İ", "i").replace("ı", "i").lower())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFC", kept).translate(SAME_LETTERS)


def stems(text: str, code: str) -> list[str]:
    """The words of `text` in language `code`, reduced to their stems where we know how."""
    words = [word for word in WORD.findall(fold(text)) if len(word) >= SHORTEST or word.isdigit()]
    if code == "ar":
        words = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words]
    return [_stem(word, code) for word in words]
