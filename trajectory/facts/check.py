"""Refuse a text that asks for a fact nobody knows."""

from collections.abc import Collection

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modeltranslation.translator import translator

from trajectory.facts.register import known_names
from trajectory.facts.resolve import broken_in, names_in


def problems_in(text: str, known: set[str]) -> list[str]:
    """What is wrong with the placeholders of a text, as sentences for its writer; empty when all is well."""
    problems = [_("%(part)s is not written as {fact:name}") % {"part": part} for part in broken_in(text)]
    if not problems:
        problems = [
            _("There is no fact named “%(name)s”") % {"name": name} for name in names_in(text) if name not in known
        ]
    return problems


def check_texts(texts: dict[str, str]) -> None:
    """Raise ValidationError, per field, for unknown or broken placeholders."""
    asked = {field: text for field, text in texts.items() if text and names_in(text)}
    if not asked:
        return
    known = known_names()
    wrong = {field: found for field, text in asked.items() if (found := problems_in(text, known))}
    if wrong:
        raise ValidationError(wrong)


def check_noun(noun: models.Model, exclude: Collection[str] | None = None) -> None:
    """Check the texts of a noun in every language; for `clean_fields`. Raises ValidationError, per column.

    A column in `exclude` does not stand in the editor's form, so what is wrong with it is said of the whole.
    """
    columns = [
        column for fields in translator.get_options_for_model(type(noun)).all_fields.values() for column in fields
    ]
    try:
        check_texts({column.name: getattr(noun, column.name) or "" for column in columns})
    except ValidationError as problem:
        names = {column.name: column.verbose_name for column in columns}
        wrong: dict[str, list[str]] = {}
        for name, found in problem.message_dict.items():
            hidden = name in (exclude or ())
            wrong.setdefault(NON_FIELD_ERRORS if hidden else name, []).extend(
                f"{names[name]}: {sentence}" if hidden else sentence for sentence in found
            )
        raise ValidationError(wrong) from None
