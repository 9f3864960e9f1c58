"""Refuse a text that asks for a fact nobody knows."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

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
