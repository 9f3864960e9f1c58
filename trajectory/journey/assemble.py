"""Put the journey together for one reader: the one thing every picture, list, file and embed draws from (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from trajectory.texts.tongue import Text

UNKNOWN = "weet-ik-niet"
NO_TEXT = Text("", "nl")
MUNICIPALITY = "gemeente"  # the lane of whoever leads what a municipality adds
# Before the plan is made nobody has a route; somebody who does not know the route reads up to and including this phase.
LAST_SHARED_PHASE = "plan"
# Whoever does not know the group reads what all four groups of the law of 2021 share.
SHARED_GROUPS = frozenset({"asielstatushouder", "gezinslid", "gezinsmigrant", "overige-migrant"})


@dataclass(frozen=True)
class OrganisationView:
    code: str
    lane: str
    name: Text
    full_name: Text
    role: Text
    website: str = ""
    phone: str = ""


@dataclass(frozen=True)
class PhaseView:
    code: str
    order: int
    title: Text
    summary: Text


@dataclass(frozen=True)
class LawView:
    """A law with the day from which it is in force."""

    code: str
    title: Text
    summary: Text
    in_force: object = None


@dataclass(frozen=True)
class Choice:
    """A group or route somebody can choose."""

    code: str
    title: Text
    summary: Text
    name: Text = NO_TEXT
    short: Text = NO_TEXT
    law: str = ""
    has_routes: bool = False


@dataclass(frozen=True)
class Window:
    """When a moment falls, counted from an event: `least` and `most` in `unit`, before it when negative."""

    anchor: str
    least: int | None
    most: int | None
    unit: str


@dataclass(frozen=True)
class LocalText:
    """What a municipality adds: its name and address, its own word for this, the texts and when they were checked.

    `overdue` is the day before which it was to be checked again and was not; `older`: the national text changed since;
    `by_machine`: no person made the text that is shown.
    """

    place: str
    slug: str
    code: str
    texts: dict[str, Text]
    checked_on: object = None
    overdue: object = None
    older: bool = False
    by_machine: bool = False


@dataclass(frozen=True)
class Addition:
    """A local text at a national moment; an extra moment has a channel, a note has none."""

    at: str
    text: LocalText
    channel: str = ""


@dataclass(frozen=True)
class Moment:
    """One contact moment as a reader sees it; `texts` are by field name (title, summary, when, what, duty, right …).

    `notes` are what the reader's municipality says about it; `local` marks what only it has.
    """

    id: str
    phase: str
    order: int
    lead: OrganisationView
    others: tuple[OrganisationView, ...]
    groups: frozenset[str]
    routes: frozenset[str]
    laws: frozenset[str]
    next: tuple[str, ...]
    kind: str
    channel: str
    certainty: str
    checked_on: object
    texts: dict[str, Text] = field(default_factory=dict)
    event: str = ""
    window: Window | None = None
    notes: tuple[LocalText, ...] = ()
    local: LocalText | None = None

    def involves(self, organisation: str) -> bool:
        return organisation in {self.lead.code, *(other.code for other in self.others)}


@dataclass(frozen=True)
class Atlas:
    """Everything there is to draw from, in one language."""

    phases: tuple[PhaseView, ...]
    groups: tuple[Choice, ...]
    routes: tuple[Choice, ...]
    moments: tuple[Moment, ...]
    organisations: dict[str, OrganisationView]


@dataclass(frozen=True)
class Stage:
    """A phase with its moments, in order."""

    phase: PhaseView
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Journey:
    """The ordered contact moments for one group and route; `adjusted` says that a combination did not exist.

    `shared_until_route`: the reader does not know the route, so the journey ends with the plan and the routes follow
    in short.
    """

    group: Choice | None
    route: Choice | None
    organisation: str
    municipality: object | None
    stages: tuple[Stage, ...]
    organisations: tuple[OrganisationView, ...]
    adjusted: bool = False
    shared_until_route: bool = False

    def only(self, phase: str) -> "Journey":
        """The same journey with this phase alone; without stages when it has no such phase."""
        return replace(self, stages=tuple(each for each in self.stages if each.phase.code == phase))

    @property
    def moments(self) -> tuple[Moment, ...]:
        return tuple(moment for stage in self.stages for moment in stage.moments)

    @property
    def checked_on(self):
        """The day on which the least recent of its moments was checked against its sources; None without moments."""
        return min((moment.checked_on for moment in self.moments if moment.checked_on), default=None)

    @property
    def ids(self) -> list[str]:
        return [moment.id for moment in self.moments]


def _choice(choices: Iterable[Choice], code: str) -> Choice | None:
    return next((choice for choice in choices if choice.code == code), None)


def _belongs(moment: Moment, group: str, route: str, last_shared: int, phase_order: dict[str, int]) -> bool:
    in_group = moment.groups >= SHARED_GROUPS if group == UNKNOWN else group in moment.groups
    if not in_group:
        return False
    if route == UNKNOWN:
        return phase_order[moment.phase] <= last_shared
    return not route or not moment.routes or route in moment.routes


def extra_moment(addition: Addition, at: Moment, lead: OrganisationView) -> Moment:
    """The moment a municipality adds after the national moment `at`: for the same people, and never a duty."""
    text = addition.text
    return replace(
        at,
        id=f"{text.slug}-{text.code}",
        lead=lead,
        others=(),
        next=(),
        kind="optional",
        channel=addition.channel,
        certainty="",
        checked_on=text.checked_on,
        texts=text.texts,
        event="",
        window=None,
        notes=(),
        local=text,
    )


def leads_local(organisations: Iterable[OrganisationView], otherwise: OrganisationView) -> OrganisationView:
    """The municipality among the organisations; `otherwise` where editors took it away."""
    return next((each for each in organisations if each.lane == MUNICIPALITY), otherwise)


def _with_local(moments: list[Moment], additions: Iterable[Addition], organisations: dict) -> list[Moment]:
    """Every national moment as it is, with the notes of a municipality, and the extra moments of it at their place."""
    here: dict[str, list[Addition]] = {}
    for addition in additions:
        here.setdefault(addition.at, []).append(addition)
    whole = []
    for moment in moments:
        mine = here.get(moment.id, ())
        whole.append(replace(moment, notes=tuple(each.text for each in mine if not each.channel)) if mine else moment)
        lead = leads_local(organisations.values(), moment.lead)
        whole += [extra_moment(each, moment, lead) for each in mine if each.channel]
    return whole


def assemble(
    atlas: Atlas,
    *,
    group: str,
    route: str = UNKNOWN,
    organisation: str = "",
    municipality: object | None = None,
    additions: Iterable[Addition] = (),
) -> Journey:
    """The journey of `group` on `route` (codes, or "weet-ik-niet"), in time order.

    A group without learning routes leads to the journey without a route (`adjusted`). With `organisation` only
    the moments in which it takes part remain; `organisations` still names all of the journey, to choose from.
    `additions` are what the municipality adds: they can change neither a national moment nor its place.
    """
    chosen = _choice(atlas.groups, group)
    with_routes = group == UNKNOWN or bool(chosen and chosen.has_routes)
    adjusted = not with_routes and route not in ("", UNKNOWN)
    asked = route or UNKNOWN
    effective = asked if with_routes else ""
    phase_order = {phase.code: phase.order for phase in atlas.phases}
    last_shared = phase_order.get(LAST_SHARED_PHASE, 0)
    mine = [moment for moment in atlas.moments if _belongs(moment, group, effective, last_shared, phase_order)]
    mine.sort(key=lambda moment: (phase_order[moment.phase], moment.order))
    here = {moment.id for moment in mine}
    mine = [replace(moment, next=tuple(code for code in moment.next if code in here)) for moment in mine]
    mine = _with_local(mine, additions, atlas.organisations)
    seen = dict.fromkeys(each.code for moment in mine for each in (moment.lead, *moment.others))
    shown = [moment for moment in mine if not organisation or moment.involves(organisation)]
    phases = {phase.code: phase for phase in atlas.phases}
    return Journey(
        group=chosen,
        route=_choice(atlas.routes, effective),
        organisation=organisation,
        municipality=municipality,
        stages=tuple(
            Stage(phases[code], tuple(moments)) for code, moments in groupby(shown, key=lambda moment: moment.phase)
        ),
        organisations=tuple(each for code, each in atlas.organisations.items() if code in seen),
        adjusted=adjusted,
        shared_until_route=effective == UNKNOWN,
    )
