"""What a partner chooses for a page inside its own, and how the address keeps it (pure)."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from django.conf import settings

ROOT = "/embed"
# The style sheets of themes stand below it too, but are no page.
ADDRESS = re.compile(rf"{ROOT}(?!/theme/)(?:/~(?P<kept>[^/]*))?(?P<path>/.*)")
NAME = re.compile(r"[-\w]{0,40}", re.ASCII)
CHOICES = ("kop", "thema", "partner", "taal", "v")


@dataclass(frozen=True)
class Frame:
    """What a partner chose; `full` is the address of the same page on the site itself, `styles` that of the theme.

    `wrong` names the choice that does not exist; `ancestors` are the sites that may show this frame; `begin` is what
    the partner shows where no page is named.
    """

    heading: int = 1
    theme: str = ""
    partner: str = ""
    fixed_language: bool = False
    version: int = 0
    full: str = ""
    wrong: str = ""
    styles: str = ""
    ancestors: tuple[str, ...] = ("*",)
    begin: str = ""

    @property
    def prefix(self) -> str:
        """What stands before the language in every address inside the frame."""
        given = {
            "kop": str(self.heading) if self.heading > 1 else "",
            "thema": self.theme,
            "partner": self.partner,
            "taal": "vast" if self.fixed_language else "",
            "v": str(self.version) if self.version else "",
        }
        kept = ",".join(f"{name}={quote(value, safe='')}" for name, value in given.items() if value)
        return f"{ROOT}/~{kept}/" if kept else f"{ROOT}/"


def read_frame(kept: str, query) -> Frame:
    """The choices in an address: from the path, else from the query; a wrong one is named in `wrong`."""
    inside = dict(part.partition("=")[::2] for part in kept.split(",") if part)
    given = {name: unquote(inside.get(name, "")) or query.get(name, "") for name in CHOICES}
    wrong = [name for name in inside if name not in CHOICES]
    allowed = {
        "kop": {"", *"12345"},
        "taal": {"", "vast"},
        "v": {"", *map(str, range(1, settings.EMBED_VERSION + 1))},
    }
    wrong += [name for name, values in allowed.items() if given[name] not in values]
    wrong += [name for name in ("partner", "thema") if not NAME.fullmatch(given[name])]
    if wrong:
        return Frame(wrong=wrong[0])
    return Frame(
        heading=int(given["kop"] or 1),
        theme=given["thema"],
        partner=given["partner"],
        fixed_language=given["taal"] == "vast",
        version=int(given["v"] or 0),
    )
