"""Has a person checked what stands here? Asked once per page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable
from django.utils import timezone

from trajectory.texts.models import Provenance
from trajectory.texts.state import State, older_since, state_of
from trajectory.texts.tongue import Text

MADE = ("made_in_own", "made_in_dutch")


@dataclass(frozen=True)
class Origin:
    """The provenance of what a reader sees; `checked` only when a person checked all of it.

    `older` names the places (fields of a noun, blocks of a page) where the Dutch is newer; `outdated` says that there
    is one. `state` is None when nobody noted anything.
    """

    checked: bool
    checked_by: str = ""
    checked_on: object = None
    machine: bool = True
    older: tuple[str, ...] = ()
    outdated: bool = False
    state: State | None = None
    made_by: str = ""  # the machine; names of people stay inside


def _origin(row: Provenance, dutch: Provenance | None) -> Origin:
    older = older_since(row, dutch)
    machine = row.maker == Provenance.Maker.MACHINE
    return Origin(
        checked=row.checked,
        checked_by=row.checked_by,
        checked_on=row.checked_on,
        machine=machine,
        older=tuple(older),
        outdated=bool(older),
        state=state_of(row, older, timezone.localdate()),
        made_by=row.made_by if machine else "",
    )


def origin_of(subject: str, code: str) -> Origin:
    """The origin of one text in one language; an unknown origin counts as unchecked (one query)."""
    rows = Provenance.objects.filter(subject=subject, language__in={code, settings.LANGUAGE_CODE})
    found = {row.language: row for row in rows}
    return _origin(found[code], found.get(settings.LANGUAGE_CODE)) if code in found else Origin(checked=False)


def all_checked(prefix: str, code: str) -> Origin:
    """The origin of all texts whose subject begins with `prefix` (one query).

    It is checked only when each of them is, and older than the Dutch when one of them is.
    """
    mine = Provenance.objects.filter(subject__startswith=prefix, language=code)
    dutch = Provenance.objects.filter(subject=OuterRef("subject"), language=settings.LANGUAGE_CODE)
    older = mine.filter(Exists(dutch.exclude(text_version=OuterRef("source_version"))))
    asked = Provenance.objects.values_list(Exists(mine.filter(checked_on=None)), Exists(older))
    is_open, is_older = asked.first() or (False, False)
    return Origin(checked=not is_open, outdated=is_older and code != settings.LANGUAGE_CODE)


def read_origins(kind: str, code: str) -> dict[tuple[str, str], Origin]:
    """By key and language the origin of each text of one kind, such as "moment", in `code` and in Dutch (one query)."""
    languages = {code, settings.LANGUAGE_CODE}
    rows = list(Provenance.objects.filter(subject__startswith=f"{kind}:", language__in=languages))
    dutch = {row.subject: row for row in rows if row.language == settings.LANGUAGE_CODE}
    return {(row.subject.removeprefix(f"{kind}:"), row.language): _origin(row, dutch.get(row.subject)) for row in rows}


def with_makers(rows: QuerySet, subject: Combinable, code: str) -> QuerySet:
    """The rows with the columns MADE: whether a person made their text in `code`, and in Dutch (no query of its own).

    `subject` is the expression for the subject of each row.
    """
    made = Provenance.objects.filter(maker=Provenance.Maker.PERSON)
    here = rows.alias(text_subject=subject)
    asked = zip(MADE, (code, settings.LANGUAGE_CODE), strict=True)
    return here.annotate(
        **{name: Exists(made.filter(subject=OuterRef("text_subject"), language=language)) for name, language in asked}
    )


def by_person(row: Mapping, text: Text) -> bool:
    """Whether a person made this text of a row with the columns MADE."""
    return row["made_in_dutch" if text.code == settings.LANGUAGE_CODE else "made_in_own"]
