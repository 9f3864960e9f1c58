"""Which card stands beside which: the rows of the lanes of one sheet (pure)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

ROW_GAP, BAND_GAP, BAND_PAD = 13.0, 9.0, 7.0


@dataclass(frozen=True)
class Item:
    """A contact moment as far as its place matters; `next` holds ids."""

    id: str
    lane: str
    phase: str
    next: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measures:
    """Heights in points the typesetter found for one look: of each card, phase label, lane head, head and foot.

    `after` is what follows the last moment, 0 for nothing.
    """

    cards: tuple[float, ...]
    phases: dict[str, float]
    lanes: float
    head: float
    next_head: float
    foot: float
    after: float = 0.0


@dataclass(frozen=True)
class Slot:
    index: int
    column: int


@dataclass(frozen=True)
class Rows:
    """The part of a phase on one sheet: its rows from the top, how high each is, and all together."""

    phase: str
    rows: list[list[Slot]]
    heights: list[float]
    height: float


@dataclass(frozen=True)
class Run:
    """Moments `start` up to `stop` in lanes of so many columns each."""

    items: Sequence[Item]
    start: int
    stop: int
    columns: dict[str, int]
    bands: list[Rows]

    @property
    def height(self) -> float:
        return sum(band.height for band in self.bands) + BAND_GAP * (len(self.bands) - 1)


def arrange_rows(
    items: Sequence[Item], indices: Sequence[int], columns: dict[str, int], order: Sequence[str]
) -> list[list[Slot]]:
    """Rows of these moments of one phase; the rows of later moments are never higher.

    What follows from a moment of another lane stands beside it, further on in the direction of reading, or lower.
    """
    rows: list[list[Slot]] = [[]]
    earliest: dict[tuple[str, str], int] = {}
    used: Counter = Counter()
    for index in indices:
        item = items[index]
        row = max(len(rows) - 1, _earliest(item, earliest, order))
        if used[row, item.lane] >= columns[item.lane]:
            row += 1
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].append(Slot(index, used[row, item.lane]))
        used[row, item.lane] += 1
        for id_ in item.next:
            earliest[id_, item.lane] = row
    return rows


def _earliest(item: Item, before: dict[tuple[str, str], int], order: Sequence[str]) -> int:
    """The first row this moment may stand in, seen from what leads to it."""
    rows = [0]
    for lane in order:
        if lane != item.lane and (item.id, lane) in before:
            beside = order.index(lane) < order.index(item.lane)
            rows.append(before[item.id, lane] + (0 if beside else 1))
    return max(rows)


def build_run(
    items: Sequence[Item],
    start: int,
    stop: int,
    columns: dict[str, int],
    measures: Measures,
    order: Sequence[str],
) -> Run:
    """These moments in lanes of so many columns, as high as their cards are."""
    bands = []
    for phase, group in groupby(range(start, stop), key=lambda index: items[index].phase):
        rows = arrange_rows(items, list(group), columns, order)
        heights = [max(measures.cards[slot.index] for slot in row) for row in rows]
        inside = max(sum(heights) + ROW_GAP * (len(heights) - 1), measures.phases[phase])
        bands.append(Rows(phase, rows, heights, inside + 2 * BAND_PAD))
    return Run(items, start, stop, columns, bands)


def arrange_run(
    items: Sequence[Item], start: int, stop: int, units: int, measures: Measures, order: Sequence[str]
) -> Run | None:
    """The lowest arrangement of these moments in `units` columns, or None when there are more lanes than columns."""
    load = Counter(item.lane for item in items[start:stop])
    if len(load) > units:
        return None
    best = build_run(items, start, stop, dict.fromkeys(load, 1), measures, order)
    for _ in range(units - len(load)):
        wider = [
            (run.height, -load[lane], lane, run)
            for lane in load
            if load[lane] > best.columns[lane]
            for run in [build_run(items, start, stop, {**best.columns, lane: best.columns[lane] + 1}, measures, order)]
        ]
        if not wider:
            break
        lowest = min(wider, key=lambda each: each[:3])[3]
        if lowest.height >= best.height:
            break
        best = lowest
    return best
