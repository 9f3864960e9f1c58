"""What was translated before: sentences like this one, and the terms that have a word of their own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from modeltranslation.utils import build_localized_fieldname
from rapidfuzz import fuzz, process
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from content.glossary.models import Term
from content.glossary.read import read_vocabularies
from content.translation.check import plain
from content.translation.things import KINDS
from content.translation.units import STALE, Unit

LIKE, MOST, SHORTEST = 80, 2, 12  # per cent the same, examples of one text, letters of a text worth an example


@dataclass(frozen=True)
class Example:
    """An earlier Dutch text with its translation, and how much of it is the same, in per cent."""

    dutch: str
    text: str
    like: int


@dataclass(frozen=True)
class TermHit:
    """A term in the Dutch text with the word that this language has for it; `official` when it was seen in use."""

    dutch: str
    word: str
    official: bool
    abbreviation: str = ""


def _noun_pairs(code: str) -> Iterable[tuple[str, str]]:
    for kind in KINDS:
        for field in kind.fields:
            columns = [build_localized_fieldname(field, each) for each in (settings.LANGUAGE_CODE, code)]
            yield from kind.rows().exclude(**{columns[1]: ""}).values_list(*columns)


def _page_pairs(code: str) -> Iterable[tuple[str, str]]:
    locale = Locale.objects.filter(language_code=code)
    rows = StringTranslation.objects.filter(locale__in=locale).exclude(tool_name=STALE)
    yield from rows.values_list("translation_of__data", "data")


def read_pairs(code: str) -> dict[str, str]:
    """Every Dutch text that has a translation in this language, without tags (a query per kind and field)."""
    pairs = [*_noun_pairs(code), *_page_pairs(code)]
    return {plain(dutch): plain(text) for dutch, text in pairs if dutch and text}


def examples(units: Iterable[Unit], pairs: dict[str, str]) -> dict[str, list[Example]]:
    """By the name of a unit the earlier sentences that are most like it, other than its own."""
    dutch, found = list(pairs), {}
    for unit in units:
        asked = plain(unit.dutch)
        if len(asked) < SHORTEST:
            continue
        hits = process.extract(asked, dutch, scorer=fuzz.ratio, score_cutoff=LIKE, limit=MOST + 1)
        mine = [Example(text, pairs[text], round(like)) for text, like, _ in hits if pairs[text] != plain(unit.text)]
        if mine:
            found[unit.name] = mine[:MOST]
    return found


def term_hits(units: Iterable[Unit], code: str) -> dict[str, list[TermHit]]:
    """By the name of a unit the terms that stand in its Dutch (two queries)."""
    terms, vocabularies = read_vocabularies(code)
    words = vocabularies.get(settings.SITE_LANGUAGES[settings.LANGUAGE_CODE].tag)
    official = {row.code: row.official.split() for row in Term.objects.only("code", "official")}
    found: dict[str, list[TermHit]] = {}
    for unit in units if words else ():
        codes = dict.fromkeys(words.code_of(match["form"]) for match in words.pattern.finditer(plain(unit.dutch)))
        hits = [
            TermHit(terms[each].dutch, terms[each].word.value, code in official.get(each, ()), terms[each].abbreviation)
            for each in codes
            if each in terms and not terms[each].word.foreign
        ]
        if hits:
            found[unit.name] = hits
    return found


def missing_terms(text: str, hits: Iterable[TermHit]) -> list[TermHit]:
    """The terms of which neither the own word nor the Dutch abbreviation stands in the translation."""
    words = plain(text).casefold()
    return [
        hit
        for hit in hits
        if hit.word.casefold() not in words and not (hit.abbreviation and hit.abbreviation.casefold() in words)
    ]
