"""What a theme can change: the NL Design System tokens that our own style sheet reads, and our values without one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

SHEET = "css/tokens.css"
ROOT_RULE = re.compile(r":root \{(.*?)^\}", re.DOTALL | re.MULTILINE)
READ = re.compile(
    r"^\s*--(?P<own>[a-z0-9-]+): (?:clamp\([^()]+, )?var\(--(?P<token>basis-[a-z0-9-]+), (?P<value>[^()]+)\)+;$",
    re.MULTILINE,
)
FIXED = re.compile(r"^\s*--(?P<own>[a-z0-9-]+): (?P<value>#[0-9a-f]{3,6});$", re.MULTILINE)


@dataclass(frozen=True)
class Ours:
    """Our style sheet as themes see it.

    `tokens` has for each token a theme may set the property of ours that reads it; `values` has for each property of
    ours the value it has without a theme.
    """

    tokens: Mapping[str, str]
    values: Mapping[str, str]

    def token_of(self, own: str) -> str:
        """What an editor looks for when a property is wrong: the token that fills it, or our own property."""
        return next((f"--{token}" for token, mine in self.tokens.items() if mine == own), f"--{own}")


def read_ours(sheet: str) -> Ours:
    """Our tokens from the text of tokens.css; it reads no font, for ours hold the letters of every language."""
    rule = ROOT_RULE.search(sheet)[1]
    read = list(READ.finditer(rule))
    values = {match["own"]: match["value"] for match in (*read, *FIXED.finditer(rule))}
    return Ours({match["token"]: match["own"] for match in read}, values)


@cache
def our_tokens() -> Ours:
    """Our tokens as the site serves them."""
    return read_ours(Path(finders.find(SHEET)).read_text("utf-8"))
