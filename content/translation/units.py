"""One thing as translators see it: its texts one by one, the Dutch beside what there is in a language."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Model, TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname
from wagtail.blocks import ListBlock
from wagtail_localize.models import StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from content.pages.models import ReaderPage
from content.translation.things import NounKind
from trajectory.texts.models import Provenance, SourceText
from trajectory.texts.pieces import Says, fingerprint

STALE = "stale"  # an old text that the site kept for a new Dutch sentence, which nobody wrote


class UnitState(TextChoices):
    """What is the matter with one text in one language."""

    MISSING = "missing", _("missing")
    OUTDATED = "outdated", _("the Dutch has changed")
    CURRENT = "current", _("fits the Dutch")


@dataclass(frozen=True)
class Unit:
    """One text of a thing: where it stands, the Dutch of today, and the text in the language.

    `place` is the field of a noun, or the field and block of a page; `number` counts the texts at that place from 0.
    `was` is the Dutch from which an older text was made, "" when nobody kept it. `html` says that both are HTML: text
    with inline tags and `<a id="a1">` for links. `longest` is the most letters it may have.
    """

    place: str
    number: int
    label: str
    dutch: str
    text: str
    state: UnitState
    was: str = ""
    html: bool = False
    longest: int | None = None

    @property
    def name(self) -> str:
        """Its name in forms and files, unique within the thing."""
        return f"{self.place}.{self.number}" if self.html else self.place


def old_dutch(versions: set[str]) -> dict[str, str]:
    """By fingerprint what the Dutch said before (one query)."""
    return dict(SourceText.objects.filter(version__in=versions).values_list("version", "text"))


def units_of_noun(kind: NounKind, noun: Model, code: str) -> list[Unit]:
    """The texts of a noun that say something in Dutch (two queries)."""
    origin = Provenance.objects.filter(subject=kind.subject(noun), language=code).first()
    made_from = origin.made_from if origin else {}
    return noun_units(
        kind, noun, code, made_from, old_dutch({version for each in made_from.values() for version in each})
    )


def noun_units(kind: NounKind, noun: Model, code: str, made_from: Says, old: Mapping[str, str]) -> list[Unit]:
    """The same from what was read before: which Dutch its texts were made from, and old Dutch by its fingerprint."""
    found = []
    for field in kind.fields:
        dutch = getattr(noun, build_localized_fieldname(field, settings.LANGUAGE_CODE)) or ""
        text = getattr(noun, build_localized_fieldname(field, code)) or ""
        if not dutch:
            continue
        basis = made_from.get(field, [])
        state = UnitState.CURRENT if basis == [fingerprint(dutch)] else UnitState.OUTDATED
        meta = kind.model._meta.get_field(field)
        found.append(
            Unit(
                place=field,
                number=0,
                label=capfirst(str(meta.verbose_name)),
                dutch=dutch,
                text=text,
                state=state if text else UnitState.MISSING,
                was=old.get(basis[0], "") if text and basis and state == UnitState.OUTDATED else "",
                longest=meta.max_length,
            )
        )
    return found


def label_of(page: ReaderPage, path: str) -> str:
    """The field of a page, or the part and the text in it, as its editor knows them."""
    name, _, rest = path.partition(".")
    field = page._meta.get_field(name)
    if not rest:
        return capfirst(field.verbose_name)
    labels, block, value = [], field.stream_block, getattr(page, name)
    number, *steps = rest.split(".")
    part = next((each for each in value if each.id == number), None)
    if part is None:
        return capfirst(field.verbose_name)
    block = part.block
    labels.append(str(block.label))
    for step in steps:
        if isinstance(block, ListBlock):
            block = block.child_block
        elif step in getattr(block, "child_blocks", {}):
            block = block.child_blocks[step]
            labels.append(str(block.label))
    return ": ".join(capfirst(label) for label in dict.fromkeys((labels[0], labels[-1])))


Translated = Mapping[str, Mapping[str, StringTranslation]]  # by place and Dutch text


def translated_of(keys: Iterable[UUID], code: str) -> dict[UUID, Translated]:
    """By translation key of each page what there is in a language (one query)."""
    rows = StringTranslation.objects.filter(locale__language_code=code, context__object_id__in=keys)
    found: dict[UUID, dict[str, dict[str, StringTranslation]]] = {}
    for row in rows.select_related("context", "translation_of").order_by("pk"):
        places = found.setdefault(row.context.object_id, {})
        places.setdefault(row.context.path, {})[row.translation_of.data] = row
    return found


def _was(rows: Mapping[str, StringTranslation], text: str) -> str:
    """The Dutch for which this text was written, before the site kept it for another."""
    return next((dutch for dutch, row in rows.items() if row.data == text and row.tool_name != STALE), "")


def units_of_page(page: ReaderPage, code: str) -> list[Unit]:
    """The texts of a Dutch page as it is live, in its order (one query)."""
    return page_units(page, translated_of([page.translation_key], code).get(page.translation_key, {}))


def page_units(page: ReaderPage, translated: Translated) -> list[Unit]:
    """The same from what was read before."""
    numbers, found = Counter(), []
    longest = {"title": page._meta.get_field("title").max_length}
    for segment in extract_segments(page):
        if not isinstance(segment, StringSegmentValue):
            continue
        path, dutch = segment.path, segment.string.data
        rows = translated.get(path, {})
        row = rows.get(dutch)
        stale = row is not None and row.tool_name == STALE
        found.append(
            Unit(
                place=path,
                number=numbers[path],
                label=label_of(page, path),
                dutch=dutch,
                text=row.data if row else "",
                state=UnitState.MISSING if row is None else UnitState.OUTDATED if stale else UnitState.CURRENT,
                was=_was(rows, row.data) if stale else "",
                html=True,
                longest=longest.get(path),
            )
        )
        numbers[path] += 1
    return found
