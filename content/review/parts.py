"""Everything a reader may notice of a page or noun, part by part, as its editor knows the parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from modeltranslation.translator import NotRegistered, translator
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Comment, Page
from wagtail.rich_text import RichText

from content.review.differences import Piece, compare, readable

HIDDEN = {"draft_title", "live", "locked", "owner", "translation_key", "locale", "alias_of", "first_published_at"}


@dataclass(frozen=True)
class Part:
    """One part: what its editor calls it, the language of its text ("" for what is no text), and what stands in it."""

    name: str
    code: str
    value: str


@dataclass(frozen=True)
class Change:
    """A part that differs, with the pieces that went, came and stayed."""

    name: str
    code: str
    pieces: list[Piece]

    @property
    def language(self):
        return settings.SITE_LANGUAGES.get(self.code)


def _shown(thing: models.Model, field: models.Field) -> str:
    if field.choices:
        return str(getattr(thing, f"get_{field.name}_display")() or "")
    value = getattr(thing, field.name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)


def _translated(model: type[models.Model]) -> Mapping[str, list]:
    try:
        return translator.get_options_for_model(model).all_fields
    except NotRegistered:
        return {}


def _in_block(block, value, key: str, name: str) -> Iterator[tuple[str, str, object]]:
    """The values of a part of a page and of what stands in it: key, name and value of each."""
    if isinstance(block, StructBlock):
        for each, child in block.child_blocks.items():
            yield from _in_block(child, value.get(each), f"{key}.{each}", f"{name}: {child.label}")
    elif isinstance(block, ListBlock):
        for item in value.bound_blocks:
            yield from _in_block(block.child_block, item.value, f"{key}.{item.id}", name)
    elif isinstance(block, StreamBlock):
        for child in value:
            label = capfirst(str(child.block.label))
            yield from _in_block(child.block, child.value, f"{key}.{child.id}", f"{name}: {label}" if name else label)
    else:
        yield key, name, value.source if isinstance(value, RichText) else value


def _stream(thing: models.Model, field: StreamField, code: str) -> Iterator[tuple[str, Part]]:
    value = getattr(thing, field.name)
    for key, name, found in _in_block(field.stream_block, value, field.name, ""):
        yield key, Part(name, code, "" if found is None else str(found))
    labels = " · ".join(str(child.block.label) for child in value)
    yield f"{field.name}.order", Part(_("order of the parts"), "", labels)


def _linked(thing: models.Model) -> Iterator[tuple[str, Part]]:
    for field in thing._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField):
            chosen = sorted(map(str, getattr(thing, field.name).all()))
            yield field.name, Part(capfirst(field.verbose_name), "", ", ".join(chosen))
    for relation in get_all_child_relations(type(thing)):
        if not issubclass(relation.related_model, Comment):
            rows = sorted(map(str, getattr(thing, relation.get_accessor_name()).all()))
            yield relation.name, Part(_("Sources"), "", ", ".join(rows))


def parts_of(thing: models.Model) -> dict[str, Part]:
    """The parts of a page or noun by a key that stays the same when parts are moved; raw, so rich text is HTML."""
    own = thing.locale.language_code if isinstance(thing, Page) else ""
    translated = _translated(type(thing))
    languages = {column.name: column.language for columns in translated.values() for column in columns}
    labels = {
        column.name: str(thing._meta.get_field(name).verbose_name) for name in translated for column in translated[name]
    }
    found: dict[str, Part] = {}
    for field in thing._meta.concrete_fields:
        hidden = field.name in HIDDEN or field.name in translated or field.name.startswith("locked_")
        if hidden or field.primary_key or not field.editable or field.auto_created:
            continue
        if isinstance(field, StreamField):
            found |= dict(_stream(thing, field, own))
            continue
        text = isinstance(field, (models.CharField, models.TextField)) and not field.choices
        code = languages.get(field.name, own if text else "")
        label = labels.get(field.name, str(field.verbose_name))
        found[field.name] = Part(capfirst(label), code, _shown(thing, field))
    return found | dict(_linked(thing))


def _in_noun(key: str, noun: Mapping) -> Iterator[tuple[str, Part]]:
    for name, value in noun.items():
        if name == "answers":
            yield f"{key}.answers", Part(f"{key}: answers", "", " ".join(each["code"] for each in value))
            for each in value:
                yield from _in_noun(f"{key} · {each['code']}", each)
        elif isinstance(value, dict):
            for code, text in value.items():
                yield f"{key}.{name}.{code}", Part(f"{key}: {name}", code, text)
        else:
            yield f"{key}.{name}", Part(f"{key}: {name}", "", str(value))


def parts_of_tree(content: Mapping | None) -> dict[str, Part]:
    """The same of the decision tree, from its content as it is published."""
    found: dict[str, Part] = {}
    for kind in ("questions", "outcomes"):
        for noun in (content or {}).get(kind, ()):
            found |= dict(_in_noun(noun["code"], noun))
    return found


def changes(old: Mapping[str, Part], new: Mapping[str, Part]) -> list[Change]:
    """What differs, in the order of the new version, then what is there no more."""
    found = []
    for key in dict.fromkeys([*new, *old]):
        before, after = old.get(key), new.get(key)
        was, now = before.value if before else "", after.value if after else ""
        if was != now:
            part = after or before
            pieces = compare(readable(was), readable(now))
            found.append(Change(part.name, part.code, pieces))
    return found


def changes_of(thing: models.Model) -> list[Change]:
    """What the newest version of a page or noun changes for readers; all of it when they see nothing of it yet."""
    draft = thing.get_latest_revision_as_object()
    return changes(parts_of(thing) if thing.live else {}, parts_of(draft))
