"""Everything there is to translate, with the state of each thing in each language."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from content.pages.read import national_pages
from content.translation.things import KINDS, PAGE
from trajectory.texts.models import Provenance, SourceText
from trajectory.texts.state import State, missing_places, older_since, state_of

DUTCH = settings.LANGUAGE_CODE


LABELS = {
    State.WITHHELD: _("withheld: a right or duty that is too old"),
    State.MISSING: _("missing"),
    State.OUTDATED: _("older than the Dutch"),
    State.MACHINE: _("made by a machine, not checked"),
    State.PERSON: _("made by a person, not checked"),
    State.CHECKED: _("checked"),
}


@dataclass(frozen=True)
class Standing:
    """One thing in one language.

    `older` are the places where the Dutch is newer, `since` the first day it was; `missing` counts the fields of a noun
    that are not there, of which readers get the Dutch.
    """

    state: State
    older: tuple[str, ...] = ()
    missing: int = 0
    since: date | None = None
    made_on: date | None = None
    made_by: str = ""
    checked_on: date | None = None

    @property
    def label(self) -> str:
        return LABELS[self.state]


MISSING = Standing(State.MISSING)
TO_DO = (State.WITHHELD, State.MISSING, State.OUTDATED)


@dataclass(frozen=True)
class Thing:
    """A page or noun to translate: its number of Dutch words, and how it stands in every other language."""

    kind: str
    key: str
    label: str
    title: str
    words: int
    rank: int
    standing: Mapping[str, Standing] = field(default_factory=dict)

    @property
    def subject(self) -> str:
        return f"{self.kind}:{self.key}"

    def in_language(self, code: str) -> Standing:
        return self.standing.get(code, MISSING)


def standing_of(row: Provenance, dutch: Provenance | None, today: date) -> Standing:
    """How a text stands by the notes of its origin and of the Dutch."""
    older, missing = older_since(row, dutch), len(missing_places(row, dutch))
    state = state_of(row, older, today)
    return Standing(
        state=State.MISSING if missing and state != State.WITHHELD else state,
        missing=missing,
        older=tuple(older),
        since=min(filter(None, older.values()), default=None),
        made_on=row.made_on,
        made_by=row.made_by,
        checked_on=row.checked_on if row.checked else None,
    )


def standing_in(subject: str, code: str) -> Standing:
    """How one thing stands in one language (one query)."""
    rows = {row.language: row for row in Provenance.objects.filter(subject=subject, language__in={code, DUTCH})}
    return standing_of(rows[code], rows.get(DUTCH), timezone.localdate()) if code in rows else MISSING


def _read_origins() -> dict[str, dict[str, Provenance]]:
    """By subject and language the origin of each text (one query)."""
    found: dict[str, dict[str, Provenance]] = {}
    for row in Provenance.objects.all():
        found.setdefault(row.subject, {})[row.language] = row
    return found


def _count(text: str) -> int:
    return len(strip_tags(text or "").split())


def _nouns() -> Iterable[Thing]:
    for rank, kind in enumerate(KINDS):
        columns = [build_localized_fieldname(name, DUTCH) for name in kind.fields]
        for row in kind.rows().values(kind.key, *columns):
            texts = [row[column] for column in columns if row[column]]
            if texts:
                words = sum(map(_count, texts))
                yield Thing(kind.name, row[kind.key], capfirst(str(kind.label)), texts[0], words, rank * 2)


def _pages(origins: Mapping[str, Mapping[str, Provenance]]) -> Iterable[Thing]:
    words = {version: _count(text) for version, text in SourceText.objects.values_list("version", "text")}
    label = capfirst(str(_("page")))
    rows = national_pages().order_by("depth", "path").values_list("translation_key", "title")
    for key, title in rows:
        dutch = origins.get(f"{PAGE}:{key}", {}).get(DUTCH)
        said = [version for each in dutch.says.values() for version in each] if dutch else []
        yield Thing(PAGE, str(key), label, title, sum(words.get(version, 0) for version in said), 1)


def read_things() -> list[Thing]:
    """Everything there is to translate, in the order in which readers need it."""
    origins, today = _read_origins(), timezone.localdate()
    found = []
    for each in [*_nouns(), *_pages(origins)]:
        mine = origins.get(each.subject, {})
        standing = {code: standing_of(row, mine.get(DUTCH), today) for code, row in mine.items() if code != DUTCH}
        found.append(replace(each, standing=standing))
    return sorted(found, key=lambda each: each.rank)


def in_order_of_need(things: Iterable[Thing], code: str) -> list[Thing]:
    """What to translate first: withheld, then missing, then too old; within these as readers meet it."""
    order = {state: number for number, state in enumerate(State)}
    return sorted(things, key=lambda thing: (order[thing.in_language(code).state], thing.rank))


@dataclass(frozen=True)
class Tongue:
    """One language in the report: how many things are in each state, and Dutch words still to translate.

    `oldest` is the first day since which a text of it is older than the Dutch, None when none is.
    """

    language: object
    counts: Mapping[str, int]
    words: int
    oldest: date | None


def table_of(things: Iterable[Thing], languages: Iterable) -> list[Tongue]:
    """The report: a row per language (pure)."""
    found, things = [], list(things)
    for language in languages:
        mine = [(thing, thing.in_language(language.code)) for thing in things]
        counted = Counter(standing.state for __, standing in mine)
        found.append(
            Tongue(
                language=language,
                counts={state: counted[state] for state in State},
                words=sum(thing.words for thing, standing in mine if standing.state in TO_DO),
                oldest=min((standing.since for __, standing in mine if standing.since), default=None),
            )
        )
    return found
