"""The chapters of a recording: from which second each phase of the journey is told (pure)."""

import re
from collections.abc import Collection
from dataclasses import dataclass

LINE = re.compile(r"(\d{1,3}):([0-5]\d)\s+([a-z0-9-]+)")


class WrongChapter(ValueError):
    """A line that is no chapter: its number, and why (form, order, unknown, twice)."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(line, why)
        self.line, self.why = line, why


@dataclass(frozen=True)
class Chapter:
    """From `second` on the recording tells of the phase with this code."""

    second: int
    phase: str

    @property
    def clock(self) -> str:
        """The time as players show it, such as 1:05."""
        return f"{self.second // 60}:{self.second % 60:02}"


def read_chapters(text: str, phases: Collection[str] | None = None) -> tuple[Chapter, ...]:
    """The chapters in a text with a line such as "0:12 plan" for each; empty lines do not count.

    Raises WrongChapter for the first line that is written in another way, is not later than the one before it,
    names a phase a second time, or one that is not among `phases` (codes, when given).
    """
    found: list[Chapter] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        match = LINE.fullmatch(line.strip())
        if match is None:
            raise WrongChapter(number, "form")
        minutes, seconds, phase = match.groups()
        chapter = Chapter(int(minutes) * 60 + int(seconds), phase)
        if found and chapter.second <= found[-1].second:
            raise WrongChapter(number, "order")
        if any(phase == each.phase for each in found):
            raise WrongChapter(number, "twice")
        if phases is not None and phase not in phases:
            raise WrongChapter(number, "unknown")
        found.append(chapter)
    return tuple(found)


def write_chapters(chapters: Collection[Chapter]) -> str:
    """The chapters as the text they are read from."""
    return "\n".join(f"{chapter.clock} {chapter.phase}" for chapter in chapters)
