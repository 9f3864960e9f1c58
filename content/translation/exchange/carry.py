"""Let a form carry the file between looking at it and agreeing to it, so that the server keeps none (pure)."""

import base64
import binascii
import zlib

from content.translation.exchange.given import MOST_BYTES

MOST_CARRIED = 2_000_000  # letters; Django refuses forms of 2.5 MB, and a real file of 5 MB takes a third of this


def packed(data: bytes) -> str:
    """The file as letters for a form; "" when it is too much for one."""
    letters = base64.b64encode(zlib.compress(data)).decode()
    return letters if len(letters) <= MOST_CARRIED else ""


def unpacked(letters: str) -> bytes:
    """The file that a form carried; raises ValueError for anything else, and unpacks no more than a file may be."""
    try:
        press = zlib.decompressobj()
        data = press.decompress(base64.b64decode(letters, validate=True), MOST_BYTES + 1)
    except (binascii.Error, zlib.error, ValueError):
        raise ValueError("not what the form carried") from None
    if len(data) > MOST_BYTES or not press.eof:
        raise ValueError("not what the form carried")
    return data
