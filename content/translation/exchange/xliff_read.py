"""An XLIFF 1.2 file as texts: read piece by piece, without entities and without trust (pure)."""

from collections.abc import Iterator
from html import escape
from io import BytesIO
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser
from django.conf import settings
from django.utils.translation import gettext as _

from content.translation.exchange.given import MOST_TEXTS, FileKind, Given, Read, Refused, is_html
from content.translation.exchange.inline import is_code, without_illegal
from content.translation.exchange.tongue import check_language, is_named
from content.translation.exchange.xliff import BY_MACHINE, NAMESPACE, SIGNED, TRANSLATED

DEEPEST = 30
CODES = frozenset({"bpt", "ept", "ph", "it"})
FINAL = frozenset({TRANSLATED, SIGNED, "final"})
SUGGESTED = "mt-suggestion"


class _Unit:
    """A `trans-unit` while it is read."""

    def __init__(self, name: str, line: int, approved: bool) -> None:
        self.name, self.line, self.approved = name, line, approved
        self.texts: dict[str, list[str]] = {}  # by part its pieces
        self.codes: dict[tuple[str, str], str] = {}  # of the source, by element and number
        self.state = self.qualifier = ""

    def text(self, part: str) -> str:
        return "".join(self.texts.get(part, ()))


class _Reader(ContentHandler):
    """Takes the file as it comes; `texts` is what stands in it."""

    def __init__(self, parser: DefusedExpatParser, code: str) -> None:
        super().__init__()
        self.parser, self.code = parser, code
        self.texts: list[Given] = []
        self.open: list[str] = []  # the elements around; one of another namespace is ""
        self.unit: _Unit | None = None
        self.part = ""  # "source" or "target" while in one
        self.inside: tuple[str, str] | None = None  # the code it is in: element and number
        self.written: list[str] = []

    @property
    def line(self) -> int:
        return self.parser.getLineNumber() or 1

    def refuse(self, reason: str) -> None:
        raise Refused(self.line, reason)

    def startElementNS(self, name, qname, attrs) -> None:
        space, local = name
        given = {key: value for (space_of, key), value in attrs.items() if not space_of}
        if not self.open:
            self._check_root(space, local, given)
        if len(self.open) >= DEEPEST:
            self.refuse(_("Too many elements stand within each other."))
        own = local if space == NAMESPACE else ""
        if self.part:
            self._start_inline(own, given)
        elif own == "file":
            self._check_file(given)
        elif own == "trans-unit":
            self._start_unit(given)
        elif own in ("source", "target") and self.unit and self.open[-1] == "trans-unit":
            self._start_part(own, given)
        self.open.append(own)

    def endElementNS(self, name, qname) -> None:
        local = self.open.pop()
        if self.inside and local == self.inside[0]:
            self._end_code()
        elif local == self.part and self.part:
            self.part = ""
        elif local == "trans-unit":
            self._end_unit()

    def characters(self, content: str) -> None:
        if self.inside:
            self.written.append(content)
        elif self.part and self.unit:
            letters = without_illegal(content)
            html = is_html(self.unit.name)
            self.unit.texts[self.part].append(escape(letters, quote=False) if html else letters)

    def _check_root(self, space: str | None, local: str, given: dict[str, str]) -> None:
        if local != "xliff":
            self.refuse(_("This is no XLIFF file."))
        if space != NAMESPACE or given.get("version") != "1.2":
            self.refuse(_("This is another version of XLIFF. Save it as XLIFF 1.2."))

    def _check_file(self, given: dict[str, str]) -> None:
        if not is_named(given.get("source-language", ""), settings.LANGUAGE_CODE):
            self.refuse(_("The source language of the file is not Dutch."))
        check_language(given.get("target-language", ""), self.code, line=self.line)

    def _start_unit(self, given: dict[str, str]) -> None:
        if self.unit:
            self.refuse(_("A text stands within another text."))
        if "file" not in self.open:
            self.refuse(_("The file does not say in which language it is."))
        if len(self.texts) >= MOST_TEXTS:
            self.refuse(_("There are more than %(number)s texts in the file.") % {"number": MOST_TEXTS})
        self.unit = _Unit(given.get("id", ""), self.line, given.get("approved") == "yes")

    def _start_part(self, local: str, given: dict[str, str]) -> None:
        if local in self.unit.texts:
            self.refuse(_("This text has more than one translation."))
        self.unit.texts[local], self.part = [], local
        if local == "target":
            self.unit.line = self.line
            self.unit.state, self.unit.qualifier = given.get("state", ""), given.get("state-qualifier", "")

    def _start_inline(self, local: str, given: dict[str, str]) -> None:
        if local == "mrk" and not self.inside:
            return  # what a tool marked, such as a sentence; the text in it counts
        if local not in CODES or self.inside:
            self.refuse(_("An element stands here that was not in our file."))
        self.inside, self.written = (local, given.get("id", "")), []

    def _end_code(self) -> None:
        unit, written = self.unit, "".join(self.written) or self.unit.codes.get(self.inside, "")
        if not is_code(written, html=is_html(unit.name)):
            self.refuse(_("A placeholder or tag was changed: %(code)s") % {"code": written[:40] or "–"})
        if self.part == "source":
            unit.codes[self.inside] = written
        unit.texts[self.part].append(written)
        self.inside = None

    def _end_unit(self) -> None:
        unit, self.unit = self.unit, None
        if "source" not in unit.texts:
            raise Refused(unit.line, _("The Dutch is missing."))
        by_machine = unit.qualifier == BY_MACHINE and unit.state not in FINAL and not unit.approved
        self.texts.append(
            Given(
                line=unit.line,
                name=unit.name,
                dutch=unit.text("source"),
                text=unit.text("target"),
                finished=unit.state in FINAL or unit.approved,
                machine=by_machine or unit.qualifier == SUGGESTED,
            )
        )


def _pieces(data: bytes) -> Iterator[bytes]:
    whole = BytesIO(data)
    while piece := whole.read(1 << 16):
        yield piece


def read_xliff(text: str, code: str) -> Read:
    """The texts of the file; raises Refused."""
    parser = DefusedExpatParser(forbid_dtd=True)
    reader = _Reader(parser, code)
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(reader)
    try:
        for piece in _pieces(text.encode()):
            parser.feed(piece)
        parser.close()
    except DefusedXmlException:
        raise Refused(reader.line, _("The file has a DTD or entities, which may do harm.")) from None
    except SAXParseException as problem:
        raise Refused(problem.getLineNumber() or 1, _("The file is not well-formed.")) from None
    except (SAXException, ValueError) as problem:
        if isinstance(problem, Refused):
            raise
        raise Refused(reader.line, _("The file is not well-formed.")) from None
    return Read(FileKind.XLIFF, tuple(reader.texts))
