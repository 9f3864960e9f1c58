"""Which tracks of a recording were made from another script than the one that holds now."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings

from content.media.explainer import digest_of, read_scenes, script_of

if TYPE_CHECKING:
    from content.media.models import Recording, RecordingTrack


def script_now(tells: str, language: str, dutch: str) -> str:
    """The script of a track as it is now: of the journey in its language, else the Dutch transcript of the recording.

    One query when it tells of the journey.
    """
    return script_of(read_scenes(language)) if tells == "journey" else dutch


def outdated(recording: "Recording", tracks: "Iterable[RecordingTrack]") -> "list[RecordingTrack]":
    """Those of these tracks of the recording that are older than its script; unknown is not older."""
    every = recording.tracks.all()
    dutch = next((track.transcript for track in every if track.language == settings.LANGUAGE_CODE), "")
    return [
        track
        for track in tracks
        if track.made_from and track.made_from != digest_of(script_now(recording.tells, track.language, dutch))
    ]
