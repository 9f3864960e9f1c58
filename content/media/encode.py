"""Make a film of pictures. Only the command that makes the explainer needs this, and with it PyAV; the site never."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import av
from PIL import Image

# Small before quick. One thread: with more of them each machine would make another file.
OPTIONS = {"crf": "34", "preset": "veryslow", "tune": "animation", "g": "100", "bf": "0", "threads": "1"}


def _needed(pictures: Sequence[bytes], rate: int) -> Iterator[tuple[int, bytes]]:
    """What must be written, with the number of its frame: what changes, and what stays once a second and at the end."""
    written = -rate
    for number, png in enumerate(pictures):
        changes = number == 0 or png is not pictures[number - 1]
        if changes or number - written >= rate or number >= len(pictures) - 2:
            written = number
            yield number, png


def encode(pictures: Iterable[bytes], rate: int, path: Path) -> None:
    """Write H.264 in MP4 to `path`, without sound: the PNG of each frame, at `rate` frames a second.

    A picture that stays must be the same object, so that it is not read again.
    """
    before, frame = b"", None
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}) as film:
        stream = film.add_stream("libx264", rate=rate, options=OPTIONS)
        stream.pix_fmt = "yuv420p"
        for number, png in _needed(list(pictures), rate):
            if png is not before:
                picture = Image.open(BytesIO(png)).convert("RGB")
                if frame is None:
                    stream.width, stream.height = picture.size
                before, frame = png, av.VideoFrame.from_image(picture).reformat(format="yuv420p")
            frame.pts = number
            film.mux(stream.encode(frame))
        film.mux(stream.encode())
