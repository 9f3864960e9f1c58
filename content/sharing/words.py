"""The words of the documentation for developers, in English and in Dutch: not for newcomers, so in no catalogue."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from trajectory.texts.files import read

DUTCH = Path(__file__).with_name("dutch.yaml")
SPOKEN = ("nl", "en")
TOLD = ("summary", "description")


@lru_cache(maxsize=1)
def dutch() -> dict[str, str]:
    """By English sentence the Dutch one."""
    return dict(read(DUTCH))


def word(english: str, code: str) -> str:
    """The sentence in this language; English where nobody wrote the Dutch."""
    return dutch().get(english, english) if code == settings.LANGUAGE_CODE else english


def in_language(part: object, code: str) -> object:
    """An OpenAPI document with its summaries and descriptions in this language; all else stays as it is."""
    if isinstance(part, dict):
        return {
            key: word(value, code) if key in TOLD and isinstance(value, str) else in_language(value, code)
            for key, value in part.items()
        }
    return [in_language(each, code) for each in part] if isinstance(part, list) else part
