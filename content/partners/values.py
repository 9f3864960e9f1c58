"""Which values a theme may bring into our pages, each written anew, so that nothing else comes with it (pure)."""

import re

from coloraide import Color
from django.utils.translation import gettext as _

COLOUR = re.compile(
    r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([0-9.,%/ +-]+(?:deg)?[0-9.,%/ +-]*\)|oklch\([0-9.%/ +-]+(?:deg)?[0-9.%/ ]*\)", re.I
)
LENGTH = re.compile(r"(?P<number>[0-9]{0,4}(?:\.[0-9]{1,4})?)(?P<unit>px|rem|em)?", re.I)
UNSAFE = re.compile(r"url\s*\(|expression|image-set|javascript|@|</|<|>|;|[{}]|/\*|\\|!", re.I)
WEIGHTS = {"regular": 400, "medium": 500, "semibold": 600, "bold": 700, "extrabold": 800, "black": 900}
PIXELS = 16  # of one rem
# Least and most of each kind of length in rem, by the words in its name.
BOUNDS = {
    "font-size": (0.875, 4),
    "min-block-size": (1.5, 6),
    "outline-width": (0.125, 0.5),
    "outline-offset": (0, 0.5),
    "border-radius": (0, 1000),
}


class WrongValue(ValueError):
    """A value that may not stand in a style sheet of ours; the words say why."""


def check_safe(value: object) -> None:
    """Raises WrongValue for what could do more than give a value."""
    found = UNSAFE.search(str(value)) if isinstance(value, str) else None
    if found:
        raise WrongValue(_("“%(part)s” may not stand in it") % {"part": found[0]})


def _as_text(value: object) -> str:
    """A value as CSS writes it; the objects are those of the W3C format."""
    if isinstance(value, dict) and "components" in value:
        if value.get("alpha", 1) != 1:
            raise WrongValue(_("a colour must not let another shine through"))
        space = {"srgb": "srgb", "oklch": "oklch", "hsl": "hsl"}.get(value.get("colorSpace"), "srgb")
        return Color(space, [float(each) for each in value["components"]]).convert("srgb").fit().to_string(hex=True)
    if isinstance(value, dict) and "unit" in value:
        return f"{value.get('value')}{value['unit']}"
    return str(value).strip()


def _colour(text: str) -> str:
    if not COLOUR.fullmatch(text):
        raise WrongValue(_("it is no colour such as #4a2545, rgb(), hsl() or oklch()"))
    colour = Color(text)
    if colour.alpha() != 1:
        raise WrongValue(_("a colour must not let another shine through"))
    return colour.convert("srgb").fit().to_string(hex=True)


def _weight(text: str) -> str:
    number = WEIGHTS.get(text.lower().replace(" ", ""), text)
    if not str(number).isascii() or not str(number).isdigit() or not 500 <= int(number) <= 900:
        raise WrongValue(_("it is no weight from 500 to 900"))
    return str(int(number))


def _length(text: str, least: float, most: float) -> str:
    match = LENGTH.fullmatch(text)
    if not match or not match["number"] or (not match["unit"] and float(match["number"])):
        raise WrongValue(_("it is no length in px, rem or em"))
    unit = (match["unit"] or "px").lower()
    size = float(match["number"]) / (PIXELS if unit == "px" else 1)
    if not least <= size <= most:
        raise WrongValue(_("it must be from %(least)s to %(most)s rem") % {"least": least, "most": most})
    return f"{size:g}{'em' if unit == 'em' else 'rem'}"


def clean_value(name: str, value: object) -> str:
    """The value of the token with this name, written anew; raises WrongValue with the reason."""
    check_safe(value)
    try:
        text = _as_text(value)
        if "color" in name:
            return _colour(text)
    except (ValueError, TypeError) as problem:
        if isinstance(problem, WrongValue):
            raise
        raise WrongValue(_("it is no colour such as #4a2545, rgb(), hsl() or oklch()")) from None
    if "font-weight" in name:
        return _weight(text)
    bounds = next(bounds for word, bounds in BOUNDS.items() if word in name)
    return _length(text, *bounds)
