"""The journey as one document: its parts, how it becomes bytes, and what people may do with it (pure)."""

import hashlib
import json
from collections.abc import Iterator

SCHEMA_VERSION = 1
LICENCE = "CC0-1.0"
LICENCE_ADDRESS = "https://creativecommons.org/publicdomain/zero/1.0/"
TITLE = {
    "nl": "De klantreis van inburgering in Nederland",
    "en": "The journey of civic integration in the Netherlands",
}
DESCRIPTION = {
    "nl": "Elk contactmoment van inburgering in Nederland, met fasen, groepen, leerroutes, organisaties, wetten, "
    "feiten en bronnen, in twaalf talen.",
    "en": "Every contact moment of civic integration in the Netherlands, with phases, groups, learning routes, "
    "organisations, laws, facts and sources, in twelve languages.",
}
# The lists of the document, and the field by which an entry is known.
LISTS = {
    "sources": "code",
    "laws": "code",
    "phases": "code",
    "groups": "code",
    "routes": "code",
    "organisations": "code",
    "facts": "key",
    "municipalities": "slug",
    "moments": "id",
}
JSON, CSV, JSONLD = "journey.json", "journey.csv.zip", "journey.jsonld"
MEDIA_TYPES = {JSON: "application/json", CSV: "application/zip", JSONLD: "application/ld+json"}
ATTRIBUTION = [{"part": "municipalities", "source": "CBS", "address": "https://www.cbs.nl"}]


def document_of(content: dict, version: dict) -> dict:
    """The whole document: `content` as readers see it, and which version of it this is."""
    return {
        "schema_version": SCHEMA_VERSION,
        "title": TITLE,
        "description": DESCRIPTION,
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
        "attribution": ATTRIBUTION,
        "version": version,
        **content,
    }


def encode(document: dict) -> bytes:
    """The same bytes for the same document: sorted keys, UTF-8, one line per value."""
    return (json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n").encode()


def digest_of(data: bytes) -> str:
    """The SHA-256 of a file in hexadecimal, as `sha256sum` prints it."""
    return hashlib.sha256(data).hexdigest()


def texts_of(entry: dict) -> Iterator[tuple[str, str, str]]:
    """Every text of an entry that is not empty: language code, field, text."""
    for code, texts in entry.get("texts", {}).items():
        for field, text in texts.items():
            if text:
                yield code, field, text


def name_of(entry: dict, code: str) -> str:
    """What an entry is called in language `code`, else in Dutch, else by its own name."""
    for texts in (entry.get("texts", {}).get(code, {}), entry.get("texts", {}).get("nl", {})):
        found = texts.get("title") or texts.get("name") or texts.get("label")
        if found:
            return found
    return entry.get("title") or entry.get("name") or ""
