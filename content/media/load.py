"""Bring the explainer into the database: twice changes nothing, and what an editor changed or deleted stays."""

from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from wagtail.images.models import Image

from content.media.files import EXPLAINER, FilmFile, FilmFiles, mark_of
from content.media.models import Recording, RecordingTrack
from trajectory.journey.load import Report
from trajectory.texts.actions import store
from trajectory.texts.models import LoadedText
from trajectory.texts.version import version_of

NAME = "De klantreis in het kort"
SUBJECT = f"recording:{EXPLAINER}"
RECORDING = ""  # the part that is no language


def _keep(path: Path, folder: str) -> str:
    """Keep a copy of a file for readers, under a name that says what is in it; one that is kept already stays."""
    name = f"{folder}/{EXPLAINER}-{path.stem}-{mark_of(path)[:8]}{path.suffix}"
    return name if default_storage.exists(name) else default_storage.save(name, ContentFile(path.read_bytes()))


def _recording_now(recording: Recording) -> dict:
    poster = recording.poster.file.name if recording.poster else ""
    return {"name": recording.name, "kind": recording.kind, "tells": recording.tells, "poster": poster}


def _track_now(track: RecordingTrack) -> dict:
    texts = {name: getattr(track, name) for name in ("title", "transcript", "chapters", "made_from")}
    return texts | {"film": track.file.name, "captions": track.captions.name}


class _Work:
    """The state of one load: what was loaded before, and what is to be noted."""

    def __init__(self, force: bool) -> None:
        self.force, self.report, self.notes = force, Report(), []
        self.loaded = {each.language: each for each in LoadedText.objects.filter(subject=SUBJECT)}

    def may_write(self, part: str, file_version: str, now: dict | None) -> bool:
        """Whether the files have something new for a part and no editor changed or deleted it; `now` is what stands."""
        before = self.loaded.get(part)
        if self.force or (now is None and before is None):
            return True
        if now is not None and before and before.file_version == file_version:
            return False
        if now is not None and before and before.stored_version == version_of(now):
            return True
        what = "deleted by an editor, left away" if now is None else "changed by an editor, left as it is"
        self.report.kept.append(f"{SUBJECT} ({part or 'recording'}): {what} (--force overwrites)")
        return False

    def note(self, part: str, file_version: str, now: dict, *, is_new: bool) -> None:
        self.report.counts["added" if is_new else "changed"] += 1
        self.notes.append(
            LoadedText(subject=SUBJECT, language=part, file_version=file_version, stored_version=version_of(now))
        )


def _load_recording(work: _Work, files: FilmFiles) -> Recording | None:
    """The recording as it stands after the load, or None when an editor deleted it."""
    recording = Recording.objects.filter(code=EXPLAINER).first()
    version = version_of({"name": NAME, "poster": mark_of(files.poster)})
    if not work.may_write(RECORDING, version, _recording_now(recording) if recording else None):
        return recording
    is_new = recording is None
    recording = recording or Recording(code=EXPLAINER)
    kept = _keep(files.poster, "original_images")
    poster = Image.objects.filter(file=kept).first() or Image.objects.create(title=NAME, file=kept)
    poster.get_rendition("width-640|format-jpeg")  # or the first reader waits for it
    recording.name, recording.kind, recording.tells = NAME, Recording.Kind.FILM, Recording.Tells.JOURNEY
    recording.poster = poster
    recording.save()
    work.note(RECORDING, version, _recording_now(recording), is_new=is_new)
    return recording


def _load_track(work: _Work, recording: Recording, code: str, file: FilmFile, order: int) -> None:
    track = RecordingTrack.objects.filter(recording=recording, language=code).first()
    version = version_of(file.texts | {"film": mark_of(file.film), "captions": mark_of(file.captions)})
    if not work.may_write(code, version, _track_now(track) if track else None):
        return
    is_new = track is None
    track = track or RecordingTrack(recording=recording, language=code, sort_order=order)
    for name, text in file.texts.items():
        setattr(track, name, text)
    track.file.name, track.captions.name = _keep(file.film, "recordings"), _keep(file.captions, "recordings")
    track.save()
    work.note(code, version, _track_now(track), is_new=is_new)


@transaction.atomic
def write_films(files: FilmFiles, *, force: bool = False) -> Report:
    """Write what is new or changed in the files of the explainer; returns what was done and what was left alone."""
    work = _Work(force)
    recording = _load_recording(work, files)
    if recording:
        for order, (code, file) in enumerate(files.films.items()):
            _load_track(work, recording, code, file, order)
    store(work.notes)
    return work.report
