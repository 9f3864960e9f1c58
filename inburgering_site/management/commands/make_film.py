"""Make the film about the journey anew, in every language, from the journey as it is in the database."""

import time
from pathlib import Path

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from content.media.captions import captions_of
from content.media.chapters import write_chapters
from content.media.draw import RATE, frames_of, pictures_of, poster_of, sticking_out
from content.media.explainer import digest_of, read_scenes, script_of
from content.media.files import LIST, POSTER
from content.media.timing import chapters_of, plan


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as they are read."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


class Command(BaseCommand):
    help = "Draws and encodes the explainer of the journey in all languages (needs PyAV, from requirements/test.lock)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "content" / "data" / "film")
        parser.add_argument("--only", nargs="*", default=list(settings.SITE_LANGUAGES), metavar="CODE")

    def handle(self, *, folder: Path, only: list[str], **options) -> None:
        from content.media.encode import encode  # PyAV is not among what the site needs

        films = {code: read_scenes(code) for code in settings.SITE_LANGUAGES}
        for code, scenes in films.items():
            if found := sticking_out(code, scenes):
                raise CommandError(f"Nothing was made. {code}: this text does not fit its place: {found[0]!r}")
        parts = plan(films)
        frames = list(frames_of(parts))
        different = list(dict.fromkeys(frames))
        folder.mkdir(parents=True, exist_ok=True)
        for code in only:
            begun, path = time.monotonic(), folder / f"{code}.mp4"
            drawn = dict(zip(different, pictures_of(code, films[code], different), strict=True))
            encode((drawn[frame] for frame in frames), RATE, path)
            path.with_suffix(".vtt").write_text(captions_of(films[code], parts) + "\n", "utf-8")
            size, seconds = round(path.stat().st_size / 1000), time.monotonic() - begun
            self.stdout.write(f"{path.name}: {parts[-1].end} s, {size} kB, made in {seconds:.0f} s")
        (folder / POSTER).write_bytes(poster_of(films[settings.LANGUAGE_CODE]))
        self._write_list(folder / LIST, films, write_chapters(chapters_of(parts)), only)

    def _write_list(self, path: Path, films: dict, chapters: str, only: list[str]) -> None:
        """Write what belongs to each film; of one that was not made anew, what stood there stays."""
        listed = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
        for code in only:
            script = script_of(films[code])
            listed[code] = {
                "title": str(films[code][0].title),
                "script": digest_of(script),
                "made_on": timezone.localdate(),
                "chapters": chapters,
                "transcript": script,
            }
        ordered = {code: listed[code] for code in films if code in listed}
        path.write_text(yaml.dump(ordered, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000), "utf-8")
