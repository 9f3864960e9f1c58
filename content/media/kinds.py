"""What an uploaded file really is: its first bytes decide, never its name."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO

import filetype
import webvtt
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from webvtt.errors import MalformedCaptionError, MalformedFileError

DOCUMENTS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
}
SOUNDS = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "mp4": "audio/mp4", "ogg": "audio/ogg"}
FILMS = {"mp4": "video/mp4", "webm": "video/webm"}
HEAD = 8192  # bytes; office files name their kind further on than most
LONGEST_CAPTIONS = 1024 * 1024  # bytes; an hour of speech is about 60 kB


class WrongFile(ValueError):
    """A file that is not what it says."""


@contextmanager
def reading(file: FieldFile | UploadedFile) -> Iterator[BinaryIO]:
    """The bytes of a file in a form; one that was kept before is closed again, a new one must still be kept."""
    kept = getattr(file, "_committed", False)
    try:
        yield file.file
    finally:
        if kept:
            file.close()


def kind_of(file: BinaryIO, allowed: Mapping[str, str]) -> str:
    """The extension in `allowed` (extension to media type) that the content of the file asks for.

    Raises WrongFile when the content is of no kind on the list.
    """
    file.seek(0)
    found = filetype.guess(file.read(HEAD))
    file.seek(0)
    extension = getattr(found, "extension", "")
    if extension not in allowed:
        raise WrongFile(extension)
    return extension


def check_captions(file: BinaryIO) -> None:
    """Raises WrongFile when the file is no WebVTT in UTF-8 with at least one caption."""
    file.seek(0)
    raw = file.read(LONGEST_CAPTIONS + 1)
    file.seek(0)
    try:
        captions = webvtt.from_string(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, MalformedCaptionError, MalformedFileError) as problem:
        raise WrongFile(str(problem)) from None
    if len(raw) > LONGEST_CAPTIONS or not any(caption.text.strip() for caption in captions):
        raise WrongFile("captions")
