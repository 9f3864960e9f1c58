"""Read all texts of one language at once, in the order in which readers need them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail_localize.models import StringTranslation

from content.pages.models import ReaderPage
from content.pages.read import national_pages
from content.translation.things import KINDS, PAGE, NounKind
from content.translation.units import Unit, UnitState, noun_units, old_dutch, page_units, translated_of
from trajectory.texts.models import Provenance

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


@dataclass(frozen=True)
class Sheet:
    """The texts of one thing; `kind` is None for a page. `by_machine` and `checked` are about the texts as a whole."""

    subject: str
    label: str
    title: str
    thing: Model
    kind: NounKind | None
    units: tuple[Unit, ...]
    by_machine: bool = False
    checked: bool = False

    def name_of(self, unit: Unit) -> str:
        """The name of one of its texts in a file, the same as long as the text is there."""
        return f"{self.subject}#{unit.name}"


def _noun_sheets(kind: NounKind, code: str, origins: dict[str, Provenance], old: dict[str, str]) -> Iterator[Sheet]:
    for noun in kind.rows():
        subject = kind.subject(noun)
        origin = origins.get(subject)
        units = noun_units(kind, noun, code, origin.made_from if origin else {}, old)
        yield _sheet(subject, str(kind.label), noun, kind, units, origin)


def _page_sheets(code: str, origins: dict[str, Provenance]) -> Iterator[Sheet]:
    pages: list[ReaderPage] = list(national_pages().order_by("depth", "path").specific())
    translated = translated_of([page.translation_key for page in pages], code)
    for page in pages:
        subject = f"{PAGE}:{page.translation_key}"
        found = translated.get(page.translation_key, {})
        waiting = any(row.translation_type == MACHINE for rows in found.values() for row in rows.values())
        yield _sheet(subject, _("page"), page, None, page_units(page, found), origins.get(subject), machine=waiting)


def _sheet(
    subject: str,
    label: str,
    thing: Model,
    kind: NounKind | None,
    units: list[Unit],
    origin: Provenance | None,
    machine: bool = False,
) -> Sheet:
    """`machine` counts for texts that readers have never seen, of which no origin is kept."""
    return Sheet(
        subject=subject,
        label=capfirst(label),
        title=units[0].dutch if units else "",
        thing=thing,
        kind=kind,
        units=tuple(units),
        by_machine=origin.maker == Provenance.Maker.MACHINE if origin else machine,
        checked=origin is not None and origin.checked,
    )


def gather(code: str) -> list[Sheet]:
    """Everything with a Dutch text, beside what there is in a language; labels are in Dutch (some thirty queries)."""
    origins = {row.subject: row for row in Provenance.objects.filter(language=code)}
    old = old_dutch({version for row in origins.values() for each in row.made_from.values() for version in each})
    with override(settings.LANGUAGE_CODE):
        nouns = [list(_noun_sheets(kind, code, origins, old)) for kind in KINDS]
        found = [*nouns[0], *_page_sheets(code, origins), *(sheet for each in nouns[1:] for sheet in each)]
    return [sheet for sheet in found if sheet.units]


def only_open(sheets: Iterable[Sheet]) -> list[Sheet]:
    """What is missing or older than the Dutch, and nothing else."""
    rest = (
        replace(each, units=tuple(unit for unit in each.units if unit.state != UnitState.CURRENT)) for each in sheets
    )
    return [each for each in rest if each.units]
