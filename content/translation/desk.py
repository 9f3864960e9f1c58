"""Everything there is to translate, with the state of each thing in each language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.conf import settings
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.utils import build_localized_fieldname

from content.pages.read import national_pages
from content.translation.things import KINDS, PAGE, WEIGHTY
from trajectory.texts.models import Provenance, SourceText
from trajectory.texts.pieces import older_places

DUTCH = settings.LANGUAGE_CODE
WITHHELD_AFTER = timedelta(days=30)  # so long an old translation of a right or duty stays before readers


class State(TextChoices):
    """What readers of a language have of a thing; the most pressing first."""

    WITHHELD = "withheld", _("withheld: a right or duty that is too old")
    MISSING = "missing", _("missing")
    OUTDATED = "outdated", _("older than the Dutch")
    MACHINE = "machine", _("made by a machine, not checked")
    PERSON = "person", _("made by a person, not checked")
    CHECKED = "checked", _("checked")


@dataclass(frozen=True)
class Standing:
    """One thing in one language; `older` are the places where the Dutch is newer, `since` the first day it was."""

    state: State
    older: tuple[str, ...] = ()
    since: date | None = None
    made_on: date | None = None
    made_by: str = ""
    checked_on: date | None = None


MISSING = Standing(State.MISSING)


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
    older = tuple(older_places(dutch.says, row.made_from)) if dutch else ()
    changed = {place: date.fromisoformat(dutch.changed_on[place]) for place in older if place in dutch.changed_on}
    late = any(today - day > WITHHELD_AFTER for place, day in changed.items() if is_weighty(row.subject, place))
    state = State.WITHHELD if late else State.OUTDATED if older else _fresh(row)
    return Standing(
        state=state,
        older=older,
        since=min(changed.values(), default=None),
        made_on=row.made_on,
        made_by=row.made_by,
        checked_on=row.checked_on if row.checked else None,
    )


def is_weighty(subject: str, place: str) -> bool:
    """Whether a text says a right or duty: those of a moment that do."""
    return subject.startswith("moment:") and place in WEIGHTY


def _fresh(row: Provenance) -> State:
    if row.checked:
        return State.CHECKED
    return State.MACHINE if row.maker == Provenance.Maker.MACHINE else State.PERSON


def _read_origins(subject: str) -> dict[str, dict[str, Provenance]]:
    """By subject and language the origin of each text, or only those of one subject (one query)."""
    rows = Provenance.objects.filter(subject=subject) if subject else Provenance.objects.all()
    found: dict[str, dict[str, Provenance]] = {}
    for row in rows:
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


def read_things(subject: str = "") -> list[Thing]:
    """Everything there is to translate, or the one thing with this subject, in the order in which readers need it."""
    origins, today = _read_origins(subject), timezone.localdate()
    found = []
    for each in [*_nouns(), *_pages(origins)]:
        mine = origins.get(each.subject, {})
        standing = {code: standing_of(row, mine.get(DUTCH), today) for code, row in mine.items() if code != DUTCH}
        if not subject or each.subject == subject:
            found.append(replace(each, standing=standing))
    return sorted(found, key=lambda each: each.rank)


def in_order_of_need(things: Iterable[Thing], code: str) -> list[Thing]:
    """What to translate first: withheld, then missing, then too old; within these as readers meet it."""
    order = {state: number for number, state in enumerate(State)}
    return sorted(things, key=lambda thing: (order[thing.in_language(code).state], thing.rank))
