"""A short fingerprint of a text, to see whether a translation still belongs to it."""

import hashlib
import json
from collections.abc import Mapping


def version_of(texts: Mapping[str, object]) -> str:
    """Twelve hexadecimal digits that change when any of these texts changes; the order of the keys does not matter."""
    plain = json.dumps({key: str(value or "") for key, value in sorted(texts.items())}, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:12]
