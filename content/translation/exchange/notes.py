"""What a translator is told beside a text: where it stands, how long it may be, what the facts and words in it are."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.glossary.read import read_vocabularies
from content.translation.check import plain
from content.translation.exchange.gather import Sheet
from content.translation.units import Unit
from trajectory.facts.models import Fact
from trajectory.facts.resolve import PLACEHOLDER, FactValue, fill_plain

Notes = Callable[[Sheet, Unit], list[str]]


def _words_in(code: str) -> Callable[[str], dict[str, str]]:
    """A function that finds the words of the word list in a Dutch text, with how they are said in the language."""
    terms, known = read_vocabularies(code)
    said = {each.code: (each.dutch, each.word.value) for each in terms.values() if not each.word.foreign}
    dutch = known.get(settings.SITE_LANGUAGES[settings.LANGUAGE_CODE].tag)

    def find(text: str) -> dict[str, str]:
        codes = (dutch.code_of(match["form"]) for match in dutch.pattern.finditer(text)) if dutch else ()
        return dict(said[each] for each in codes if each in said)

    return find


def noting(code: str) -> Notes:
    """A function that gives the notes to a text, in Dutch, which every translator reads (two queries)."""
    words_in = _words_in(code)
    facts = {row.key: FactValue(row.key, row.kind, row.value, row.unit) for row in Fact.objects.all()}

    def notes_on(sheet: Sheet, unit: Unit) -> list[str]:
        notes = [f"{sheet.label} – {unit.label}"]
        if unit.longest:
            notes.append(_("At most %(number)s letters.") % {"number": unit.longest})
        for name in dict.fromkeys(PLACEHOLDER.findall(unit.dutch)):
            said = fill_plain(f"{{fact:{name}}}", facts, settings.LANGUAGE_CODE)
            notes.append(f"{{fact:{name}}} = {said}")
        words = words_in(plain(unit.dutch))
        if words:
            said = "; ".join(f"{dutch} = {word}" for dutch, word in words.items())
            notes.append(_("Word list: %(words)s") % {"words": said})
        return [" ".join(note.split()) for note in notes]

    def in_dutch(sheet: Sheet, unit: Unit) -> list[str]:
        with override(settings.LANGUAGE_CODE):
            return notes_on(sheet, unit)

    return in_dutch
