"""Bring the files of the questions into the database."""

from pathlib import Path

from django.conf import settings

from content.faq.count import MOST_WORDS, words_in
from content.faq.models import TEXTS, Question, QuestionSource
from content.pages.compose import page_key
from content.pages.models import ReaderPage
from trajectory.facts.nouns import NounFile, Shape, read_nouns
from trajectory.journey.load import Report, write_nouns
from trajectory.journey.models import Group, Route
from trajectory.journey.moment import ContactMoment
from trajectory.journey.nouns import Lookup, Noun
from trajectory.texts.files import FileError, Lines

SHAPE = Shape(
    "question",
    {"moments": list, "groups": list, "routes": list, "page": str, "sources": list, "checked_on": object},
    {"question": 140, "short": 600, "long": 2000},
)


def read_question_files(folder: Path, *, facts: set[str], pages: set[str], known: dict[str, set[str]]) -> NounFile:
    """The questions in content/data; `known` has the codes of moments, groups, routes and sources. Raises FileError."""

    def check(path: Path, entry: Lines) -> None:
        asked = {name: entry[name] for name in ("moments", "groups", "routes")}
        for name, codes in asked.items():
            for code in codes:
                if code not in known[name]:
                    raise FileError(path, entry.line_of(name), f"{name}: there is no {code!r}")
        if entry["page"] not in pages:
            raise FileError(path, entry.line_of("page"), f"there is no page {entry['page']!r}")

    found = read_nouns(folder, "questions", SHAPE, facts=facts, sources=known["sources"], check=check)
    path = folder / "texts" / settings.LANGUAGE_CODE / "questions.yaml"
    for code, text in found.texts[settings.LANGUAGE_CODE].items():
        if words_in(text["short"]) > MOST_WORDS:
            raise FileError(path, text.line_of("short"), f"{code}: more than {MOST_WORDS} words")
    return found


def _attributes(entry: Lines, order: int, lookup: Lookup) -> dict:
    dutch = ReaderPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return {
        "order": order,
        "checked_on": entry["checked_on"] or None,
        "page": dutch.filter(translation_key=page_key(entry["page"])).first(),
    }


def _links(entry: Lines) -> dict:
    return {
        "moments": (ContactMoment, entry["moments"]),
        "groups": (Group, entry["groups"]),
        "routes": (Route, entry["routes"]),
    }


NOUN = Noun(
    "question",
    "questions",
    Question,
    "code",
    TEXTS,
    _attributes,
    _links,
    cited=("question_sources", QuestionSource, "question"),
)


def write_questions(file: NounFile, *, force: bool = False) -> Report:
    """Write what is new or changed; what an editor changed stays."""
    return write_nouns(NOUN, file, force=force)
