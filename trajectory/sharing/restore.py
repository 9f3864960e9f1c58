"""Bring a published version of the journey back into an empty database, whole or not at all."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import models, transaction
from django.utils import translation

from trajectory.sharing.check import problems_of
from trajectory.sharing.dataset import LISTS, SCHEMA_VERSION
from trajectory.sharing.kinds import KINDS, WINDOW, Kind
from trajectory.texts.models import Provenance

# Points at what comes later in the same file.
LATER = {"organisations": "phone", "municipalities": "successor", "moments": "next"}


class NotRestored(Exception):
    """Why nothing was written; one sentence per line, each with its place."""


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _refuse_wrong(document: object) -> None:
    problems = problems_of(document)
    if not problems and document["schema_version"] != SCHEMA_VERSION:
        problems = [f"$.schema_version: this site reads schema {SCHEMA_VERSION} only"]
    if not problems:
        problems = [
            f"$.languages: this site does not know {language['code']!r}"
            for language in document["languages"]
            if language["code"] not in settings.SITE_LANGUAGES
        ]
    if problems:
        raise NotRestored("\n".join(problems))


def _refuse_full() -> None:
    full = [kind.plural for kind in KINDS if kind.model.objects.exists()]
    if full:
        raise NotRestored(f"The database is not empty: it has {', '.join(full)}.")


def _attributes(kind: Kind, entry: dict, row_of: Callable) -> dict:
    found = {kind.key: entry[LISTS[kind.plural]]} | {name: entry[name] for name in kind.plain}
    found |= {name: _day(entry[name]) for name in kind.days}
    for name in kind.links:
        if name != LATER.get(kind.plural):
            found[name] = row_of(kind.model._meta.get_field(name).related_model, entry[name])
    if kind.has_window:
        window = entry["window"] or {"anchor": "", "least": None, "most": None, "unit": ""}
        found |= {f"window_{name}": window[name] for name in WINDOW}
    for code, texts in entry.get("texts", {}).items():
        found |= {column: texts[name] for name, column in kind.columns(code).items()}
    return found


def _set_links(kind: Kind, row: models.Model, entry: dict, row_of: Callable) -> None:
    for name, field in kind.many.items():
        model = kind.model._meta.get_field(field).related_model
        setattr(row, field, [row_of(model, code) for code in entry[name]])
    if kind.cited:
        relation = kind.model._meta.get_field(kind.cited)
        through, model = relation.related_model, KINDS[0].model
        cited = [through(source=row_of(model, each["code"]), reference=each["reference"]) for each in entry["sources"]]
        setattr(row, kind.cited, cited)


def _origins(kind: Kind, document: dict, number: int) -> list[Provenance]:
    """Who made and checked the texts is not in the data; that they come from it is said instead."""
    maker = f"open data, version {number}"
    return [
        Provenance(
            subject=f"{kind.subject}:{entry[LISTS[kind.plural]]}",
            language=code,
            maker=origin["maker"],
            made_by=maker,
            made_on=_day(origin["made_on"]),
            checked_by=maker if origin["checked"] else "",
            checked_on=_day(origin["checked_on"]),
            text_version=origin["text_version"],
            source_version=origin["source_version"],
        )
        for entry in document[kind.plural]
        for code, origin in entry.get("origins", {}).items()
    ]


def _write_kind(kind: Kind, entries: list[dict], rows: dict[type, dict[str, models.Model]]) -> None:
    def row_of(model: type[models.Model], code: str | None) -> models.Model | None:
        return rows[model][code] if code else None

    mine = rows[kind.model] = {}
    for entry in entries:
        attributes = _attributes(kind, entry, row_of)
        row = kind.model(**attributes, live=False) if kind.has_drafts else kind.model(**attributes)
        row.save()
        mine[attributes[kind.key]] = row
    if not kind.has_drafts:
        return
    for entry in entries:
        row = mine[entry[LISTS[kind.plural]]]
        _set_links(kind, row, entry, row_of)
        row.save()
        row.save_revision(changed=True, clean=False).publish()


def _write_later(document: dict, rows: dict[type, dict[str, models.Model]]) -> None:
    for kind in KINDS:
        name = LATER.get(kind.plural)
        if name not in kind.links:
            continue
        target = kind.model._meta.get_field(name).related_model
        for entry in document[kind.plural]:
            if entry[name]:
                row = rows[kind.model][entry[LISTS[kind.plural]]]
                setattr(row, name, rows[target][entry[name]])
                row.save(update_fields=[name])


@transaction.atomic
def restore(document: object) -> dict[str, int]:
    """Write the document into an empty database; returns how many entries each list had.

    Raises NotRestored, with every mistake and its place, when the document does not fit its schema or the database
    holds a journey already.
    """
    _refuse_wrong(document)
    _refuse_full()
    rows: dict[type, dict[str, models.Model]] = {}
    number = document["version"]["number"]
    with translation.override(settings.LANGUAGE_CODE):
        for kind in KINDS:
            _write_kind(kind, document[kind.plural], rows)
        _write_later(document, rows)
    for kind in KINDS:
        if kind.texts:
            Provenance.objects.bulk_create(_origins(kind, document, number))
    return {kind.plural: len(document[kind.plural]) for kind in KINDS}
