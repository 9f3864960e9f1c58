"""Lay a journey out as a picture: lanes per organisation, rows in time, lines where one hands over (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from trajectory.actors.models import Lane as LaneCode
from trajectory.journey.assemble import Journey, Moment, OrganisationView, PhaseView, Stage

FIXED = "fixed"
OTHERS = LaneCode.ANDERE
# A journey of more moments than this shows its main line, and folds what is optional or conditional in at its place.
MOST_UNFOLDED = 25
DONE, NOW, SOON, LATER = "done", "now", "soon", "later"


@dataclass(frozen=True)
class Lane:
    """A column: the organisation whose name stands above it; none for the column of all others."""

    code: str
    organisation: OrganisationView | None


@dataclass(frozen=True)
class Line:
    """A line from a card in the row above: how many lanes it crosses, and whether it goes back to an earlier lane."""

    lanes: int
    back: bool = False


@dataclass(frozen=True)
class Cell:
    """A contact moment at its place; `lane` and `row` count from 1, and `row` begins anew in every stage."""

    moment: Moment
    lane: int
    row: int
    lines: tuple[Line, ...] = ()
    state: str = ""
    shape: ClassVar = "card"


@dataclass(frozen=True)
class Wait:
    """A step of its own under a moment: nothing is asked of the reader until what follows."""

    moment: Moment
    lane: int
    row: int
    shape: ClassVar = "wait"


@dataclass(frozen=True)
class Fold:
    """Optional and conditional moments that follow each other, shown when a reader opens them."""

    cells: tuple[Cell, ...]
    row: int
    open: bool = False
    shape: ClassVar = "fold"


@dataclass(frozen=True)
class StagePicture:
    """A phase with its cells, waits and folds in time order."""

    phase: PhaseView
    items: tuple[Cell | Wait | Fold, ...]
    state: str = ""


@dataclass(frozen=True)
class Picture:
    """What the template draws; `step` is the moment or phase where the reader is, if any."""

    lanes: tuple[Lane, ...]
    stages: tuple[StagePicture, ...]
    step: Moment | PhaseView | None = None


def lanes_of(journey: Journey) -> tuple[Lane, ...]:
    """The lanes this journey has, in the order of the organisations; at most six, the last one for all others."""
    used = {moment.lead.lane for moment in journey.moments}
    named: dict[str, OrganisationView] = {}
    for each in journey.organisations:
        if each.lane not in named or each.code == each.lane:
            named[each.lane] = each
    return tuple(Lane(code, None if code == OTHERS else named[code]) for code in LaneCode.values if code in used)


def find_step(journey: Journey, step: str) -> Moment | PhaseView | None:
    """The moment or phase with this code, as far as this journey has it."""
    places = [*journey.moments, *(stage.phase for stage in journey.stages)]
    return next((each for each in places if (each.id if isinstance(each, Moment) else each.code) == step), None)


def states_of(journey: Journey, step: Moment | PhaseView | None) -> dict[str, str]:
    """By id of a moment or code of a phase whether it is done, now, soon or later; empty without a step."""
    if step is None:
        return {}
    phases = [stage.phase.code for stage in journey.stages]
    here = step.phase if isinstance(step, Moment) else step.code
    at = phases.index(here)
    states = {code: (DONE, NOW, LATER)[(index >= at) + (index > at)] for index, code in enumerate(phases)}
    if isinstance(step, Moment):
        ids = journey.ids
        since = ids.index(step.id)
        ahead = journey.moments[since + 1 :]
        following = {moment.id for moment in ahead if moment.id in step.next}
        soon = following or {next((moment.id for moment in ahead if moment.kind == FIXED), "")}
        states |= {each: DONE if index < since else LATER for index, each in enumerate(ids)}
        return states | {each: SOON for each in soon if each} | {step.id: NOW}
    if at + 1 < len(phases):
        states[phases[at + 1]] = SOON
    return states | {moment.id: states[moment.phase] for moment in journey.moments}


def _beside(moment: Moment, row: list[Moment], before: Iterable[Moment]) -> bool:
    """Whether a moment happens at the same time as those in a row: one earlier moment leads to all of them."""
    if any(moment.id in each.next or each.lead.lane == moment.lead.lane for each in row):
        return False
    together = {moment.id, *(each.id for each in row)}
    return any(together <= set(each.next) for each in before)


def _rows(moments: Iterable[Moment], earlier: list[Moment]) -> list[list[Moment]]:
    rows: list[list[Moment]] = []
    for moment in moments:
        if rows and _beside(moment, rows[-1], earlier):
            rows[-1].append(moment)
        else:
            rows.append([moment])
        earlier.append(moment)
    return rows


def _pairs(above: list[Moment], row: list[Moment]) -> dict[str, list[Moment]]:
    """For each moment of a row the moments above it that hand over to it; no card above or in the row stays loose."""
    pairs = {moment.id: [each for each in above if moment.id in each.next] for moment in row}
    for moment in row:
        pairs[moment.id] = pairs[moment.id] or above[-1:]
    tied = {each.id for sources in pairs.values() for each in sources}
    pairs[row[0].id] += [each for each in above if each.id not in tied]
    return pairs


def _on_the_main_line(moment: Moment) -> bool:
    """What a municipality adds is why its name was asked for: it is not folded in."""
    return moment.kind == FIXED or moment.local is not None


@dataclass
class _Pen:
    """Where the drawing of a journey stands."""

    places: dict[str, int]
    states: dict[str, str]
    folds: bool
    step: str
    above: list[Moment]
    earlier: list[Moment]

    def cells(self, moments: list[Moment], row: int) -> list[Cell | Wait]:
        """The cells of these moments from this row on, tied to the cards above them, and the waiting after them."""
        drawn: list[Cell | Wait] = []
        for beside in _rows(moments, self.earlier):
            pairs = _pairs(self.above, beside)
            for moment in beside:
                lane = self.places[moment.lead.lane]
                steps = [lane - self.places[each.lead.lane] for each in pairs[moment.id]]
                lines = tuple(Line(abs(step), step < 0) for step in steps)
                drawn.append(Cell(moment, lane, row, lines, self.states.get(moment.id, "")))
            self.above, row = beside, row + 1
            waits = [Wait(each, self.places[each.lead.lane], row) for each in beside if each.texts.get("waiting")]
            drawn, row = drawn + waits, row + bool(waits)
        return drawn

    def fold(self, moments: list[Moment], row: int) -> Fold:
        """The same moments folded in; the line goes on behind them."""
        self.earlier += moments
        cells = (Cell(each, self.places[each.lead.lane], row, state=self.states.get(each.id, "")) for each in moments)
        return Fold(tuple(cells), row, open=self.step in {each.id for each in moments})

    def stage(self, stage: Stage) -> StagePicture:
        items: list[Cell | Wait | Fold] = []
        row = 1
        for main, run in groupby(stage.moments, key=_on_the_main_line):
            moments = list(run)
            items += [self.fold(moments, row)] if self.folds and not main else self.cells(moments, row)
            row = items[-1].row + 1
        return StagePicture(stage.phase, tuple(items), self.states.get(stage.phase.code, ""))


def draw(journey: Journey, step: str = "") -> Picture:
    """The picture of a journey; `step` is the id of a moment or the code of a phase, else the reader is nowhere."""
    here = find_step(journey, step)
    lanes = lanes_of(journey)
    pen = _Pen(
        places={lane.code: number for number, lane in enumerate(lanes, start=1)},
        states=states_of(journey, here),
        folds=len(journey.moments) > MOST_UNFOLDED and not journey.organisation,
        step=step,
        above=[],
        earlier=[],
    )
    return Picture(lanes, tuple(pen.stage(stage) for stage in journey.stages), here)
