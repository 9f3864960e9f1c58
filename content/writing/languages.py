"""In which languages a text is there, is of the Dutch of today, and was checked by a person."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.translation import get_language_info

from content.pages.models import ReaderPage
from content.translation.things import kind_of
from trajectory.texts.models import Provenance


@dataclass(frozen=True)
class Languages:
    """The names of languages other than Dutch: where nothing is known of a text, where it is older, unchecked."""

    missing: tuple[str, ...]
    older: tuple[str, ...]
    unchecked: tuple[str, ...]
    number: int


def subject_of(thing: models.Model) -> str:
    """The name under which the origin of its texts is kept."""
    if isinstance(thing, ReaderPage):
        return f"page:{thing.translation_key}"
    return kind_of(type(thing)).subject(thing)


def languages_of(thing: models.Model) -> Languages:
    """The state of the translations of what readers see of this (one query)."""
    rows = {row.language: row for row in Provenance.objects.filter(subject=subject_of(thing))}
    dutch = rows.pop(settings.LANGUAGE_CODE, None)
    others = [code for code in settings.SITE_LANGUAGES if code != settings.LANGUAGE_CODE]
    older = {code for code, row in rows.items() if dutch and row.source_version != dutch.text_version}
    unchecked = {code for code, row in rows.items() if code not in older and not row.checked}

    def named(codes) -> tuple[str, ...]:
        return tuple(str(get_language_info(code)["name_translated"]) for code in others if code in codes)

    return Languages(named(set(others) - set(rows)), named(older), named(unchecked), number=len(others))
