"""Ask a machine for a translation, when the site has one; what it says is a suggestion and nothing more."""

from collections.abc import Iterable

import requests
from django.conf import settings
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.strings import StringValue

from content.translation.check import problems_of
from content.translation.units import Unit
from trajectory.facts.register import known_names

MOST_LETTERS = 20_000  # of Dutch in one question


class NoSuggestion(Exception):
    """The machine gave nothing that can be used."""


def machine_for(code: str):
    """The machine that translates into this language, or None; one that takes Dari for Farsi is none for Dari."""
    machine = get_machine_translator()
    if machine is None or "-" in code:
        return None
    dutch = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    return machine if machine.can_translate(dutch, Locale.objects.get(language_code=code)) else None


def _as_text(unit: Unit, given: StringValue) -> str:
    """What the machine gave; raises TypeError for what is no text."""
    if not isinstance(given.data, str):
        raise TypeError(given.data)
    return given.data if unit.html else given.render_text()


def suggestions(units: Iterable[Unit], code: str, machine) -> dict[str, str]:
    """By the name of a unit what the machine makes of it; raises NoSuggestion.

    What breaks a fact, a link or a tag is left out: it could not be kept as it is.
    """
    asked, letters = [], 0
    for unit in units:
        letters += len(unit.dutch)
        if letters > MOST_LETTERS:
            break
        asked.append(unit)
    strings = {
        unit.name: StringValue(unit.dutch) if unit.html else StringValue.from_plaintext(unit.dutch) for unit in asked
    }
    dutch, own = (Locale.objects.get(language_code=each) for each in (settings.LANGUAGE_CODE, code))
    try:
        given = machine.translate(dutch, own, list(strings.values()))
        made = {unit.name: _as_text(unit, given[strings[unit.name]]) for unit in asked}
    except (requests.RequestException, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise NoSuggestion from problem
    known, found = known_names(), {}
    for unit in asked:
        text = made[unit.name]
        problems = problems_of(unit.dutch, text, known=known, html=unit.html, longest=unit.longest)
        if not any(problem.blocks for problem in problems):
            found[unit.name] = text
    return found
