"""Has a person checked what stands here? Asked once per page."""

from dataclasses import dataclass

from django.conf import settings

from trajectory.texts.models import Provenance


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
