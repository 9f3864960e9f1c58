"""Read the terms in a reader's language: for marking and for the list."""

from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.core.cache import cache
from django.db.models import F
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from modeltranslation.utils import build_localized_fieldname

from content.glossary.mark import Vocabulary, vocabulary
from content.glossary.models import TEXTS, Term, TermSource
from trajectory.texts.tongue import Text, columns, pick

REMEMBERED = 60  # seconds
KEY = "terms:{}"


@dataclass(frozen=True)
class TermView:
    """A term as one reader sees it: the word and its explanation, the Dutch word, the abbreviation."""

    code: str
    word: Text
    dutch: str
    abbreviation: str
    explanation: Text
    page: int | None


def _rows(code: str) -> list[dict]:
    """The terms as they stand in the database, remembered for a minute: nearly every page asks for all of them."""
    wanted = ("code", "abbreviation", "page_id", *columns(TEXTS, code))
    return cache.get_or_set(KEY.format(code), lambda: list(Term.objects.values(*wanted)), REMEMBERED)


@receiver((post_save, post_delete), sender=Term)
def forget_terms(**kwargs) -> None:
    """An editor who changes a term sees it at once, at least from the same process."""
    cache.delete_many([KEY.format(code) for code in settings.SITE_LANGUAGES])


def _view(row: dict, code: str) -> TermView:
    return TermView(
        code=row["code"],
        word=pick(row, "word", code),
        dutch=row[build_localized_fieldname("word", settings.LANGUAGE_CODE)],
        abbreviation=row["abbreviation"],
        explanation=pick(row, "explanation", code),
        page=row["page_id"],
    )


def read_terms(code: str) -> list[TermView]:
    """Every term in language `code`, else in Dutch (one query)."""
    return [_view(row, code) for row in _rows(code)]


@dataclass
class Evidence:
    """Where the meaning of one term stands, and the date of that evidence; none when it is not known."""

    checked_on: date | None
    sources: list[TermSource] = field(default_factory=list)


def read_evidence() -> dict[str, Evidence]:
    """By code of the term its sources in the order of the editor; a term without sources is not in it (one query)."""
    found: dict[str, Evidence] = {}
    rows = TermSource.objects.select_related("source").annotate(code=F("term__code"), checked_on=F("term__checked_on"))
    for cited in rows:
        found.setdefault(cited.code, Evidence(cited.checked_on)).sources.append(cited)
    return found


def read_vocabularies(code: str) -> tuple[dict[str, TermView], dict[str, Vocabulary]]:
    """Terms by code, and per language tag the forms to look for (one query).

    A text in another language has the Dutch word beside its own, so the Dutch forms count there too.
    """
    rows = _rows(code)
    dutch = settings.LANGUAGE_CODE
    forms: dict[str, dict[str, str]] = {dutch: {}, code: {}}
    for row in rows:
        for language in (dutch, code):
            for form in (row[build_localized_fieldname("forms", language)] or "").splitlines():
                for target in {code, language}:
                    if form.strip():
                        forms[target].setdefault(form.strip(), row["code"])
    found = {settings.SITE_LANGUAGES[language].tag: vocabulary(mine) for language, mine in forms.items()}
    return {row["code"]: _view(row, code) for row in rows}, {tag: words for tag, words in found.items() if words}


def explained_languages() -> set[str]:
    """The languages in which at least one term is explained (one query)."""
    columns_by_code = {code: build_localized_fieldname("explanation", code) for code in settings.SITE_LANGUAGES}
    rows = list(Term.objects.values(*columns_by_code.values()))
    return {code for code, column in columns_by_code.items() if any(row[column] for row in rows)}
