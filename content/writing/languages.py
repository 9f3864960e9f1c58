"""In which languages a text is there, is of the Dutch of today, and was checked by a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language_info

from content.pages.models import ReaderPage
from content.translation.things import kind_of
from trajectory.texts.models import PAGES, Provenance
from trajectory.texts.state import State, missing_places, older_since, state_of

OLD, UNCHECKED = (State.OUTDATED, State.WITHHELD), (State.MACHINE, State.PERSON)


@dataclass(frozen=True)
class Languages:
    """The names of languages other than Dutch: where a text is missing or has gaps, where it is older, unchecked."""

    missing: tuple[str, ...]
    older: tuple[str, ...]
    unchecked: tuple[str, ...]
    number: int


def subject_of(thing: models.Model) -> str:
    """The name under which the origin of its texts is kept."""
    if isinstance(thing, ReaderPage):
        return f"{PAGES}{thing.translation_key}"
    return kind_of(type(thing)).subject(thing)


def languages_of(thing: models.Model) -> Languages:
    """The state of the translations of what readers see of this (one query)."""
    rows = {row.language: row for row in Provenance.objects.filter(subject=subject_of(thing))}
    dutch, today = rows.pop(settings.LANGUAGE_CODE, None), timezone.localdate()
    others = [code for code in settings.SITE_LANGUAGES if code != settings.LANGUAGE_CODE]
    states = {code: state_of(row, older_since(row, dutch), today) for code, row in rows.items()}

    def named(codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(str(get_language_info(code)["name_translated"]) for code in others if code in set(codes))

    return Languages(
        missing=named(code for code in others if code not in rows or missing_places(rows[code], dutch)),
        older=named(code for code, state in states.items() if state in OLD),
        unchecked=named(code for code, state in states.items() if state in UNCHECKED),
        number=len(others),
    )
