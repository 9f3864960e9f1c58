"""Cut the fonts of the PDF sheets: static, as typst wants them, and with every letter of our languages.

Run: python cut_print.py SOURCE [TARGET]. SOURCE is a folder with the packages' woff2 files (searched in depth), TARGET
receives the cuts (default: trajectory/sharing/fonts of this project). See README.md for where the sources come from.
Exits with an error when a letter of a language is missing.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from cut import ALPHABETS, CUTS, SHARED, points
from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "trajectory" / "sharing" / "fonts"
WEIGHTS = {400: "regular", 700: "bold"}
# Copied text must be right: Noto Sans Arabic builds letters from parts and a PDF then gives other letters.
FAMILIES = {  # name: sources, each with its code points and layout features
    "noto-sans": [(f"noto-sans-{part}", *CUTS[part][1:]) for part in ("latin", "latin-ext", "cyrillic")],
    "noto-sans-ethiopic": [("noto-sans-ethiopic-ethiopic", *CUTS["ethiopic"][1:])],
    "vazirmatn": [("vazirmatn-arabic", *CUTS["arabic"][1:])],
}
PUBLIC = ("nl", "en", "ar", "ti", "tr", "fa", "fa-af", "so", "es", "fr", "ps", "uk")


def cut(source: Path, wanted: set[int], features: list[str]) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    names = font.getBestCmap()
    same = {0x2010: 0x2D, 0x2011: 0x2D, 0x202F: 0x2009}
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update({p: names[s] for p, s in same.items() if p not in names and s in names})
    worker = subset.Subsetter(subset.Options(layout_features=features, hinting=False, notdef_outline=True))
    worker.populate(unicodes=wanted | {0x20, 0xA0})
    worker.subset(font)
    font.flavor = None
    return font


def write(name: str, weight: int, source: Path, target: Path) -> set[int]:
    """Write one family in one weight and return the code points it holds."""
    with TemporaryDirectory() as folder:
        parts = []
        for stem, text, features in FAMILIES[name]:
            font = cut(next(source.rglob(f"{stem}-{weight}-normal.woff2")), points(text), features)
            parts.append(str(Path(folder) / f"{stem}.ttf"))
            font.save(parts[-1])
        whole = Merger().merge(parts) if len(parts) > 1 else TTFont(parts[0], recalcTimestamp=False)
    file = target / f"{name}-{WEIGHTS[weight]}.ttf"
    whole.recalcTimestamp = False
    whole.save(file)
    print(f"{file.name} {file.stat().st_size} bytes")
    return set(whole.getBestCmap())


if __name__ == "__main__":
    source, target = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else FONTS
    gaps = set()
    for weight in WEIGHTS:
        held = set().union(*(write(name, weight, source, target) for name in FAMILIES))
        marks = set(map(ord, "\u00ad\u200e\u200f\u2066\u2067\u2068\u2069"))  # typst shows these itself
        for code in PUBLIC:
            missing = set(map(ord, ALPHABETS[code] + ALPHABETS[code].upper() + SHARED)) - held - marks
            gaps |= {f"{code} misses U+{point:X} in weight {weight}" for point in missing}
    sys.exit("\n".join(sorted(gaps)) or 0)
