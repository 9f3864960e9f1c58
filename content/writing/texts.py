"""The Dutch texts of a page or noun, part by part, as the checks read them and as its editor knows the parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import models
from django.utils.text import capfirst

from content.editing.dutch_files import HEADINGS, PAGES
from content.editing.readability import Piece
from content.faq.models import TEXTS as QUESTION_TEXTS
from content.faq.models import Question
from content.glossary.models import Term
from content.pages.compose import SHORT_ANSWERS, TEXT_KEYS, page_key
from content.pages.models import ReaderPage
from trajectory.journey.moment import TEXTS as MOMENT_TEXTS
from trajectory.journey.moment import ContactMoment

PARTS = (*TEXT_KEYS, "caption", "alt_text", *SHORT_ANSWERS)  # the texts of a part of a page, by name
NOUNS = {ContactMoment: MOMENT_TEXTS, Question: QUESTION_TEXTS, Term: ("explanation",)}


@dataclass(frozen=True)
class Text:
    """One text: what its editor calls it, and the text as the checks read it."""

    label: str
    piece: Piece

    @property
    def key(self) -> str:
        return self.piece.key


def is_dutch(thing: models.Model) -> bool:
    """Whether this is something whose Dutch can be checked: a Dutch page, a moment, a question or a term."""
    if isinstance(thing, ReaderPage):
        return thing.locale.language_code == settings.LANGUAGE_CODE
    return isinstance(thing, tuple(NOUNS))


@cache
def _file_keys() -> Mapping[object, str]:
    """The pages that come with the site: their names by translation key."""
    names = sorted(path.stem for path in (settings.BASE_DIR / PAGES).glob("*.yaml"))
    return {page_key(name): name for name in names}


def name_of(thing: models.Model) -> str:
    """What the report calls the page on which readers find this; the same name as in `manage.py readability`."""
    if isinstance(thing, ReaderPage):
        return _file_keys().get(thing.translation_key) or f"page {thing.pk}"
    if isinstance(thing, Question):
        return f"questions/{thing.code}"
    return "terms" if isinstance(thing, Term) else thing.code


def _in_value(block, value: object, key: str, label: str) -> Iterator[tuple[str, str, str, bool]]:
    """The texts of one part: key, label, text, and whether it is a heading."""
    if isinstance(value, str) and block.name in ("heading", "paragraph"):
        yield key, label, value, block.name == "heading"
    if not isinstance(value, dict):
        return
    for name in PARTS:
        if isinstance(text := value.get(name), str):
            yield f"{key}.{name}", f"{label}: {block.child_blocks[name].label}", text, name in HEADINGS
    if isinstance(picture := value.get("image"), dict):
        yield from _in_value(block.child_blocks["image"], picture, f"{key}.image", label)
    for number, item in enumerate(value.get("items") or (), start=1):
        found = item["value"] if isinstance(item, dict) else item
        child = block.child_blocks["items"].child_block
        yield from _in_value(child, found, f"{key}.items.{number}", f"{label} {number}")


def _texts_of_page(page: ReaderPage) -> Iterator[tuple[str, str, str, bool]]:
    for name in ("title", "intro", "search_description"):
        label = capfirst(page._meta.get_field(name).verbose_name)
        yield name, label, getattr(page, name) or "", name in HEADINGS
    blocks = page.body.stream_block.child_blocks
    for number, part in enumerate(page.body.get_prep_value(), start=1):
        block = blocks[part["type"]]
        yield from _in_value(block, part["value"], f"body.{number}", f"{number}. {block.label}")


def texts_of(thing: models.Model) -> list[Text]:
    """Every Dutch text of this version of a page or noun, in the order of its form."""
    page = name_of(thing)
    if isinstance(thing, ReaderPage):
        found = _texts_of_page(thing)
    else:
        prefix = f"{thing.code}." if isinstance(thing, Term) else ""
        found = (
            (
                f"{prefix}{name}",
                capfirst(str(thing._meta.get_field(name).verbose_name)),
                getattr(thing, f"{name}_nl") or "",
                name in HEADINGS,
            )
            for name in NOUNS[type(thing)]
        )
    return [Text(label, Piece(page, "", key, text, heading)) for key, label, text, heading in found if text]
