"""The pairs of colours that meet on our pages, and whether readers can tell them apart (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, product

from coloraide import Color

TEXT, LINE = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
LANES = ("org-ind", "org-coa", "org-duo", "org-gemeente", "org-taalschool", "org-andere")
GROUNDS = ("paper", "surface", "sand", "amber-soft")

# What stands in front, on which grounds, as properties of tokens.css; read off the style sheets.
TEXTS = (
    (("ink",), (*GROUNDS, "amber", "plum-soft", "info-soft", "good-soft", "bad-soft", "duty-soft", "help-soft")),
    (("ink",), tuple(f"{lane}-soft" for lane in LANES)),
    (("ink-quiet", "plum"), GROUNDS),
    (("link",), (*GROUNDS, "plum-soft", "info-soft", "good-soft", "bad-soft", "duty-soft", "help-soft")),
    (("link-hover",), ("paper", "surface", "amber-soft")),
    (("plum",), ("amber", "plum-soft")),
    (("on-plum",), ("plum", "plum-dark", *LANES)),
    (("amber",), ("plum",)),
    (("info",), ("info-soft",)),
    (("good",), ("good-soft", "surface", "paper")),
    (("bad",), ("bad-soft", "surface", "paper")),
    (("duty", *LANES), ("surface", "paper")),
)
LINES = (
    (("line-strong",), ("paper", "surface", "sand")),
    (("focus",), ("paper", "surface", "sand", "focus-halo")),
)


@dataclass(frozen=True)
class Contrast:
    """Two colours that meet, by name: how far they are apart, and how far they must be."""

    front: str
    back: str
    ratio: float
    least: float

    @property
    def enough(self) -> bool:
        return self.ratio >= self.least


def contrast(front: str, back: str) -> float:
    """The contrast of two colours by WCAG 2, from 1 to 21."""
    return Color(front).contrast(back, method="wcag21")


def contrasts(values: Mapping[str, str]) -> list[Contrast]:
    """Every pair with its ratio; `values` has the colour of each property of ours."""
    wanted = chain(
        ((front, back, TEXT) for fronts, backs in TEXTS for front, back in product(fronts, backs)),
        ((front, back, LINE) for fronts, backs in LINES for front, back in product(fronts, backs)),
    )
    return [Contrast(front, back, contrast(values[front], values[back]), least) for front, back, least in wanted]
