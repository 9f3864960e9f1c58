"""The text of one field as a browser has it: plain, or what the editor of rich texts keeps (pure)."""

import json
from html import escape


def text_of(sent: str) -> str:
    """The text as the checks read it: the blocks of Draftail as paragraphs of HTML, anything else as it is."""
    if not sent.startswith("{"):
        return sent
    try:
        blocks = json.loads(sent)["blocks"]
        return "".join(f"<p>{escape(block['text'], quote=False)}</p>" for block in blocks)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return sent
