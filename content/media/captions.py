"""Captions for a film that says its words in the picture (pure)."""

from collections.abc import Sequence
from html import escape

import webvtt

from content.media.explainer import Scene
from content.media.timing import Part


def _clock(second: float) -> str:
    return f"{int(second // 3600):02}:{int(second // 60) % 60:02}:{second % 60:06.3f}"


def captions_of(scenes: Sequence[Scene], parts: Sequence[Part]) -> str:
    """WebVTT with all the words of every shot, as long as it lasts."""
    captions = webvtt.WebVTT()
    for scene, part in zip(scenes, parts, strict=True):
        ends = (*part.shots[1:], float(part.end))
        for number, (words, start, end) in enumerate(zip(scene.shots, part.shots, ends, strict=True)):
            said = "\n".join(words) if number == 0 else ": ".join(reversed(words))
            captions.captions.append(webvtt.Caption(_clock(start), _clock(end), escape(said, quote=False)))
    return captions.content
