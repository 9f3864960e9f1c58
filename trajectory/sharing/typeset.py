"""Set a sheet of paper with typst: letters, colours, pictograms, and a key that changes with all that is drawn."""

import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import segno
import typst
from django.conf import settings
from django.core.cache import caches

ROOM = Path(__file__).parent
FONTS = ROOM / "fonts"
STATIC = settings.BASE_DIR / "static"
COLOUR = re.compile(r"--([a-z0-9-]+):[^;#]*(#[0-9a-f]{3,6})")
SYMBOL = re.compile(r'<symbol id="p-([a-z0-9-]+)" ([^>]*)>(.*?)</symbol>', re.S)
# Text that is copied or read aloud from a PDF must be right: this asks typst for tags, title and languages.
STANDARDS = ["ua-1"]
CACHE = "sheets"


@cache
def colours() -> dict[str, str]:
    """The colours of the site by name, as the style sheets have them."""
    return dict(COLOUR.findall((STATIC / "css" / "tokens.css").read_text("utf-8")))


@cache
def _symbols() -> dict[str, str]:
    text = (STATIC / "img" / "pictograms.svg").read_text("utf-8")
    return {
        name: f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{drawing}</svg>'
        for name, attributes, drawing in SYMBOL.findall(text)
    }


def icons(names: Iterable[str]) -> dict[str, str]:
    """The pictograms of these names as SVG; their colour is `currentColor`."""
    return {name: _symbols()[name] for name in sorted(set(names))}


def qr(address: str) -> str:
    """An SVG that a telephone reads as this address."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, border=2, dark=colours()["ink"], light="#fff"
    )
    return out.getvalue().decode()


@cache
def _tools() -> bytes:
    """Of everything besides the texts that decides how a sheet looks."""
    found = sha256(version("typst").encode())
    for path in sorted([*ROOM.glob("*.typ"), *ROOM.glob("*.py"), *FONTS.glob("*.ttf")]):
        found.update(path.name.encode() + path.read_bytes())
    return found.digest()


def fingerprint(data: Mapping) -> str:
    """Changes when anything on the sheet changes: a text, a fact, a date, a colour, a template, a font."""
    return sha256(_tools() + json.dumps(data, sort_keys=True).encode()).hexdigest()[:32]


def compiler(template: str, data: Mapping, mode: str) -> typst.Compiler:
    """A typst compiler for one template and its data; it sees our fonts only, so that every machine draws the same."""
    return typst.Compiler(
        str(ROOM / template),
        root=str(settings.BASE_DIR),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"mode": mode, "data": json.dumps(data)},
    )


def typeset(template: str, data: Mapping) -> bytes:
    """The PDF. Raises TypstError when it could not be made accessible."""
    return compiler(template, data, "draw").compile(format="pdf", pdf_standards=STANDARDS)


def measure(template: str, data: Mapping) -> dict:
    """The heights of the parts, in points."""
    return json.loads(compiler(template, data, "measure").query("<heights>", field="value", one=True))


def kept(data: Mapping, make: Callable[[], bytes]) -> tuple[str, bytes]:
    """The key of a sheet and its PDF, made by `make()` when nobody asked for exactly this one before."""
    key = fingerprint(data)
    found = caches[CACHE].get(key)
    if found is None:
        found = make()
        caches[CACHE].set(key, found)
    return key, found
