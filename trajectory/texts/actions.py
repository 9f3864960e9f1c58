"""Write texts of one language without touching the others."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname

from trajectory.texts.models import LoadedText, Provenance
from trajectory.texts.version import version_of

ONE_LANGUAGE = (
    "trajectory.publish_language"  # in the history; who wrote a Dutch draft that still waits stays its author
)


def version_in(noun: models.Model, fields: tuple[str, ...], language: str = "nl") -> str:
    """The fingerprint of the noun's own text in `language` (default the Dutch source)."""
    return version_of({field: getattr(noun, build_localized_fieldname(field, language)) for field in fields})


def new_origin(
    *, subject: str, language: str, source_version: str, text_version: str, maker: str, made_by: str
) -> Provenance:
    """Who made a text today and from which Dutch, not yet stored; a new text has been checked by nobody."""
    return Provenance(
        subject=subject,
        language=language,
        source_version=source_version,
        text_version=text_version,
        maker=maker,
        made_by=made_by,
        made_on=timezone.localdate(),
    )


def store(notes: Iterable[Provenance] | Iterable[LoadedText]) -> None:
    """Keep notes on texts, all of one kind at once; of a text that has one already, the newer stays."""
    newest = {(note.subject, note.language): note for note in notes}
    if not newest:
        return
    kind = type(next(iter(newest.values())))
    unique = ["subject", "language"]
    rest = [field.name for field in kind._meta.fields if not field.primary_key and field.name not in unique]
    kind.objects.bulk_create(newest.values(), update_conflicts=True, unique_fields=unique, update_fields=rest)


@transaction.atomic
def rename_subject(*, old: str, new: str) -> None:
    """What is known of the texts of a thing goes along when it gets another name."""
    if old == new:
        return
    for kind in (Provenance, LoadedText):
        kind.objects.filter(subject=new).delete()  # of something that is no more
        kind.objects.filter(subject=old).update(subject=new)


@transaction.atomic
def note_changes(*, subject: str, versions: dict[str, str], made_by: str) -> None:
    """After a person published: the texts that are no longer what they were are that person's now.

    `versions` maps language codes to the fingerprints of the texts as they stand; the Dutch one must be among them.
    """
    known = dict(Provenance.objects.filter(subject=subject).values_list("language", "text_version"))
    origins = []
    for language, version in versions.items():
        if known.get(language) != version:
            origins.append(
                new_origin(
                    subject=subject,
                    language=language,
                    source_version=versions[settings.LANGUAGE_CODE],
                    text_version=version,
                    maker=Provenance.Maker.PERSON,
                    made_by=made_by,
                )
            )
    store(origins)


@transaction.atomic
def publish_language(*, noun: models.Model, language: str, texts: dict[str, str], user=None) -> None:
    """Put one language of a noun on the public site and leave a pending Dutch draft pending.

    `noun` has drafts and revisions (Wagtail), `texts` maps field names to the texts in `language`. The live version
    gets these fields and nothing else. An open draft gets them too, so that publishing it later does not bring the
    old text back.
    """
    kind = type(noun)
    columns = {build_localized_fieldname(field, language): text for field, text in texts.items()}
    live = kind.objects.select_for_update().get(pk=noun.pk)
    draft = live.latest_revision.as_object() if live.has_unpublished_changes and live.latest_revision_id else None
    waiting = live.scheduled_revision  # publishing anything else makes Wagtail forget its day
    newest = waiting is not None and waiting.pk == live.latest_revision_id
    for column, text in columns.items():
        setattr(live, column, text)
    if live.live:
        # Wagtail asks for the right to publish all languages; the caller has seen to this one.
        revision = live.save_revision(user=user, changed=True)
        revision.publish(user=user, skip_permission_checks=True, log_action=ONE_LANGUAGE)
    if draft is None:
        if not live.live:
            live.save_revision(user=user)
        return
    for column, text in columns.items():
        setattr(draft, column, text)
    draft.save_revision(user=user, approved_go_live_at=waiting.approved_go_live_at if newest else None)
    if waiting is not None and not newest:
        waiting.content |= columns
        waiting.save(update_fields=["content", "approved_go_live_at"])
