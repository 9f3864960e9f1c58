"""A short fingerprint of a text, to see whether a translation still belongs to it."""

import hashlib
import json
from collections.abc import Mapping


def version_of(texts: Mapping[str, object]) -> str:
    """Twelve hexadecimal digits that change when any of these texts changes; order and empty texts do not matter."""
    plain = json.dumps({key: str(text) for key, text in sorted(texts.items()) if text not in (None, "")})
    return hashlib.sha256(plain.encode()).hexdigest()[:12]
