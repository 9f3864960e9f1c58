"""Bring the files of the journey into the database: twice changes nothing, and what an editor changed stays."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from django.conf import settings
from django.db import models, transaction
from django.utils import translation

from trajectory.actors.models import Organisation
from trajectory.facts.models import Fact, Source
from trajectory.facts.nouns import NounFile
from trajectory.journey.files import Files
from trajectory.journey.moment import ContactMoment
from trajectory.journey.nouns import NOUNS, Lookup, Noun, entries_of
from trajectory.texts.actions import new_origin, publish_language, store
from trajectory.texts.files import Lines
from trajectory.texts.models import LoadedText, Provenance
from trajectory.texts.pieces import says
from trajectory.texts.version import version_of

STRUCTURE = ""
MACHINE = "language model"


@dataclass
class Report:
    """What a load did: counts per kind of change, and sentences about what was left alone."""

    counts: Counter = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)

    @property
    def changed(self) -> int:
        return self.counts["added"] + self.counts["changed"]


@dataclass
class _Work:
    """The state of one load: what was loaded before, and rows by code."""

    texts: dict[str, dict[str, dict]]
    force: bool
    report: Report
    loaded: dict[tuple[str, str], LoadedText]
    lookup: Lookup
    notes: list[LoadedText] = field(default_factory=list)
    origins: list[Provenance] = field(default_factory=list)

    def end(self) -> Report:
        """Keep the notes of this load, and say what it did."""
        store(self.notes)
        store(self.origins)
        return self.report


def _structure_now(noun: Noun, row: models.Model, attributes: dict, links: dict) -> dict:
    now = {name: getattr(row, name) for name in attributes}
    for name in links:
        now[name] = " ".join(sorted(getattr(row, name).values_list("code", flat=True)))
    if noun.cited:
        cited = getattr(row, noun.cited[0]).values_list("source__code", "reference")
        now["sources"] = sorted(map(list, cited))
    return {name: getattr(value, "pk", value) for name, value in now.items()}


def _structure_asked(noun: Noun, entry: Lines, attributes: dict, links: dict) -> dict:
    asked = {name: getattr(value, "pk", value) for name, value in attributes.items()}
    if noun.cited:
        asked["sources"] = sorted([cited["code"], cited["ref"]] for cited in entry["sources"])
    return asked | {name: " ".join(sorted(codes)) for name, (_, codes) in links.items()}


def _texts_asked(work: "_Work", noun: Noun, code: str) -> dict[str, dict[str, str]]:
    """Per language that has a text in the files: all fields, empty where the file has none."""
    given = {language: texts.get(noun.plural, {}).get(code) for language, texts in work.texts.items()}
    return {language: {name: text.get(name, "") for name in noun.fields} for language, text in given.items() if text}


def _texts_now(noun: Noun, row: models.Model, code: str, asked: dict[str, str]) -> dict[str, str]:
    columns = dict(zip(noun.fields, noun.columns(code), strict=True))
    return {name: getattr(row, columns[name]) or "" for name in asked}


def _may_write(
    work: _Work, subject: str, part: str, file_version: str, read_now: Callable[[], dict], is_new: bool
) -> bool:
    """Whether this part is to be written: it changed in the files and no editor changed it here."""
    if is_new:
        return True
    before = work.loaded.get((subject, part))
    if before and before.file_version == file_version and not work.force:
        return False
    now = read_now()
    if work.force or (before and before.stored_version == version_of(now)):
        return True
    if before is None and not any(str(value or "") for value in now.values()):
        return True
    work.report.kept.append(
        f"{subject} ({part or 'structure'}): changed by an editor, left as it is (--force overwrites)"
    )
    return False


def _note(work: _Work, subject: str, part: str, file_version: str, stored: dict) -> None:
    work.notes.append(
        LoadedText(subject=subject, language=part, file_version=file_version, stored_version=version_of(stored))
    )


def _set_links(work: _Work, noun: Noun, row: models.Model, entry, links: dict) -> None:
    for name, (model, codes) in links.items():
        setattr(row, name, [work.lookup[model][code] for code in codes if code in work.lookup[model]])
    if noun.cited:
        relation, through, _ = noun.cited
        setattr(
            row,
            relation,
            [
                through(source=work.lookup.of(Source, cited["code"]), reference=cited["ref"])
                for cited in entry["sources"]
            ],
        )


def _save(noun: Noun, row: models.Model, is_new: bool) -> None:
    if not noun.has_drafts:
        row.save()
        return
    if is_new:
        row.live = False
    row.save()
    if not (is_new and noun.model is ContactMoment):  # a new moment is published once it knows what comes next
        row.save_revision(changed=True, clean=False).publish()


def _load_one(work: _Work, noun: Noun, code: str, entry, order: int, row: models.Model | None) -> models.Model:
    subject = f"{noun.name}:{code}"
    is_new = row is None
    row = row or noun.model(**{noun.key: code})
    attributes, links = noun.attributes(entry, order, work.lookup), noun.links(entry)
    texts = _texts_asked(work, noun, code)
    asked = _structure_asked(noun, entry, attributes, links)
    dutch = texts.get(settings.LANGUAGE_CODE, {})
    wanted: dict[str, tuple[str, dict]] = {}
    if _may_write(
        work,
        subject,
        STRUCTURE,
        version_of(asked),
        partial(_structure_now, noun, row, attributes, links),
        is_new,
    ):
        wanted[STRUCTURE] = (version_of(asked), asked)
    for language, text in texts.items():
        if _may_write(
            work, subject, language, version_of(text), partial(_texts_now, noun, row, language, text), is_new
        ):
            wanted[language] = (version_of(text), text)
    if not wanted:
        return row
    if not _write(work, noun, row, entry, is_new, attributes, links, wanted):
        work.report.kept.append(f"{subject}: an editor has an open draft, left as it is")
        return row
    for part, (version, stored) in wanted.items():
        _note(work, subject, part, version, stored)
        if part != STRUCTURE:
            work.origins.append(
                new_origin(
                    subject=subject,
                    language=part,
                    texts=stored,
                    made_from=says(dutch),
                    maker=Provenance.Maker.MACHINE,
                    made_by=MACHINE,
                )
            )
    work.report.counts["added" if is_new else "changed"] += 1
    return row


def _write(work, noun: Noun, row, entry, is_new: bool, attributes: dict, links: dict, wanted: dict) -> bool:
    translations = {part: text for part, (_, text) in wanted.items() if part not in (STRUCTURE, settings.LANGUAGE_CODE)}
    touches_source = len(translations) < len(wanted)
    has_draft = noun.has_drafts and not is_new and row.has_unpublished_changes
    if has_draft and touches_source and not work.force:
        return False
    if noun.has_drafts and not is_new and not touches_source:
        for language, text in translations.items():
            publish_language(noun=row, language=language, texts=text)
        return True
    if STRUCTURE in wanted:
        for name, value in attributes.items():
            setattr(row, name, value)
    for part, (_, text) in wanted.items():
        if part != STRUCTURE:
            for name, column in zip(noun.fields, noun.columns(part), strict=True):
                setattr(row, column, text[name])
    if not noun.has_drafts and is_new:
        row.save()
    if STRUCTURE in wanted:
        _set_links(work, noun, row, entry, links)
    _save(noun, row, is_new)
    return True


def _second_round(work: _Work, files: Files) -> None:
    """What points at rows that come later: phone numbers of organisations, next moments."""
    for code, row in work.lookup[Organisation].items():
        entry = files.organisations.get(code)
        if entry:
            _load_phone(work, row, entry["phone_fact"])
    for code, row in work.lookup[ContactMoment].items():
        entry = files.moments.get(code)
        if entry:
            _load_next(work, row, entry["next"])


def _load_phone(work: _Work, row: Organisation, key: str) -> None:
    subject, asked = f"organisation:{row.code}", {"phone": key}
    is_new = (subject, "phone") not in work.loaded
    if _may_write(work, subject, "phone", version_of(asked), lambda: {"phone": row.phone and row.phone.key}, is_new):
        row.phone = work.lookup.of(Fact, key)
        row.save(update_fields=["phone"])
        _note(work, subject, "phone", version_of(asked), asked)


def _load_next(work: _Work, row: ContactMoment, codes: list[str]) -> None:
    subject, asked = f"moment:{row.code}", {"next": " ".join(sorted(codes))}
    is_new = row.first_published_at is None and (subject, "next") not in work.loaded
    if not _may_write(work, subject, "next", version_of(asked), partial(_next_now, row), is_new):
        return
    moment = row if is_new else ContactMoment.objects.get(pk=row.pk)
    if not is_new and moment.has_unpublished_changes and not work.force:
        work.report.kept.append(f"{subject} (next): an editor has an open draft, left as it is")
        return
    moments = work.lookup[ContactMoment]
    moment.next_moments = [moments[code] for code in codes if code in moments]
    _save(NOUNS[-1], moment, False)
    _note(work, subject, "next", version_of(asked), asked)
    if not is_new:
        work.report.counts["changed"] += 1


def _next_now(moment: ContactMoment) -> dict:
    return {"next": " ".join(sorted(moment.next_moments.values_list("code", flat=True)))}


def _load_kind(work: _Work, noun: Noun, entries: dict) -> None:
    rows = {getattr(row, noun.key): row for row in noun.model.objects.all()}
    work.lookup[noun.model] = rows
    for order, (code, entry) in enumerate(entries.items(), start=1):
        subject = f"{noun.name}:{code}"
        if code not in rows and (subject, STRUCTURE) in work.loaded and not work.force:
            work.report.kept.append(f"{subject}: deleted by an editor, left away (--force brings it back)")
            continue
        rows[code] = _load_one(work, noun, code, entry, order, rows.get(code))


def _begin(texts: dict[str, dict[str, dict]], force: bool) -> _Work:
    loaded = {(each.subject, each.language): each for each in LoadedText.objects.all()}
    return _Work(texts, force, Report(), loaded, Lookup())


@transaction.atomic
def write_nouns(noun: Noun, file: NounFile, *, force: bool = False) -> Report:
    """Write what is new or changed of one more kind of noun, in the same way as the journey's own."""
    work = _begin({language: {noun.plural: texts} for language, texts in file.texts.items()}, force)
    with translation.override(settings.LANGUAGE_CODE):
        _load_kind(work, noun, file.entries)
    return work.end()


@transaction.atomic
def write_files(files: Files, *, force: bool = False) -> Report:
    """Write what is new or changed in the files; returns what was done and what was left alone."""
    work = _begin(files.texts, force)
    with translation.override(settings.LANGUAGE_CODE):
        for noun in NOUNS:
            _load_kind(work, noun, entries_of(noun, files))
        _second_round(work, files)
    return work.end()
