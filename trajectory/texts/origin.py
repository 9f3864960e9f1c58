"""Has a person checked what stands here? Asked once per page."""

from dataclasses import dataclass

from trajectory.texts.models import Provenance


@dataclass(frozen=True)
class Origin:
    """The provenance of what a reader sees; `checked` only when a person checked all of it."""

    checked: bool
    checked_by: str = ""
    checked_on: object = None
    machine: bool = True


def origin_of(subject: str, code: str) -> Origin:
    """The origin of one text in one language; an unknown origin counts as unchecked."""
    row = Provenance.objects.filter(subject=subject, language=code).first()
    if row is None:
        return Origin(checked=False)
    return Origin(row.checked, row.checked_by, row.checked_on, row.maker == Provenance.Maker.MACHINE)


def all_checked(prefix: str, code: str) -> Origin:
    """The origin of all texts whose subject begins with `prefix`: checked only when each of them is."""
    open_texts = Provenance.objects.filter(subject__startswith=prefix, language=code, checked_on=None).exists()
    return Origin(checked=not open_texts)
