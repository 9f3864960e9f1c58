"""Give what a municipality adds another address: who wrote it, and the old address, go along."""

from django.db import transaction

from trajectory.actors.models import Municipality
from trajectory.journey.local import LocalAddition, path_of, subject_of
from trajectory.texts.actions import rename_subject


@transaction.atomic
def move_addition(*, addition: LocalAddition, slug: str, municipality: Municipality, code: str) -> None:
    """Let a note or extra moment belong to this municipality under this address word; it stood below `slug` so far."""
    old, new = path_of(slug, addition.code), path_of(municipality.slug, code)
    addition.municipality, addition.code = municipality, code
    addition.formerly = " ".join(each for each in dict.fromkeys([*addition.formerly.split(), old]) if each != new)
    addition.save(update_fields=["municipality", "code", "formerly"])
    rename_subject(old=subject_of(old), new=subject_of(new))
