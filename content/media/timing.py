"""When each scene and each text of the explainer comes: long enough to read in every language (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import mean

from content.media.chapters import Chapter
from content.media.explainer import CLOSING, OPENING, Scene

PACE = 15  # letters a second, in the mean of the languages
FASTEST = 20  # letters a second, in the language that needs most of them
SHORTEST = 4  # seconds of a scene
GLANCE = 2  # seconds of a shot, however little it says


@dataclass(frozen=True)
class Part:
    """A scene in time: its code, its first second, and at which second each of its shots begins; `end` is not in it."""

    code: str
    shots: tuple[float, ...]
    end: int

    @property
    def start(self) -> int:
        return int(self.shots[0])


def _lengths(scenes: Sequence[Scene]) -> list[list[int]]:
    """Per shot of one scene the letters in each language; that not everybody has it is said often, and soon known."""
    shots = [[sum(map(len, shot)) for shot in scene.shots] for scene in scenes]
    said = [len(str(scene.some)) if scene.some else 0 for scene in scenes]
    return [
        [letters - (soon if number == 0 else 0) for letters, soon in zip(each, said, strict=True)]
        for number, each in enumerate(zip(*shots, strict=True))
    ]


def plan(films: Mapping[str, Sequence[Scene]]) -> tuple[Part, ...]:
    """The times of the film, the same in all languages; `films` maps language codes to their scenes.

    Raises ValueError when a scene has more cards in one language than in another.
    """
    parts, start = [], 0
    for scenes in zip(*films.values(), strict=True):
        lengths = _lengths(scenes)
        whole = [sum(letters) for letters in zip(*lengths, strict=True)]
        needs = [max(mean(letters) / PACE, GLANCE) for letters in lengths]
        seconds = max(SHORTEST, ceil(sum(needs)), ceil(max(whole) / FASTEST))
        begins = [round(start + seconds * sum(needs[:n]) / sum(needs), 1) for n in range(len(needs))]
        parts.append(Part(scenes[0].code, tuple(begins), start + seconds))
        start += seconds
    return tuple(parts)


def chapters_of(parts: Sequence[Part]) -> tuple[Chapter, ...]:
    """A chapter for each phase."""
    return tuple(Chapter(part.start, part.code) for part in parts if part.code not in (OPENING, CLOSING))
