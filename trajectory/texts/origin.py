"""Has a person checked what stands here? Asked once per page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable

from trajectory.texts.models import Provenance
from trajectory.texts.tongue import Text

MADE = ("made_in_own", "made_in_dutch")


@dataclass(frozen=True)
class Origin:
    """The provenance of what a reader sees; `checked` only when a person checked all of it."""

    checked: bool
    checked_by: str = ""
    checked_on: object = None
    machine: bool = True


def _origin(row: Provenance) -> Origin:
    return Origin(row.checked, row.checked_by, row.checked_on, row.maker == Provenance.Maker.MACHINE)


def origin_of(subject: str, code: str) -> Origin:
    """The origin of one text in one language; an unknown origin counts as unchecked."""
    row = Provenance.objects.filter(subject=subject, language=code).first()
    if row is None:
        return Origin(checked=False)
    return _origin(row)


def all_checked(prefix: str, code: str) -> Origin:
    """The origin of all texts whose subject begins with `prefix`: checked only when each of them is."""
    open_texts = Provenance.objects.filter(subject__startswith=prefix, language=code, checked_on=None).exists()
    return Origin(checked=not open_texts)


def read_origins(kind: str, code: str) -> dict[tuple[str, str], Origin]:
    """By key and language the origin of each text of one kind, such as "moment", in `code` and in Dutch (one query)."""
    languages = {code, settings.LANGUAGE_CODE}
    rows = Provenance.objects.filter(subject__startswith=f"{kind}:", language__in=languages)
    return {(row.subject.removeprefix(f"{kind}:"), row.language): _origin(row) for row in rows}


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
