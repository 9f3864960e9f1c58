"""Bring the files of the glossary into the database."""

from pathlib import Path

from django.conf import settings

from content.glossary.models import TEXTS, Term, TermSource
from content.pages.compose import page_key
from content.pages.models import ReaderPage
from trajectory.facts.nouns import NounFile, Shape, read_nouns
from trajectory.journey.load import Report, write_nouns
from trajectory.journey.nouns import Lookup, Noun
from trajectory.texts.files import FileError, Lines

SHAPE = Shape(
    "term",
    {"abbreviation": str, "sources": list, "checked_on": object, "page": str, "official": list},
    {"word": 120, "forms": 2000, "explanation": 300},
    lists=("forms",),
)


def read_term_files(folder: Path, *, facts: set[str], sources: set[str], pages: set[str]) -> NounFile:
    """The terms in content/data; raises FileError with file, line and reason."""

    def check(path: Path, entry: Lines) -> None:
        if entry["page"] and entry["page"] not in pages:
            raise FileError(path, entry.line_of("page"), f"there is no page {entry['page']!r}")
        for code in entry["official"]:
            if code not in settings.SITE_LANGUAGES:
                raise FileError(path, entry.line_of("official"), f"there is no language {code!r}")

    return read_nouns(folder, "terms", SHAPE, facts=facts, sources=sources, check=check)


def _attributes(entry: Lines, order: int, lookup: Lookup) -> dict:
    dutch = ReaderPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return {
        "abbreviation": entry["abbreviation"],
        "official": " ".join(entry["official"]),
        "checked_on": entry["checked_on"] or None,
        "page": dutch.filter(translation_key=page_key(entry["page"])).first() if entry["page"] else None,
    }


NOUN = Noun("term", "terms", Term, "code", TEXTS, _attributes, cited=("term_sources", TermSource, "term"))


def write_terms(file: NounFile, *, force: bool = False) -> Report:
    """Write what is new or changed; what an editor changed stays."""
    return write_nouns(NOUN, file, force=force)
