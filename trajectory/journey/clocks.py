"""The terms that run between moments of a journey: from which moment they are counted, how long, until what (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass

from trajectory.journey.assemble import Moment, Window

# Events that are no contact moment: a decision is taken by every organisation, and nobody meets the end of the term.
UNMET = frozenset({"decision", "term-end", "benefit-start", "brp-registration"})
WITHIN, AFTER, BEFORE = "within", "after", "before"


@dataclass(frozen=True)
class Clock:
    """From `start` (None: the event `anchor`), `count` and `unit` of time within, after or before which `end` falls."""

    anchor: str
    start: Moment | None
    end: Moment
    how: str
    count: int
    unit: str


def _reading(window: Window) -> tuple[str, int] | None:
    """How a window is said; None for one without length, such as "from that day on"."""
    least, most = window.least or 0, window.most
    if most and most > 0:
        return WITHIN, most
    if least > 0:
        return AFTER, least
    if least < 0:
        return BEFORE, -least
    return None


def clocks_of(moments: Iterable[Moment]) -> list[Clock]:
    """The clocks of a journey in the order of what they end in; none from a moment that the journey has not."""
    moments = list(moments)
    starts = {moment.event: moment for moment in moments if moment.event}
    clocks = []
    for end in moments:
        reading = _reading(end.window) if end.window else None
        start = starts.get(end.window.anchor) if reading else None
        if reading and end is not start and (start or end.window.anchor in UNMET):
            clocks.append(Clock(end.window.anchor, start, end, *reading, end.window.unit))
    return clocks
