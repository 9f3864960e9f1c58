"""Take out of a picture what a camera writes beside it: where, when and with what it was taken (pure)."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

BEST = {"JPEG": {"quality": 92}, "WEBP": {"quality": 92}, "PNG": {"optimize": True}}


def bare(file: BinaryIO) -> bytes:
    """The same picture, upright and written anew, with its colours and nothing else beside it.

    Raises OSError (Pillow) for a file that is no whole picture.
    """
    file.seek(0)
    with Image.open(file) as given:
        # Many telephones keep a second picture behind the first (MPO); the first is a JPEG.
        kind = "JPEG" if given.format == "MPO" else given.format
        colours = given.info.get("icc_profile")
        upright = ImageOps.exif_transpose(given)
    kept = BytesIO()
    clean = upright.copy()
    clean.info.clear()
    clean.save(kept, kind, icc_profile=colours, exif=b"", **BEST.get(kind, {}))
    return kept.getvalue()
