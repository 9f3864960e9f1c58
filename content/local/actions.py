"""Write what a municipal editor does: whole, and with who wrote which language."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.log_actions import log

from content.local.mine import next_check
from content.local.parts import subject_of
from trajectory.actors.models import ContactPoint
from trajectory.journey.beside import national_text
from trajectory.journey.local import LocalAddition
from trajectory.texts.actions import new_origin, store, texts_in, version_in
from trajectory.texts.models import Provenance
from trajectory.texts.pieces import says, whole

EMPTY = whole({})
Thing = ContactPoint | LocalAddition


def versions_before(thing: Thing, fields: tuple[str, ...], codes: Iterable[str]) -> dict[str, str]:
    """The fingerprints of its texts in these languages, to see after saving which of them somebody wrote."""
    return {code: version_in(thing, fields, code) for code in codes}


@transaction.atomic
def save(*, form, live: bool, before: dict[str, str], user) -> Thing:
    """Keep what stands in a valid form, on the site or as a draft; whoever saves it has looked at it.

    `before` says what the texts of the form were: those that differ now are this person's, other languages stay.
    """
    thing, new = form.instance, form.instance.pk is None
    thing.live = live
    for name, day in next_check().items():
        setattr(thing, name, day)
    if isinstance(thing, LocalAddition) and (national := national_text(thing.moment_id)):
        thing.stand_beside(national)
    form.save()
    _note_writer(thing=thing, fields=form.texts, before=before, made_by=str(user)[:80])
    log(instance=thing, action="wagtail.create" if new else "wagtail.edit", user=user)
    return thing


def _note_writer(*, thing: Thing, fields: tuple[str, ...], before: dict[str, str], made_by: str) -> None:
    subject, dutch, origins = subject_of(thing), says(texts_in(thing, fields)), []
    for code, was in before.items():
        version = version_in(thing, fields, code)
        if version == EMPTY:
            Provenance.objects.filter(subject=subject, language=code).delete()
        elif version != was:
            origins.append(
                new_origin(
                    subject=subject,
                    language=code,
                    texts=texts_in(thing, fields, code),
                    made_from=dutch,
                    maker=Provenance.Maker.PERSON,
                    made_by=made_by,
                )
            )
    store(origins)


@transaction.atomic
def take_off(*, thing: Thing, user) -> None:
    """Take it off the site; its texts stay as a draft."""
    thing.live = False
    thing.save(update_fields=["live"])
    log(instance=thing, action="wagtail.unpublish", user=user)


@transaction.atomic
def remove(*, thing: Thing, user) -> None:
    """Take it away for good, with who wrote it: its number may be given out again."""
    Provenance.objects.filter(subject=subject_of(thing)).delete()
    log(instance=thing, action="wagtail.delete", user=user, deleted=True)
    thing.delete()


@transaction.atomic
def choose(*, addition: LocalAddition, national: dict[str, str], adopt: bool, user) -> None:
    """The national text changed: keep the addition beside it as it is, or adopt the national text alone."""
    addition.stand_beside(national)
    addition.live = addition.live and not adopt
    days = {} if adopt else next_check()
    for name, day in days.items():
        setattr(addition, name, day)
    addition.save(update_fields=["beside", "beside_version", "live", *days])
    log(instance=addition, action="wagtail.unpublish" if adopt else "local.confirm", user=user)
