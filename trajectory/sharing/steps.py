"""The contact moments of a journey as a list of things to do (RFC 5545, VTODO), for the app somebody already has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Todo, vText


@dataclass(frozen=True)
class Step:
    """One thing to do: `key` is the id of the contact moment, `who` the organisation, `address` its page."""

    key: str
    title: str
    text: str
    who: str
    address: str


def _todo(step: Step, *, tag: str, host: str, now: datetime) -> Todo:
    todo = Todo()
    todo.add("uid", f"{step.key}@{host}")
    todo.add("dtstamp", now)
    todo.add("summary", vText(step.title), parameters={"LANGUAGE": tag})
    todo.add("description", vText(step.text), parameters={"LANGUAGE": tag})
    todo.add("categories", [step.who])
    todo.add("url", step.address)
    todo.add("status", "NEEDS-ACTION")
    return todo


def write_steps(steps: Iterable[Step], *, name: str, tag: str, host: str, now: datetime) -> bytes:
    """A list called `name` with one thing to do per step, in their order, and no dates: nobody knows those yet.

    `tag` is the BCP 47 tag of the texts, `host` makes the ids unique, `now` is the moment of writing in UTC.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//klantreis//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for step in steps:
        calendar.add_component(_todo(step, tag=tag, host=host, now=now))
    return calendar.to_ical()
