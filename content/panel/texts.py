"""The text of a page or contact moment as testers see it: its newest version, cut into units, per language."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail import blocks

from content.pages.blocks import ShortBlock
from content.pages.media import DescribedImageBlock
from content.pages.models import ReaderPage
from content.pages.words import HeadingBlock, PlainBlock
from content.panel.cut import cut
from content.panel.models import PanelRound
from content.translation.carry import texts_missing
from trajectory.facts.register import read_register
from trajectory.facts.resolve import fill_plain
from trajectory.journey.moment import ContactMoment

TITLE, HEADING, TEXT, ITEM, LABEL = "title", "heading", "text", "item", "label"
# In the order of the page of a moment.
PARTS = ("when", "what", "duty", "bring", "right", "deadline", "consequence", "waiting")


@dataclass(frozen=True)
class Piece:
    """A paragraph, list item or heading, with the place it has in the text of every language."""

    kind: str
    text: str
    place: str


@dataclass(frozen=True)
class Subject:
    """What can be tested: a Dutch page, or a contact moment."""

    kind: str
    thing: ReaderPage | ContactMoment

    @property
    def key(self) -> str:
        return str(self.thing.translation_key) if self.kind == PanelRound.Kind.PAGE else self.thing.code

    @property
    def code(self) -> str:
        """How the admin names it in an address."""
        return f"page-{self.thing.pk}" if self.kind == PanelRound.Kind.PAGE else f"moment-{self.thing.code}"


class _Lines(HTMLParser):
    """The headings, paragraphs and list items of rich text."""

    KINDS = {"p": TEXT, "h3": HEADING, "li": ITEM}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.kind, self.words = TEXT, ""
        self.feed(html)
        self.close()
        self._end()

    def _end(self) -> None:
        if text := " ".join(self.words.split()):
            self.found.append((self.kind, text))
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in self.KINDS:
            self._end()
            self.kind = self.KINDS[tag]
        elif tag == "br":
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.KINDS:
            self._end()
            self.kind = TEXT

    def handle_data(self, data: str) -> None:
        self.words += data


def _walk(block: blocks.Block, value, place: str) -> Iterator[Piece]:
    """The texts of a part of a page that readers read, in their order; names of pages and files are not its own."""
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from _walk(child.block, child.value, f"{place}.{child.id}")
    elif isinstance(block, blocks.ListBlock):
        for child in value.bound_blocks:
            yield from _walk(block.child_block, child.value, f"{place}.{child.id}")
    elif isinstance(block, blocks.StructBlock) and not isinstance(block, DescribedImageBlock):
        for name, child in block.child_blocks.items():
            if isinstance(block, ShortBlock) and isinstance(child, PlainBlock):
                yield Piece(LABEL, str(child.label), f"{place}.{name}?")
            yield from _walk(child, value[name], f"{place}.{name}")
    elif isinstance(block, blocks.RichTextBlock):
        for number, (kind, text) in enumerate(_Lines(value.source).found):
            yield Piece(kind, text, f"{place}/{number}")
    elif isinstance(block, HeadingBlock | PlainBlock) and value:
        yield Piece(HEADING if isinstance(block, HeadingBlock) else TEXT, str(value), place)


def _of_page(page: ReaderPage) -> Iterator[Piece]:
    yield Piece(TITLE, page.title, "title")
    if page.intro:
        yield Piece(TEXT, page.intro, "intro")
    yield from _walk(page.body.stream_block, page.body, "body")


def _of_moment(moment: ContactMoment, code: str) -> Iterator[Piece]:
    yield Piece(TITLE, moment.text_in("title", code), "title")
    yield Piece(TEXT, moment.text_in("summary", code), "summary")
    labels = {
        "when": _("When"),
        "what": _("What happens?"),
        "duty": _("What do you do?"),
        "bring": _("What do you bring?"),
        "right": _("What may you expect?"),
        "deadline": _("The legal term"),
        "consequence": _("And if it does not work out?"),
        "waiting": _("While you wait"),
    }
    for name in PARTS:
        lines = [line.strip() for line in moment.text_in(name, code).splitlines() if line.strip()]
        if lines:
            yield Piece(LABEL, labels[name], f"{name}?")
        for number, line in enumerate(lines):
            yield Piece(ITEM if line.startswith("- ") else TEXT, line.removeprefix("- "), f"{name}/{number}")


def units_of(pieces: list[Piece], code: str) -> list[dict]:
    """The sentences of these pieces with their facts filled in; all but labels have a number, from 1."""
    register, units, number = read_register(code), [], 0
    for piece in pieces:
        text = fill_plain(piece.text, register, code)
        for sentence in cut(text) if piece.kind in (TEXT, ITEM) else [text]:
            unit = {"kind": piece.kind, "text": sentence, "place": piece.place}
            if piece.kind != LABEL:
                number += 1
                unit["number"] = number
            units.append(unit)
    return units


def _newest(page: ReaderPage) -> ReaderPage | None:
    """The newest version of a page; a translation with gaps, which would be Dutch, counts as it is on the site."""
    if page.locale.language_code != settings.LANGUAGE_CODE and texts_missing(page):
        return page.specific if page.live else None
    return page.get_latest_revision_as_object()


def read_texts(subject: Subject) -> dict[str, tuple[str, list[dict]]]:
    """By language the title and the units of the newest text, for the languages in which there is one."""
    found = {}
    if subject.kind == PanelRound.Kind.PAGE:
        same = ReaderPage.objects.filter(translation_key=subject.thing.translation_key, alias_of=None)
        newest = {page.locale.language_code: _newest(page) for page in same.select_related("locale")}
    else:
        moment = subject.thing.get_latest_revision_as_object()
        whole = [code for code in settings.SITE_LANGUAGES if moment.text_in("title", code)]
        newest = {code: moment for code in whole if moment.text_in("summary", code)}
    for code in settings.SITE_LANGUAGES:
        if newest.get(code):
            with override(code):
                thing = newest[code]
                pieces = list(_of_page(thing) if isinstance(thing, ReaderPage) else _of_moment(thing, code))
                units = units_of(pieces, code)
            found[code] = (units[0]["text"], units)
    return found
