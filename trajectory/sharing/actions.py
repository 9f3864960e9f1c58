"""Publish the journey as a version that never changes."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trajectory.sharing.changes import Change, compare
from trajectory.sharing.check import problems_of
from trajectory.sharing.dataset import CSV, JSON, JSONLD, LISTS, MEDIA_TYPES, SCHEMA_VERSION, digest_of, document_of
from trajectory.sharing.dataset import encode as encode_document
from trajectory.sharing.linked import write_linked
from trajectory.sharing.models import DatasetFile, DatasetVersion
from trajectory.sharing.published import read_document
from trajectory.sharing.snapshot import read_content
from trajectory.sharing.tables import write_tables

FIRST = {
    "reason_nl": "Eerste publicatie van de klantreis als open data.",
    "reason_en": "First publication of the journey as open data.",
}


class NotPublished(Exception):
    """Why no version was published, as a sentence for the editor."""


def waiting_changes() -> list[Change]:
    """What readers see now and the last version does not have; empty before the first version."""
    last = DatasetVersion.objects.first()
    return compare(read_document(last), read_content()) if last else []


def _described(version: DatasetVersion) -> dict:
    """A version as it stands in its own files."""
    return {
        "number": version.number,
        "published_on": timezone.localdate(version.published_on).isoformat(),
        "law": version.law,
        "article": version.article,
        "effective_on": version.effective_on.isoformat() if version.effective_on else None,
        "reason": {"nl": version.reason_nl, "en": version.reason_en},
    }


def _files(document: dict) -> dict[str, bytes]:
    return {
        JSON: encode_document(document),
        CSV: write_tables(document),
        JSONLD: write_linked(document, LISTS, f"{settings.SITE_URL}/data/journey"),
    }


def _keep(version: DatasetVersion, document: dict) -> None:
    """Store the version with its files; raises NotPublished when the document does not fit its schema."""
    problems = problems_of(document)
    if problems:
        raise NotPublished(_("The data does not fit its schema: %(problem)s") % {"problem": problems[0]})
    version.save()
    for name, data in _files(document).items():
        DatasetFile.objects.create(
            version=version,
            name=name,
            media_type=MEDIA_TYPES[name],
            size=len(data),
            digest=digest_of(data),
            data=data,
        )


@transaction.atomic
def publish_version(
    *,
    reason_nl: str,
    reason_en: str,
    law: str = "",
    article: str = "",
    effective_on: date | None = None,
    made_by=None,
) -> DatasetVersion:
    """Keep the journey as readers see it now, for ever; `made_by` is the user, whom no reader gets to know.

    Raises NotPublished without a reason in both languages, when nothing changed since the last version, and when
    the data does not fit its schema.
    """
    if not reason_nl.strip() or not reason_en.strip():
        raise NotPublished(_("Say in Dutch and in English why there is a new version."))
    last = DatasetVersion.objects.select_for_update().first()
    content = read_content()
    changes = compare(read_document(last), content) if last else []
    if last and not changes and last.schema_version == SCHEMA_VERSION:
        raise NotPublished(_("Nothing changed since the last version."))
    version = DatasetVersion(
        number=last.number + 1 if last else 1,
        schema_version=SCHEMA_VERSION,
        published_on=timezone.now(),
        published_by=made_by,
        law=law.strip(),
        article=article.strip(),
        effective_on=effective_on,
        reason_nl=reason_nl.strip(),
        reason_en=reason_en.strip(),
        changes=[change.plain() for change in changes],
    )
    _keep(version, document_of(content, _described(version)))
    return version


def ensure_first_version() -> bool:
    """Publish the first version when there is none yet; returns whether it did."""
    if DatasetVersion.objects.exists():
        return False
    publish_version(**FIRST)
    return True
