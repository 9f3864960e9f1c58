"""What the explainer of the journey says, made in each language from the journey's own data and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext, override

from trajectory.facts.resolve import names_in
from trajectory.journey.assemble import SHARED_GROUPS
from trajectory.journey.moment import Kind
from trajectory.journey.read import visible_moments
from trajectory.texts.tongue import Text, columns, pick
from trajectory.texts.version import version_of

MOST_CARDS = 2
OPENING, CLOSING = "opening", "closing"
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Card:
    """A contact moment in the film: what happens, with which organisation, in whose lane and how."""

    title: Text
    organisation: Text
    lane: str
    channel: str


@dataclass(frozen=True)
class Scene:
    """A part of the film: of the phase with this code, or the opening or closing.

    `line` is what it is about in one sentence; `some` says that not everybody has this phase.
    """

    code: str
    title: Text
    line: Text
    cards: tuple[Card, ...] = ()
    some: Text | None = None

    @property
    def shots(self) -> tuple[tuple[str, ...], ...]:
        """The words of each picture, in the order in which they come: of the phase itself, then card by card."""
        first = tuple(str(each) for each in (self.title, self.some, self.line) if each)
        return (first, *((str(card.title), str(card.organisation)) for card in self.cards))


def _plain(text: Text) -> Text:
    """The text without the places where a narrow column may break a word.

    Empty when it holds a fact: a film cannot follow an amount that changes.
    """
    return Text("" if names_in(text.value) else text.value.replace(SOFT_HYPHEN, ""), text.code, text.foreign)


def _read_rows(code: str) -> QuerySet:
    """A row for every moment that visitors see, in order, with the texts of its phase (one query).

    `shared` counts the groups of the law of 2021 that have the moment, `there` those that have any in its phase,
    `ways` the routes it is limited to.
    """
    ours = Q(groups__code__in=SHARED_GROUPS)
    beside = visible_moments().filter(ours, phase=OuterRef("phase")).order_by().values("phase")
    fields = [("", "title"), ("lead__", "name"), ("phase__", "title"), ("phase__", "summary")]
    texts = [f"{owner}{column}" for owner, name in fields for column in columns((name,), code)]
    return (
        visible_moments()
        .annotate(
            shared=Count("groups", filter=ours, distinct=True),
            ways=Count("routes", distinct=True),
            there=Subquery(beside.annotate(number=Count("groups", distinct=True)).values("number")),
        )
        .order_by("phase__order", "order")
        .values("phase__code", "lead__lane", "channel", "kind", "shared", "ways", "there", *texts)
    )


def _text(row: Mapping, owner: str, field: str, code: str) -> Text:
    """The text of a row's noun, such as of its phase ("phase__"), as readers of `code` see it."""
    mine = {column: row[f"{owner}{column}"] for column in columns((field,), code)}
    return _plain(pick(mine, field, code))


def _scene(rows: Sequence[Mapping], some: Text, code: str) -> Scene:
    """The scene of a phase, from the rows of its moments: the first that are fixed, for all groups and most routes."""
    everyone = len(SHARED_GROUPS)
    cards = [
        Card(_text(row, "", "title", code), _text(row, "lead__", "name", code), row["lead__lane"], row["channel"])
        for row in rows
        if row["kind"] == Kind.FIXED and row["shared"] == everyone and row["ways"] != 1
    ]
    return Scene(
        code=rows[0]["phase__code"],
        title=_text(rows[0], "phase__", "title", code),
        line=_text(rows[0], "phase__", "summary", code),
        cards=tuple(card for card in cards if card.title)[:MOST_CARDS],
        some=None if rows[0]["there"] == everyone else some,
    )


def read_scenes(code: str) -> tuple[Scene, ...]:
    """The film in language `code`, scene by scene, from the journey as visitors see it (one query)."""
    with override(code):
        title, silent = gettext("Civic integration, step by step"), gettext("A short film without sound.")
        some, route = gettext("Not for everyone"), gettext("See your route")
    rows = groupby(_read_rows(code), key=lambda row: row["phase__code"])
    phases = [_scene(list(mine), Text(some, code), code) for _, mine in rows]
    site = Text(settings.WAGTAIL_SITE_NAME, settings.LANGUAGE_CODE, code != settings.LANGUAGE_CODE)
    opening = Scene(OPENING, Text(title, code), Text(silent, code))
    return (opening, *phases, Scene(CLOSING, Text(route, code), site))


def script_of(scenes: tuple[Scene, ...]) -> str:
    """All the words of the film in order, a paragraph per scene and a line per text: its transcript."""
    paragraphs = []
    for scene in scenes:
        first, *cards = scene.shots
        paragraphs.append("\n".join([*first, *(f"{organisation}: {title}" for title, organisation in cards)]))
    return "\n\n".join(paragraphs)


def digest_of(script: str) -> str:
    """A short fingerprint of a script: a track that was made from another one is out of date."""
    return version_of({"script": script})
