"""What the explainer of the journey says, made in each language from the journey's own data and nothing else."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.utils.translation import gettext, override

from trajectory.facts.resolve import names_in
from trajectory.journey.assemble import SHARED_GROUPS
from trajectory.journey.models import Phase
from trajectory.journey.moment import Kind
from trajectory.journey.read import visible_moments
from trajectory.texts.tongue import Text, columns, pick, pick_group
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


def _read_cards(code: str) -> dict[str, list[Card]]:
    """By phase the first moments that are fixed and that the groups of the law of 2021 and most routes share."""
    names = {f"lead__{column}": column for column in columns(("name",), code)}
    shared = Count("groups", filter=Q(groups__code__in=SHARED_GROUPS), distinct=True)
    rows = (
        visible_moments()
        .annotate(shared=shared, ways=Count("routes", distinct=True))
        .filter(kind=Kind.FIXED, shared=len(SHARED_GROUPS))
        .exclude(ways=1)
        .order_by("phase__order", "order")
        .values("phase__code", "lead__lane", "channel", *names, *columns(("title",), code))
    )
    found: dict[str, list[Card]] = {}
    for row in rows:
        cards, title = found.setdefault(row["phase__code"], []), _plain(pick(row, "title", code))
        if title and len(cards) < MOST_CARDS:
            name = pick({column: row[key] for key, column in names.items()}, "name", code)
            cards.append(Card(title, _plain(name), row["lead__lane"], row["channel"]))
    return found


def read_scenes(code: str) -> tuple[Scene, ...]:
    """The film in language `code`, scene by scene, from the journey as visitors see it (two queries)."""
    with override(code):
        say = {
            "title": gettext("Civic integration, step by step"),
            "silent": gettext("A short film without sound."),
            "some": gettext("Not for everyone"),
            "route": gettext("See your route"),
        }
    words = {name: Text(text, code) for name, text in say.items()}
    there = Q(moments__live=True, moments__groups__code__in=SHARED_GROUPS)
    phases = Phase.objects.annotate(shared=Count("moments__groups", filter=there, distinct=True)).order_by("order")
    cards = _read_cards(code)
    fields = ("title", "summary")
    scenes = [Scene(OPENING, words["title"], words["silent"])]
    for row in phases.values("code", "shared", *columns(fields, code)):
        texts = {name: _plain(text) for name, text in pick_group(row, fields, code).items()}
        for_all = row["shared"] == len(SHARED_GROUPS)
        some = None if for_all else words["some"]
        scenes.append(Scene(row["code"], texts["title"], texts["summary"], tuple(cards.get(row["code"], ())), some))
    site = Text(settings.WAGTAIL_SITE_NAME, settings.LANGUAGE_CODE, code != settings.LANGUAGE_CODE)
    return (*scenes, Scene(CLOSING, words["route"], site))


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
