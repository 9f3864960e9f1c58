"""Find and rank: what a visitor asked, in their language and in Dutch, since letters are Dutch."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from content.pages.read import visible_pages
from content.search.models import SearchEntry
from content.search.words import stems
from trajectory.journey.read import visible_moments
from trajectory.texts.tongue import Text

LONGEST = 200
MOST_WORDS = 8
MOST_ANSWERS = 30


@dataclass(frozen=True)
class Found:
    """One answer: a page or moment, in the reader's language where it has one."""

    address: str
    title: Text
    summary: Text
    is_moment: bool
    score: int


def _score(entry: SearchEntry, words: list[str]) -> int:
    whole_title = sum(f" {word} " in entry.title_words for word in words)
    part_title = sum(f" {word}" in entry.title_words for word in words)
    whole = sum(f" {word} " in entry.words for word in words)
    short = entry.summary.casefold()
    in_summary = sum(word in short for word in words)
    return whole_title * 6 + part_title * 3 + in_summary * 3 + whole * 2 + 1


def _visible(entries: Iterable[SearchEntry]) -> list[SearchEntry]:
    """Without what a visitor may not see, whatever the index says (two queries)."""
    entries = list(entries)
    keys = [entry.subject.removeprefix("page:") for entry in entries if entry.subject.startswith("page:")]
    codes = [entry.subject.removeprefix("moment:") for entry in entries if entry.subject.startswith("moment:")]
    pages = visible_pages().filter(translation_key__in=keys).values_list("translation_key", "locale__language_code")
    seen = {(f"page:{key}", language) for key, language in pages}
    moments = {f"moment:{code}" for code in visible_moments().filter(code__in=codes).values_list("code", flat=True)}
    return [
        entry
        for entry in entries
        if entry.subject in moments
        or (entry.subject, entry.language) in seen
        or entry.subject.startswith(("term:", "question:"))
    ]


def find(question: str, code: str) -> list[Found]:
    """The best answers first; every word must occur, at least as the beginning of a word (four queries)."""
    question = question.replace("\x00", " ")[:LONGEST]
    wanted = Q(pk=None)
    asked: dict[str, list[str]] = {}
    for language in dict.fromkeys((code, settings.LANGUAGE_CODE)):
        asked[language] = list(dict.fromkeys(stems(question, language)))[:MOST_WORDS]
        if asked[language]:
            every = Q(language=language)
            for word in asked[language]:
                every &= Q(words__contains=f" {word}") | Q(title_words__contains=f" {word}")
            wanted |= every
    matching = {(entry.subject, entry.language): entry for entry in SearchEntry.objects.filter(wanted)}
    subjects = {subject for subject, _ in matching}
    entries = _visible(SearchEntry.objects.filter(subject__in=subjects, language__in={code, settings.LANGUAGE_CODE}))
    best: dict[str, int] = {}
    shown: dict[str, SearchEntry] = {}
    for entry in entries:
        if (entry.subject, entry.language) in matching:
            best[entry.subject] = max(best.get(entry.subject, 0), _score(entry, asked[entry.language]))
        if entry.language == code or entry.subject not in shown:
            shown[entry.subject] = entry
    answers = [
        Found(
            address=f"/{code}{entry.address}",
            title=Text(entry.title, entry.language, entry.language != code),
            summary=Text(entry.summary, entry.language, entry.language != code),
            is_moment=subject.startswith("moment:"),
            score=best[subject],
        )
        for subject, entry in shown.items()
        if subject in best
    ]
    return sorted(answers, key=lambda found: (-found.score, found.is_moment, found.address))[:MOST_ANSWERS]
