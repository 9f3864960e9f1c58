"""What is wrong with the translation of one text, and what a translator had better look at (pure)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from trajectory.facts.check import problems_in
from trajectory.facts.resolve import names_in

# Letters that nobody sees or that turn the reading direction around: they hide what a text says.
HIDDEN = re.compile("[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]")
JOINER = "\u200c"  # Persian and Pashto write with it
TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>", re.IGNORECASE)
LINK = re.compile(r'<a id="(a\d+)"')
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
PLACEHOLDER = re.compile(r"\{[^}]*\}")
INLINE = frozenset({"a", "abbr", "acronym", "b", "code", "em", "i", "strong", "br"})  # as wagtail-localize has them
SHORTEST, LONGEST, FROM = 0.4, 3.0, 40  # share of the length of the Dutch, for texts of so many letters


@dataclass(frozen=True)
class Problem:
    """A sentence for the translator; one that `blocks` keeps the text from being saved."""

    sentence: str
    blocks: bool


def plain(text: str) -> str:
    """A text without its tags."""
    return unescape(strip_tags(text))


def numbers_in(text: str) -> Counter:
    """The numbers of a text, in Latin digits, without points and commas in them."""
    latin = "".join(str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in text)
    return Counter(re.sub(r"\D", "", found) for found in NUMBER.findall(PLACEHOLDER.sub(" ", latin)))


def _tags(text: str) -> Counter:
    return Counter(f"{slash}{name.lower()}" for slash, name, _ in TAG.findall(text))


def _structure(dutch: str, text: str) -> list[str]:
    """What differs in tags and links; both are HTML."""
    unknown = sorted({name.lower() for _, name, _ in TAG.findall(text)} - INLINE)
    if unknown:
        return [_("These tags may not stand here: %(tags)s") % {"tags": ", ".join(unknown)}]
    for _slash, name, rest in TAG.findall(text):
        if rest.strip() and not (name.lower() == "a" and re.fullmatch(r'\s+id="a\d+"', rest)):
            return [_("A tag says more than it may: <%(tag)s%(rest)s>") % {"tag": name, "rest": rest}]
    if sorted(LINK.findall(dutch)) != sorted(LINK.findall(text)):
        wanted = ", ".join(f'<a id="{number}">' for number in LINK.findall(dutch)) or _("none")
        return [_("Use the same links as the Dutch text: %(links)s") % {"links": wanted}]
    tags = _tags(text)
    if any(tags[name] != tags[f"/{name}"] for name in INLINE - {"br"}):
        return [_("A tag is opened and not closed, or the other way round.")]
    return []


def problems_of(
    dutch: str, text: str, *, known: Collection[str], html: bool = False, longest: int | None = None
) -> list[Problem]:
    """What is wrong with `text` as the translation of `dutch`; `known` are the names of all facts."""
    found = [Problem(sentence, blocks=True) for sentence in _blocking(dutch, text, known, html, longest)]
    return found or [Problem(sentence, blocks=False) for sentence in _doubtful(dutch, text)]


def _blocking(dutch: str, text: str, known: Collection[str], html: bool, longest: int | None) -> list[str]:
    found = []
    hidden = HIDDEN.search(text.replace("&shy;", "").replace("\u00ad", ""))
    if hidden:
        name = unicodedata.name(hidden[0], f"U+{ord(hidden[0]):04X}")
        found.append(_("There is a letter in it that nobody sees: %(name)s") % {"name": name})
    words = plain(text) if html else text
    if not any(sign.isprintable() and not sign.isspace() for sign in words):
        found.append(_("The translation is empty."))
    if longest and len(words) > longest:
        numbers = {"number": len(words), "most": longest}
        found.append(_("This text has %(number)s letters; at most %(most)s fit.") % numbers)
    if html:
        found += _structure(dutch, text)
    elif TAG.search(text) and not TAG.search(dutch):
        found.append(_("There is no tag in the Dutch text, so there is none here."))
    placeholders = problems_in(unescape(text), set(known))
    if not placeholders and sorted(names_in(unescape(text))) != sorted(names_in(unescape(dutch))):
        wanted = ", ".join(f"{{fact:{fact}}}" for fact in names_in(unescape(dutch))) or _("none")
        placeholders = [_("Use the same facts as the Dutch text: %(facts)s") % {"facts": wanted}]
    return found + placeholders


def _doubtful(dutch: str, text: str) -> list[str]:
    """What may be right, and is more often wrong."""
    dutch, text = plain(dutch), plain(text)
    found = []
    missing = numbers_in(dutch) - numbers_in(text)
    added = numbers_in(text) - numbers_in(dutch)
    if missing:
        found.append(_("Not in the translation: %(numbers)s") % {"numbers": ", ".join(missing.elements())})
    if added:
        found.append(_("Not in the Dutch text: %(numbers)s") % {"numbers": ", ".join(added.elements())})
    if any(sign.isdigit() and not sign.isascii() for sign in text):
        found.append(_("Write numbers with the digits 0 to 9."))
    if len(dutch) >= FROM and not SHORTEST <= len(text) / len(dutch) <= LONGEST:
        found.append(_("Much shorter or longer than the Dutch text."))
    if text == dutch and len(dutch) >= FROM:
        found.append(_("The same as the Dutch text."))
    return found
