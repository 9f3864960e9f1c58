"""Texts for paper: each passage says in which language, direction and script it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, override

from trajectory.facts.resolve import FactValue, fill_plain
from trajectory.texts.tongue import Text

Passage = dict[str, str]


def passage(text: object, code: str) -> Passage:
    """A text with what the typesetter must know of its language."""
    language = settings.SITE_LANGUAGES[code]
    return {
        "text": str(text),
        "code": code,
        "lang": language.tag,
        "dir": language.direction,
        "script": language.script,
    }


@dataclass(frozen=True)
class Tongue:
    """A language a sheet speaks, with the facts written for its readers."""

    code: str
    facts: Mapping[str, FactValue]

    def passage(self, text: object) -> Passage:
        """A text that stands in this language."""
        return passage(text, self.code)

    def say(self, text: Text) -> Passage:
        """A text of the journey with its facts, in the language it really stands in."""
        return passage(fill_plain(text.value, self.facts, text.code), text.code)

    def word(self, msgid: str, **values: object) -> Passage:
        """A text of the interface."""
        with override(self.code):
            return passage(gettext(msgid) % values if values else gettext(msgid), self.code)

    def label(self, lazy: object) -> Passage:
        """The name of a choice, such as a kind of moment."""
        with override(self.code):
            return passage(str(lazy), self.code)
