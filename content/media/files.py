"""The files of the explainer: film.yaml with a film and captions for each language; all is read before any is used."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from content.media.chapters import WrongChapter, read_chapters
from content.media.explainer import digest_of
from content.media.kinds import FILMS, WrongFile, check_captions, kind_of
from trajectory.texts.files import FileError, Lines, need, read

EXPLAINER = "klantreis"  # the code of the recording
LIST, POSTER = "film.yaml", "poster.png"
TEXTS = dict.fromkeys(("title", "transcript", "script", "chapters"), str)


@dataclass(frozen=True)
class FilmFile:
    """The film in one language: what its track says, and the paths of its film and its captions."""

    title: str
    transcript: str
    chapters: str
    script: str
    film: Path
    captions: Path

    @property
    def texts(self) -> dict[str, str]:
        """What is kept as text."""
        return {"title": self.title, "transcript": self.transcript, "chapters": self.chapters, "made_from": self.script}


@dataclass(frozen=True)
class FilmFiles:
    """The films by language, Dutch among them, and what is seen before they play."""

    poster: Path
    films: dict[str, FilmFile]


def mark_of(path: Path) -> str:
    """Twelve hexadecimal digits of what is in a file."""
    return sha256(path.read_bytes()).hexdigest()[:12]


def _check_binary(path: Path) -> None:
    """Raises FileError for a film or captions that are missing or something else."""
    try:
        with path.open("rb") as file:
            if path.suffix == ".vtt":
                check_captions(file)
            elif kind_of(file, FILMS) != "mp4":
                raise WrongFile(path.suffix)
    except FileNotFoundError:
        raise FileError(path, 1, "the file does not exist") from None
    except WrongFile:
        kind = "captions in WebVTT" if path.suffix == ".vtt" else "film in MP4"
        raise FileError(path, 1, f"is no {kind}") from None


def _read_one(path: Path, code: str, entry: Lines, phases: set[str], *, line: int) -> FilmFile:
    need(path, entry, {**TEXTS, "made_on": date}, line=line)
    try:
        read_chapters(entry["chapters"], phases)
    except WrongChapter as problem:
        reason = f"{code}: line {problem.line} of the chapters is wrong ({problem.why})"
        raise FileError(path, entry.line_of("chapters"), reason) from None
    if entry["script"] != digest_of(entry["transcript"]):
        raise FileError(path, entry.line_of("script"), f"{code}: the transcript is not the script of this film")
    film, captions = path.with_name(f"{code}.mp4"), path.with_name(f"{code}.vtt")
    _check_binary(film)
    _check_binary(captions)
    return FilmFile(entry["title"], entry["transcript"], entry["chapters"], entry["script"], film, captions)


def read_film_files(folder: Path, *, phases: set[str]) -> FilmFiles:
    """The films in `folder` (content/data/film); raises FileError with file, line and reason.

    `phases` has the codes of the phases there are.
    """
    path = folder / LIST
    listed = read(path)
    films = {}
    for code, entry in listed.items():
        if code not in settings.SITE_LANGUAGES:
            raise FileError(path, listed.line_of(code), f"there is no language {code!r}")
        films[code] = _read_one(path, code, entry, phases, line=listed.line_of(code))
    if settings.LANGUAGE_CODE not in films:
        raise FileError(path, 1, "there is no Dutch film")
    poster = folder / POSTER
    if not poster.exists():
        raise FileError(poster, 1, "the file does not exist")
    return FilmFiles(poster, films)
