"""Bring what the fictitious municipality adds to the journey from its file into the database, once."""

from collections.abc import Collection
from pathlib import Path

from django.conf import settings
from django.db import transaction
from modeltranslation.utils import build_localized_fieldname

from trajectory.actors.models import Municipality
from trajectory.journey.beside import national_text
from trajectory.journey.local import LOCAL_TEXTS, LocalAddition
from trajectory.journey.moment import Channel, ContactMoment
from trajectory.texts.files import FileError, Lines, need, read
from trajectory.texts.models import LoadedText
from trajectory.texts.version import version_of

NEEDED = {"code": str, "kind": str, "moment": str, "summary": dict}
ALLOWED = {"channel": str, "title": dict, "when": dict, "what": dict}


def read_local(path: Path, moments: Collection[str]) -> list[Lines]:
    """The additions of the example, checked; raises FileError."""
    entries, seen = read(path), set()
    for entry in entries:
        need(path, entry, NEEDED, ALLOWED)
        for field in LOCAL_TEXTS:
            if field in entry:
                languages = dict.fromkeys(settings.SITE_LANGUAGES, str)
                need(path, entry[field], {settings.LANGUAGE_CODE: str}, languages)
        extra = entry["kind"] == LocalAddition.Kind.MOMENT
        wrong = (
            (entry["code"] in seen, "code", "stands here twice"),
            (entry["moment"] not in moments, "moment", "there is no such contact moment"),
            (entry["kind"] not in LocalAddition.Kind.values, "kind", "must be note or moment"),
            (extra and not ("title" in entry and entry.get("channel") in Channel.values), "kind", "a moment needs a "
             "title and a channel"),
        )  # fmt: skip
        for is_wrong, key, reason in wrong:
            if is_wrong:
                raise FileError(path, entry.line_of(key), f"{entry[key]!r}: {reason}")
        seen.add(entry["code"])
    return entries


@transaction.atomic
def write_local(entries: list[Lines], slug: str) -> int:
    """Add them to the municipality with this address word, the first time only: what editors made of them stays."""
    version = version_of({entry["code"]: entry for entry in entries})
    loaded = {"file_version": version, "stored_version": version}
    _, first = LoadedText.objects.get_or_create(subject=f"local:{slug}", language="", defaults=loaded)
    if not first:
        return 0
    municipality = Municipality.objects.get(slug=slug)
    moments = {each.code: each for each in ContactMoment.objects.filter(code__in=[each["moment"] for each in entries])}
    for entry in entries:
        texts = {
            build_localized_fieldname(field, code): text
            for field in LOCAL_TEXTS
            for code, text in entry.get(field, {}).items()
        }
        addition = LocalAddition(
            municipality=municipality,
            moment=moments[entry["moment"]],
            kind=entry["kind"],
            code=entry["code"],
            channel=entry.get("channel", ""),
            live=True,
            **texts,
        )
        addition.stand_beside(national_text(addition.moment_id))
        addition.save()
    return len(entries)
