"""Cut the site's web fonts from the Noto Sans packages and check that they hold every letter of our languages.

Run: python cut.py SOURCE [TARGET]. SOURCE is a folder with the packages' woff2 files (searched in depth), TARGET
receives the cuts (default: static/fonts of this project). See README.md for where the sources come from.
Each cut is variable in weight from 400 to 700. A changed letter set must also go to unicode-range in
static/css/fonts.css. Exits with an error when a letter of a language is missing.
"""

import sys
from io import BytesIO
from pathlib import Path
from unicodedata import name

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
PLAIN = ["ccmp", "locl", "mark", "mkmk", "kern", "liga"]
CUTS = {  # name: (source, code points, layout features)
    "latin": (
        "noto-sans-latin-wght-normal",
        "20-7E A0-FF 131 152-153 2BC 2009 200B 2013-2014 2018-201A 201C-201E "
        "2022 2026 2032-2033 2039-203A 20AC 2122 2212 FEFF 200E-200F 2010-2011 202A-202F 2060 2066-2069",
        PLAIN,
    ),
    "latin-ext": ("noto-sans-latin-ext-wght-normal", "100-130 132-148 14A-151 154-17E 218-21B", PLAIN),
    "cyrillic": (
        "noto-sans-cyrillic-wght-normal",
        "301 401 404 406-407 40E 410-44F 451 454 456-457 45E 490-491 2116",
        PLAIN,
    ),
    "arabic": (
        "noto-sans-arabic-arabic-wght-normal",
        "60C 61B-61C 61F-63A 640-65F 660-66D 670-671 679 67C 67E 681 685-689 691-693 695-696 698-69A 6A4 "
        "6A9 6AB 6AD 6AF 6B5 6B7 6BA-6BC 6BE 6C0-6C3 6C6-6C7 6CA-6CE 6D0 6D2-6D5 6F0-6F9 200C-200D",
        ["*"],
    ),
    # Left out: the rows and forms that neither Tigrinya nor Amharic uses (Oromo, Blin, Gamo, archaic -ya).
    "ethiopic": (
        "noto-sans-ethiopic-ethiopic-wght-normal",
        "1200-1206 1208-1246 1248-1286 1288-12AE 12B0-12CE 12D0-12EE 12F0-12F7 1300-130E 1310-1317 1320-1357 135F-137C",
        ["*"],
    ),
}
LATIN, ARABIC = "abcdefghijklmnopqrstuvwxyz", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْٰ،؛؟٪٫٬٠١٢٣٤٥٦٧٨٩"
PERSIAN = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءأؤۀةًٌٍَُِّْ،؛؟۰۱۲۳۴۵۶۷۸۹\u200c"
# Letters of Tigrinya and Amharic as in Unicode's language data (CLDR), with punctuation and numerals.
GEEZ = "".join(
    c
    for c in map(chr, [*range(0x1200, 0x1358), 0x135F, *range(0x1361, 0x137D)])
    if name(c, "") and c not in "ሇቇኇኯዏዯጏዸዹዺዻዼዽዾዿጘጙጚጛጜጝጞጟ"
)
ALPHABETS = {
    "nl": LATIN + "áàâäéèêëíìîïóòôöúùûü",
    "en": LATIN,
    "so": LATIN,
    "tr": LATIN + "çğıöşüâîûİ",
    "es": LATIN + "áéíñóúü¿¡ªº",
    "fr": LATIN + "àâæçéèêëîïôœùûüÿ«»\u202f",
    "ar": ARABIC,
    "fa": PERSIAN,
    "fa-af": PERSIAN,
    "ps": ARABIC + PERSIAN + "ټځڅډړږښګڼېۍ",
    "ti": GEEZ,
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя\u0301",
    "am": GEEZ,
    "ur": "ٹڈڑںھہۂۃےۓ۔" + PERSIAN,
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهھەوۆیێ",
}
SHARED = "0123456789.,:;!?()[]/&@%+-–—‘’“”„…•·€§°\u00a0\u00ad\u200e\u200f\u2066\u2067\u2068\u2069"


def points(text: str) -> set[int]:
    """Turn ``"20-7E 131"`` into the set of those code points."""
    ranges = (part.split("-") for part in text.split())
    return {point for ends in ranges for point in range(int(ends[0], 16), int(ends[-1], 16) + 1)}


def cut(source: Path, target: Path, wanted: set[int], features: list[str]) -> set[int]:
    """Write the smaller font and return the code points it holds. Control marks share an empty glyph."""
    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": (400, 700)})
    same = {0x2010: 0x2D, 0x2011: 0x2D, 0x202F: 0x2009}
    same |= dict.fromkeys(points("200E-200F 202A-202E 2060 2066-2069"), 0x200B)
    names = font.getBestCmap()
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update({p: names[s] for p, s in same.items() if p not in names and s in names})
    font.save(memory := BytesIO())  # the subsetter wants a font that was saved after the weight was narrowed
    font = TTFont(memory, recalcTimestamp=False)
    worker = subset.Subsetter(subset.Options(layout_features=features))
    worker.populate(unicodes=wanted | {0x20, 0xA0})
    worker.subset(font)
    font.save(target)
    print(f"{target.name} {target.stat().st_size} bytes")
    return set(font.getBestCmap())


if __name__ == "__main__":
    source, target = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else FONTS
    held = set()
    for script, (stem, text, features) in CUTS.items():
        held |= cut(next(source.rglob(f"{stem}.woff2")), target / f"noto-sans-{script}.woff2", points(text), features)
    gaps = {code: set(map(ord, text + text.upper() + SHARED)) - held for code, text in ALPHABETS.items()}
    sys.exit(", ".join(f"{code} misses U+{p:X}" for code, missing in gaps.items() for p in sorted(missing)) or 0)
