"""Parts of a page, as a form sends them, that name a picture, a document or a page by its number."""

import json

from tests.content.screens import streamfield

PARTS = {
    "picture": lambda pk: ("picture", {"image": {"image": str(pk), "alt_text": "Een balie"}, "caption": ""}),
    "document": lambda pk: ("documents", {"heading": "Folders", "items": streamfield([("item", str(pk))])}),
    "page": lambda pk: ("pages", {"heading": "Verder", "items": streamfield([("item", str(pk))])}),
}


def content_state(kind: str, pk: int) -> str:
    """Rich text as the editor for rich text would send it, made by hand to name a thing by its number."""
    entity = {
        "picture": {"type": "IMAGE", "data": {"id": str(pk), "format": "left", "alt": "x", "src": "/x"}},
        "document": {"type": "DOCUMENT", "data": {"id": str(pk), "url": "/x"}},
        "page": {"type": "LINK", "data": {"id": str(pk), "url": "/x", "parentId": 1}},
    }[kind]
    block = {"key": "aaaaa", "text": "hier staat het", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    block["entityRanges"] = [{"offset": 0, "length": 4, "key": 0}]
    return json.dumps({"blocks": [block], "entityMap": {"0": entity | {"mutability": "MUTABLE"}}})


def ways(kind: str, pk: int) -> dict[str, tuple[str, object]]:
    return {"part": PARTS[kind](pk), "rich text": ("paragraph", content_state(kind, pk))}
