"""What is different between two journeys: two groups, or two routes of one group (pure)."""

from dataclasses import dataclass
from itertools import groupby

from trajectory.journey.assemble import Journey, Moment, PhaseView


@dataclass(frozen=True)
class StageDifference:
    """A phase with the moments that both journeys have, and those that only one has, in time order."""

    phase: PhaseView
    shared: tuple[Moment, ...]
    only_first: tuple[Moment, ...]
    only_second: tuple[Moment, ...]

    @property
    def differs(self) -> bool:
        return bool(self.only_first or self.only_second)


def compare(first: Journey, second: Journey) -> list[StageDifference]:
    """The phases of both journeys in order, each with what is shared and what is not."""
    phases = {stage.phase.code: stage.phase for journey in (first, second) for stage in journey.stages}
    moments = {moment.id: moment for journey in (second, first) for moment in journey.moments}
    one, other = set(first.ids), set(second.ids)
    ordered = sorted(moments.values(), key=lambda moment: (phases[moment.phase].order, moment.order))
    stages = []
    for code, group in groupby(ordered, key=lambda moment: moment.phase):
        mine = tuple(group)
        stages.append(
            StageDifference(
                phase=phases[code],
                shared=tuple(moment for moment in mine if moment.id in one & other),
                only_first=tuple(moment for moment in mine if moment.id not in other),
                only_second=tuple(moment for moment in mine if moment.id not in one),
            )
        )
    return stages
