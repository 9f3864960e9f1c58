"""Read a PDF as its readers do: its words in order, and what a screen reader is told about it."""

import io
import re
import unicodedata

import pikepdf
import pypdfium2

# Marks that direct or join letters and are not letters themselves.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0002\ufffe]")
# A letter and two digits; in a line from right to left pdfium gives the digits first.
ID = re.compile(r"\b(?:([A-Z]\d\d)|(\d\d)([A-Z]))\b")


def words_of(text: str) -> list[str]:
    """The words of a text, as one would compare them: without case, composition and invisible marks."""
    plain = unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).lower()
    return re.findall(r"\w+", plain)


def text_of(pdf: bytes) -> str:
    """The text layer, page by page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def recall(source: str, pdf: bytes) -> float:
    """The part of the words of `source` that can be found in the text layer."""
    there = set(words_of(text_of(pdf)))
    wanted = words_of(source)
    return sum(word in there for word in wanted) / len(wanted)


def ids_of(pdf: bytes) -> list[str]:
    """The ids of contact moments in the text layer, in order."""
    return [whole or letter + digits for whole, digits, letter in ID.findall(text_of(pdf))]


def smallest_letters(pdf: bytes) -> float:
    """The smallest size of letters in points."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return min(
            float(operands[1])
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        )


def _elements(node):
    """All structure elements below this one."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _elements(node.K)


def structure_of(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return list(_elements(document.Root.StructTreeRoot.K))


def faults_of(pdf: bytes, language: str) -> list[str]:
    """What would keep a screen reader from reading this PDF well; empty when nothing does."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        faults = [str(each) for each in document.check_pdf_syntax()]
        if not root.get("/MarkInfo", {}).get("/Marked"):
            faults.append("not tagged")
        if str(root.get("/Lang", "")) != language:
            faults.append(f"language {root.get('/Lang', '')}")
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
            faults.append("title not displayed")
        with document.open_metadata() as meta:
            if meta.get("pdfuaid:part") != "1":
                faults.append("no PDF/UA mark")
            if not meta.get("dc:title"):
                faults.append("no title")
        for element in structure_of(document):
            if element.S == "/Figure" and not str(element.get("/Alt", "")):
                faults.append("figure without a description")
        fonts = [font for page in document.pages for font in page.get("/Resources", {}).get("/Font", {}).values()]
        faults += ["font without letters" for font in fonts if "/ToUnicode" not in font]
        return faults


def languages_of(pdf: bytes) -> set[str]:
    """The languages that single passages say they stand in."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {str(element.Lang) for element in structure_of(document) if "/Lang" in element}


def headings_of(pdf: bytes) -> list[str]:
    """The levels of the headings in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [str(e.S).strip("/") for e in structure_of(document) if re.fullmatch(r"/H[1-6]", str(e.S))]


def pages_of(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page, in whole millimetres."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        boxes = [[float(edge) for edge in page.mediabox] for page in document.pages]
        return [(round((x2 - x1) / 72 * 25.4), round((y2 - y1) / 72 * 25.4)) for x1, y1, x2, y2 in boxes]
