"""Put the cards of a journey on sheets of paper: lanes, phases, rows and the curves between them (pure).

All lengths are points (1/72 inch); the origin is the corner where reading begins, at the top. Nothing is measured here:
the typesetter says how high each card is, and text never shrinks to fit, it goes on to a next sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf

from trajectory.sharing.rows import BAND_GAP, BAND_PAD, ROW_GAP, Item, Measures, Rows, Run, arrange_run

COLUMN_GAP, LANE_PAD = 9.0, 14.0
LANE_HEAD_GAP = 6.0
WIDEST_ROW_GAP = 30.0
# From so much room at the foot of a sheet on, there is a place to write.
NOTES_ROOM, NOTES_GAP = 110.0, 12.0
# What a sheet costs that begins in the middle of a phase, against one that is empty (1).
BROKEN_PHASE = 0.2
# How many moments of one phase stay together at least.
TOGETHER = 3
MANY, FEW = 30, 12


@dataclass(frozen=True)
class Look:
    """How many cards fit side by side, and how much larger than the smallest allowed the letters are."""

    units: int
    scale: float


@dataclass(frozen=True)
class Paper:
    width: float
    height: float
    margin: float
    side: float  # the column with the phases
    looks: tuple[Look, ...]  # the smallest letters first

    def looks_for(self, moments: int) -> tuple[Look, ...]:
        """The looks worth trying: with many moments the small ones, with few the large ones."""
        if moments > MANY:
            return self.looks[:2]
        return self.looks[1:] if moments <= FEW else self.looks[:3]

    @property
    def inner(self) -> float:
        return self.width - 2 * self.margin

    def unit(self, look: Look) -> float:
        return (self.inner - self.side) / look.units

    def card(self, look: Look) -> float:
        """Width of one card."""
        return self.unit(look) - COLUMN_GAP


PAPERS = {
    "a3": Paper(1190.55, 841.89, 30, 112, (Look(6, 1.0), Look(5, 1.2), Look(4, 1.4), Look(3, 1.6))),
    "a4": Paper(841.89, 595.28, 24, 92, (Look(5, 1.0), Look(4, 1.0), Look(4, 1.15), Look(3, 1.35))),
}


@dataclass(frozen=True)
class Lane:
    code: str
    x: float
    width: float


@dataclass(frozen=True)
class Band:
    phase: str
    y: float
    height: float
    continued: bool


@dataclass(frozen=True)
class Place:
    """Where a card stands; `index` is its place in the journey, from 0."""

    index: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Curve:
    """A hand-over from one organisation to another; `lane` is the one that hands over.

    `level`: both stand in the same row.
    """

    lane: str
    from_x: float
    from_y: float
    to_x: float
    to_y: float
    level: bool


@dataclass(frozen=True)
class Sheet:
    """What stands where on one sheet; between `bottom` and `end` is room to write, if they differ."""

    top: float
    bottom: float
    end: float
    last: bool
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    cards: tuple[Place, ...]
    curves: tuple[Curve, ...]


def _room(paper: Paper, measures: Measures, *, first: bool, last: bool) -> float:
    """The height that is left for phases on a sheet."""
    head = measures.head if first else measures.next_head
    used = measures.foot + (measures.after if last else 0)
    return paper.height - 2 * paper.margin - head - measures.lanes - LANE_HEAD_GAP - used


def _breaks(items: Sequence[Item], together: int) -> list[int]:
    """Where a new sheet may begin: at a phase, and inside a long one."""
    found, start = [], 0
    for _, group in groupby(items, key=lambda item: item.phase):
        size = len(list(group))
        parts = max(1, size // together)
        found += [start + size * part // parts for part in range(parts)]
        start += size
    return [*found, len(items)]


def divide(
    items: Sequence[Item],
    paper: Paper,
    look: Look,
    measures: Measures,
    order: Sequence[str],
    together: int = TOGETHER,
) -> list[Run]:
    """The runs of moments on each sheet: as few sheets as can be, phases whole, and the sheets about equally full.

    Empty when so many moments `together` do not fit; one alone always has a sheet, even if it is too high for it.
    """
    breaks = _breaks(items, together)
    nothing: tuple[float, float] = (inf, inf)
    best: list[tuple[tuple[float, float], list[Run]]] = [((0, 0), [])] + [(nothing, [])] * (len(breaks) - 1)
    for i, start in enumerate(breaks[:-1]):
        (count, uneven), runs = best[i]
        broken = BROKEN_PHASE if start and items[start].phase == items[start - 1].phase else 0
        for j in range(i + 1, len(breaks)):
            room = _room(paper, measures, first=i == 0, last=j == len(breaks) - 1)
            run = arrange_run(items, start, breaks[j], look.units, measures, order)
            alone = breaks[j] - start == 1 and together == 1
            if run is None or (run.height > room and not alone):
                break
            cost = (count + 1, uneven + (1 - run.height / room) ** 2 + broken)
            if cost < best[j][0]:
                best[j] = (cost, [*runs, run])
    return best[-1][1]


def column_width(run: Run, paper: Paper) -> float:
    """Of one column of cards on this sheet, the gap beside it included; columns nobody needs make the others wider."""
    return (paper.inner - paper.side) / sum(run.columns.values())


def _lanes(run: Run, paper: Paper, order: Sequence[str]) -> tuple[Lane, ...]:
    lanes, x = [], paper.margin + paper.side
    for code in (code for code in order if code in run.columns):
        width = column_width(run, paper) * run.columns[code]
        lanes.append(Lane(code, x, width))
        x += width
    return tuple(lanes)


def _curves(items: Sequence[Item], cards: Sequence[Place]) -> tuple[Curve, ...]:
    here = {items[card.index].id: card for card in cards}
    curves = []
    for card in cards:
        item = items[card.index]
        for target in (here[id_] for id_ in item.next if id_ in here):
            if target.index < card.index or items[target.index].lane == item.lane:
                continue
            if target.y == card.y:
                middle = card.y + card.height / 2
                curves.append(Curve(item.lane, card.x + card.width, middle, target.x, middle, True))
            else:
                aim = target.x + target.width / 2
                curves.append(Curve(item.lane, card.x + card.width / 2, card.y + card.height, aim, target.y, False))
    return tuple(curves)


def place(
    items: Sequence[Item], paper: Paper, measures: dict[Look, Measures], order: Sequence[str]
) -> tuple[Look, list[Run]]:
    """The look with the fewest sheets, of these the one with the largest letters, and the moments on each sheet."""
    chosen: tuple[Look, list[Run]] | None = None
    for look in paper.looks_for(len(items)):
        runs = divide(items, paper, look, measures[look], order)
        if runs and (chosen is None or len(runs) <= len(chosen[1])):
            chosen = (look, runs)
    if chosen is None:
        look = paper.looks_for(len(items))[0]
        chosen = (look, divide(items, paper, look, measures[look], order, together=1))
    return chosen


def _cards(run: Run, lanes: Sequence[Lane], band: Rows, y: float, gap: float) -> list[Place]:
    by_code = {lane.code: lane for lane in lanes}
    cards = []
    for row, height in zip(band.rows, band.heights, strict=True):
        for slot in row:
            lane = by_code[run.items[slot.index].lane]
            column = lane.width / run.columns[lane.code]
            x = lane.x + column * slot.column + COLUMN_GAP / 2
            cards.append(Place(slot.index, x, y, column - COLUMN_GAP, height))
        y += height + gap
    return cards


def lay_out(run: Run, paper: Paper, measures: Measures, order: Sequence[str]) -> Sheet:
    """Every lane, phase, card and curve of one sheet in its place; what room is left goes between the rows."""
    first = run.start == 0
    top = paper.margin + (measures.head if first else measures.next_head)
    room = _room(paper, measures, first=first, last=run.stop == len(run.items))
    lanes = _lanes(run, paper, order)
    wider = max(0.0, room - run.height) / sum(len(band.rows) + 1 for band in run.bands)
    wider = min(WIDEST_ROW_GAP - ROW_GAP, wider)
    y = start = top + measures.lanes + LANE_HEAD_GAP
    bands: list[Band] = []
    cards: list[Place] = []
    for band in run.bands:
        height = band.height + wider * (len(band.rows) + 1)
        begun = not first and not bands and band.phase == run.items[run.start - 1].phase
        cards += _cards(run, lanes, band, y + BAND_PAD + wider, ROW_GAP + wider)
        bands.append(Band(band.phase, y, height, begun))
        y += height + BAND_GAP
    cards.sort(key=lambda card: card.index)
    end = start + room
    bottom = y + NOTES_GAP if end - y - NOTES_GAP >= NOTES_ROOM else end
    last = run.stop == len(run.items)
    return Sheet(top, bottom, end, last, lanes, tuple(bands), tuple(cards), _curves(run.items, cards))
