"""Write texts of one language without touching the others."""

import datetime

from django.db import models, transaction
from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname

from trajectory.texts.models import Provenance
from trajectory.texts.version import version_of


def source_version(noun: models.Model, fields: tuple[str, ...], language: str = "nl") -> str:
    """The fingerprint of the noun's own text in `language` (default the Dutch source)."""
    return version_of({field: getattr(noun, build_localized_fieldname(field, language)) for field in fields})


@transaction.atomic
def record_origin(
    *,
    subject: str,
    language: str,
    version: str,
    maker: str,
    made_by: str,
    made_on: datetime.date | None = None,
) -> None:
    """Note who made a text; a new text has been checked by nobody."""
    Provenance.objects.update_or_create(
        subject=subject,
        language=language,
        defaults={
            "source_version": version,
            "maker": maker,
            "made_by": made_by,
            "made_on": made_on or timezone.localdate(),
            "checked_by": "",
            "checked_on": None,
        },
    )


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
    for column, text in columns.items():
        setattr(live, column, text)
    if live.live:
        live.save_revision(user=user, changed=True).publish(user=user)
    if draft is None:
        if not live.live:
            live.save_revision(user=user)
        return
    for column, text in columns.items():
        setattr(draft, column, text)
    draft.save_revision(user=user)
