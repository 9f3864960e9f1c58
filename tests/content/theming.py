"""Files of design tokens for the tests: a good one of values of our own, and what can be wrong with one."""

import json
from pathlib import Path

from content.partners.ours import Ours, read_ours

ROOT = Path(__file__).parents[2]
SHEET = ROOT / "static" / "css" / "tokens.css"
EXAMPLE = ROOT / "content" / "data" / "partners" / "voorbeeld.tokens.json"

# Dark blue on white; twelve tokens, written by hand.
FLAT = {
    "--basis-color-default-bg-document": "#ffffff",
    "--basis-color-default-bg-subtle": "#f7f9fc",
    "--basis-color-default-bg-default": "#eef2f8",
    "--basis-color-default-color-document": "#101828",
    "--basis-color-default-color-subtle": "#45526b",
    "--basis-color-default-border-default": "#5d6a85",
    "--basis-color-action-1-color-default": "#1d3f8f",
    "--basis-color-action-1-color-hover": "#122a66",
    "--basis-color-action-1-inverse-bg-default": "#1d3f8f",
    "--basis-color-action-1-inverse-bg-hover": "#122a66",
    "--basis-color-action-1-inverse-color-default": "#ffffff",
    "--basis-focus-outline-color": "#101828",
}


def ours() -> Ours:
    """What our own style sheet reads."""
    return read_ours(SHEET.read_text("utf-8"))


def file_of(changed: dict | None = None) -> bytes:
    """The flat file with some tokens changed or added."""
    return json.dumps(FLAT | (changed or {})).encode()
