"""Files as agencies send them, and many that nobody should: by hand, each with the reason and the line."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from content.translation.exchange.gather import Sheet

RLO, ZWSP, PDI = "\u202e", "\u200b", "\u2069"


@dataclass(frozen=True)
class Dutch:
    """Three texts of the site: a title, one that names the fact brp-term, and one of a page with a link."""

    title: str
    term: str
    page: str
    link: str


def dutch_of(sheets: list[Sheet]) -> Dutch:
    """The title of M06, the deadline of G04, and the first text of a page with one link and nothing else."""
    known = {sheet.name_of(unit): unit.dutch for sheet in sheets for unit in sheet.units}
    linked = (
        (sheet.name_of(unit), unit.dutch)
        for sheet in sheets
        for unit in sheet.units
        if unit.html and unit.dutch.count("<") == 2 and '<a id="a1">' in unit.dutch and "{" not in unit.dutch
    )
    return Dutch(known["moment:M06#title"], known["moment:G04#deadline"], *next(linked))


def _coded(html: str) -> str:
    opened, closed = '<bpt id="1">&lt;a id="a1"&gt;</bpt>', '<ept id="1">&lt;/a&gt;</ept>'
    return html.replace('<a id="a1">', opened).replace("</a>", closed)


def xliff(dutch: Dutch) -> str:
    """Three texts in Turkish, as an agency sends them back; every element stands on its own line."""
    fact = '<ph id="1">{fact:brp-term}</ph>'
    term = dutch.term.replace("{fact:brp-term}", fact)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="inburgering-site" source-language="nl" target-language="tr" datatype="html"><body>
<trans-unit id="moment:M06#title">
<source>{dutch.title}</source>
<target state="translated">Yepyeni başlık</target>
</trans-unit>
<trans-unit id="moment:G04#deadline">
<source>{term}</source>
<target state="translated">Belediye {fact} içinde</target>
</trans-unit>
<trans-unit id="{dutch.page}">
<source>{_coded(dutch.link)}</source>
<target state="translated">Okulları {_coded('<a id="a1">burada</a>')} bulun</target>
</trans-unit>
</body></file></xliff>
"""


def po(dutch: Dutch) -> str:
    """The same three texts as PO."""
    link = dutch.link.replace('"', '\\"')
    return f"""msgid ""
msgstr ""
"Language: tr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "moment:M06#title"
msgid "{dutch.title}"
msgstr "Yepyeni başlık"

msgctxt "moment:G04#deadline"
msgid "{dutch.term}"
msgstr "Belediye {{fact:brp-term}} içinde"

msgctxt "{dutch.page}"
msgid "{link}"
msgstr "Okulları <a id=\\"a1\\">burada</a> bulun"
"""


Change = Callable[[str], str | bytes]


def put(old: str, new: str) -> Change:
    """The file with one piece of it changed; the piece must be there."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def _in_title(text: str) -> Change:
    return put("Yepyeni başlık", text)


DTD = '<!DOCTYPE xliff [<!ENTITY a "ha">]>\n<xliff version'
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
UNIT = '<trans-unit id="{}"><source>x</source><target>y</target></trans-unit>\n</body>'
PH = '<ph id="1">{fact:brp-term}</ph> içinde'
A1 = '<bpt id="1">&lt;a id="a1"&gt;</bpt>burada'
LINK_IN_PO = '<a id=\\"a1\\">burada</a>'

# By name: what is changed in the file that is right, words of the reason, and the line (0 when the whole is meant).
BAD_XLIFF: dict[str, tuple[Change, str, int]] = {
    "a DTD": (put("<xliff version", DTD), "DTD", 2),
    "a DTD from elsewhere": (
        put("<xliff", '<!DOCTYPE xliff SYSTEM "http://example.org/x.dtd">\n<xliff'),
        "DTD",
        2,
    ),
    "a file of the server": (
        put("<xliff", '<!DOCTYPE xliff [<!ENTITY f SYSTEM "file:///etc/passwd">]>\n<xliff'),
        "DTD",
        2,
    ),
    "a billion laughs": (put("<xliff", f"{LAUGHS}]>\n<xliff"), "DTD", 2),
    "an unknown entity": (_in_title("&geheim;"), "goed gevormd", 6),
    "torn halfway": (lambda text: text[: len(text) // 2], "goed gevormd", 10),
    "a tag that is not closed": (put("</target>\n</trans-unit>\n</body>", "</trans-unit>\n</body>"), "gevormd", 14),
    "XLIFF 2": (
        put('version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"', 'version="2.0" xmlns="urn:x:2.0"'),
        "1.2",
        2,
    ),
    "XLIFF without a namespace": (put(' xmlns="urn:oasis:names:tc:xliff:document:1.2"', ""), "1.2", 2),
    "a web page": (lambda text: "<html><body>msgid x</body></html>", "geen XLIFF", 1),
    "Arabic": (put('target-language="tr"', 'target-language="ar"'), "taal", 3),
    "no language": (put(' target-language="tr"', ""), "taal", 3),
    "Farsi that calls itself Dari": (put('target-language="tr"', 'target-language="fa-AF"'), "taal", 3),
    "made from English": (put('source-language="nl"', 'source-language="en"'), "brontaal", 3),
    "other letters than the language": (
        _in_title("Это совершенно другой язык и другие буквы, не турецкие"),
        "letters",
        6,
    ),
    "UTF-16": (lambda text: text.encode("utf-16"), "UTF-8", 1),
    "Latin-5 without a word": (lambda text: text.encode("iso-8859-9", "replace"), "UTF-8", 6),
    "another encoding by its own word": (put('encoding="UTF-8"', 'encoding="windows-1254"'), "UTF-8", 1),
    "a zero byte": (_in_title("Yeni\0başlık"), "nulbyte", 6),
    "a letter that XML forbids": (_in_title("Yeni\x0bbaşlık"), "gevormd", 6),
    "text that turns around": (_in_title(f"Yeni {RLO}kilşab"), "RIGHT-TO-LEFT OVERRIDE", 6),
    "text that turns around, spelled": (_in_title("Yeni &#x202e;kilşab"), "RIGHT-TO-LEFT OVERRIDE", 6),
    "an isolate": (_in_title(f"Yeni{PDI} başlık"), "POP DIRECTIONAL ISOLATE", 6),
    "a zero-width letter": (_in_title(f"Yeni{ZWSP}başlık"), "ZERO WIDTH SPACE", 6),
    "only a zero-width letter": (_in_title(ZWSP), "ZERO WIDTH SPACE", 6),
    "a text that is not ours": (put("</body>", UNIT.format("nergens:M06#title")), "niet van ons", 16),
    "a text without a name": (put(' id="moment:M06#title"', ""), "niet van ons", 6),
    "a name that goes up": (put("moment:M06#title", "../../etc/passwd"), "niet van ons", 6),
    "the same text twice": (put("</body>", UNIT.format("moment:M06#title")), "twee keer", 16),
    "a fact that is missing": (put(PH, "on hafta içinde"), "feiten", 10),
    "a fact twice": (put(PH, PH.replace(" içinde", "") + PH), "feiten", 10),
    "another fact": (put(PH, PH.replace("brp-term", "integration-term")), "feiten", 10),
    "a fact that does not exist": (put(PH, PH.replace("brp-term", "geheim")), "geheim", 10),
    "a fact written badly": (put(PH, "{fact: brp-term} içinde"), "{fact:", 10),
    "a code that is something else": (put(PH, '<ph id="1">&lt;img src=x&gt;</ph>'), "code", 10),
    "a code without number and text": (put(PH, '<ph id="7"/>'), "code", 10),
    "a link that is missing": (put(A1, "burada"), "links", 14),
    "a link that leads elsewhere": (put(A1, A1.replace('id="a1"', 'href="https://example.org"')), "meer dan mag", 14),
    "another link": (put(A1, A1.replace("a1", "a2")), "links", 14),
    "a link that is never closed": (put('<ept id="1">&lt;/a&gt;</ept> bulun', "bulun"), "geopend", 14),
    "a script": (
        put(A1, f'<ph id="9">&lt;script&gt;</ph>alert(1)<ph id="8">&lt;/script&gt;</ph>{A1}'),
        "script",
        14,
    ),
    "a script spelled as letters": (put(A1, f"&lt;script&gt;alert(1)&lt;/script&gt;{A1}"), "code", 14),
    "a tag in a text that has none": (_in_title("Yeni &lt;b&gt;başlık&lt;/b&gt;"), "geen tag", 6),
    "half a tag": (_in_title("Yeni &lt;img src=x onerror=alert(1) "), "code", 6),
    "a tag as an element": (_in_title("Yeni <b>başlık</b>"), "element", 6),
    "a text within a text": (
        put("<source>", f"{UNIT.format('moment:M06#summary').removesuffix('</body>')}<source>"),
        "binnen",
        5,
    ),
    "two translations": (put("</target>", "</target><target>Başka</target>"), "meer dan één", 6),
    "no Dutch": (lambda text: text[: text.index("<source>")] + text[text.index("</source>") + 9 :], "ontbreekt", 6),
    "more letters than fit": (_in_title("Ş" * 101), "101 tekens", 6),
    "a text that cannot be seen": (_in_title("\u2800" * 3), "BRAILLE PATTERN BLANK", 6),
    "a message in letters that only machines read": (_in_title("Yeni\U000e0041\U000e0042"), "TAG LATIN", 6),
    "elements in each other without end": (put("<trans-unit", "<group>" * 200_000 + "<trans-unit"), "in elkaar", 4),
    "more texts than may be": (
        put("</body>", '<trans-unit id="x"><source>x</source></trans-unit>\n' * 50_001 + "</body>"),
        "50000 teksten",
        50_013,
    ),
    "no texts": (lambda text: text[: text.index("<trans-unit")] + "</body></file></xliff>", "geen teksten", 1),
    "more than 5 MB": (put("<trans-unit", " " * 5_000_000 + "<trans-unit"), "5 MB", 0),
}
BAD_PO: dict[str, tuple[Change, str, int]] = {
    "another language": (put("Language: tr", "Language: ar"), "taal", 1),
    "no language": (put('"Language: tr\\n"\n', ""), "taal", 1),
    "another encoding by its own word": (put("charset=UTF-8", "charset=ISO-8859-9"), "UTF-8", 1),
    "Latin-5": (lambda text: text.encode("iso-8859-9", "replace"), "UTF-8", 8),
    "no PO at all": (put('msgid "', 'dit is geen PO\nmsgid "'), "PO-bestand", 1),
    "a quote that ends too soon": (put("Yepyeni başlık", 'Yepyeni " başlık'), "PO-bestand", 8),
    "torn halfway": (lambda text: text[: text.index("yeni başlık")], "PO-bestand", 8),
    "in the wrong order": (put('msgstr "Yepyeni', 'msgstr "A"\nmsgstr "Yepyeni'), "gevormd", 9),
    "plural forms": (put('msgstr "Yepyeni başlık"', 'msgid_plural "x"\nmsgstr[0] "Yepyeni"'), "meervoud", 6),
    "the same text twice": (
        lambda text: text + text[text.index("\nmsgctxt") : text.index("\nmsgctxt", 150)],
        "twee keer",
        18,
    ),
    "no names": (put('msgctxt "moment:M06#title"\n', ""), "niet van ons", 6),
    "a fact that is missing": (put("{fact:brp-term} içinde", "on hafta"), "feiten", 10),
    "a link that is missing": (put(LINK_IN_PO, "burada"), "links", 14),
    "a link that runs": (put(LINK_IN_PO, '<a href=\\"javascript:alert(1)\\">burada</a>'), "meer dan mag", 14),
    "half a tag": (put(LINK_IN_PO, f"<img src=x onerror=alert(1) {LINK_IN_PO}"), "code", 14),
    "text that turns around": (put("Yepyeni", f"{RLO}Yepyeni"), "RIGHT-TO-LEFT OVERRIDE", 6),
    "a line without end": (
        put('msgstr "Yepyeni başlık"', 'msgstr "Yepyeni başlık"\n' + '"a"\n' * 300_000),
        "regels",
        1009,
    ),
    "comments without end": (lambda text: "# a\n" * 400_000 + text, "regels", 1001),
    "a table": (lambda text: "id;nl;tr\nmoment:M06#title;x;y\n", "geen PO", 1),
    "nothing": (lambda text: "\n\n", "leeg", 1),
    "a file name": (lambda text: "/etc/passwd", "geen PO", 1),
    "a packed file": (lambda text: b"PK\x03\x04" + zlib.compress(text.encode()), "UTF-8", 1),
}
