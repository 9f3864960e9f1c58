"""The contact moments of a journey as a list of things to do (RFC 5545, VTODO), for the app somebody already has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from icalendar import Todo, vText

from trajectory.plan.calendar import new_calendar
from trajectory.sharing.tongue import Passage


@dataclass(frozen=True)
class Step:
    """One thing to do: `key` is the id of the contact moment, `lines` more about it, `who` the organisation.

    `address` is its page. The texts say in which language they stand.
    """

    key: str
    title: Passage
    lines: Sequence[Passage]
    who: str
    address: str


def _in(passages: Sequence[Passage]) -> dict[str, str]:
    """The language of these texts as a parameter; none when they stand in more than one."""
    tags = {each["lang"] for each in passages}
    return {"LANGUAGE": tags.pop()} if len(tags) == 1 else {}


def _todo(step: Step, *, host: str, now: datetime) -> Todo:
    todo = Todo()
    todo.add("uid", f"{step.key}@{host}")
    todo.add("dtstamp", now)
    todo.add("summary", vText(step.title["text"]), parameters=_in([step.title]))
    todo.add("description", vText("\n".join(each["text"] for each in step.lines)), parameters=_in(step.lines))
    todo.add("categories", [step.who])
    todo.add("url", step.address)
    todo.add("status", "NEEDS-ACTION")
    return todo


def write_steps(steps: Iterable[Step], *, name: str, host: str, now: datetime) -> bytes:
    """A list called `name` with one thing to do per step, in their order, and no dates: nobody knows those yet.

    `host` makes the ids unique, `now` is the moment of writing in UTC.
    """
    calendar = new_calendar(name, host, "klantreis")
    for step in steps:
        calendar.add_component(_todo(step, host=host, now=now))
    return calendar.to_ical()
