"""The days of a plan as a calendar file (RFC 5545), with reminders, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpResponse
from icalendar import Alarm, Calendar, Event, vText

# When a phone reminds: weeks before a last day, and at nine in the morning of any other day.
BEFORE_A_LAST_DAY = (timedelta(weeks=-4), timedelta(weeks=-1))
ON_THE_DAY = (timedelta(hours=9),)


@dataclass(frozen=True)
class Entry:
    """One day for the calendar: `key` is the same for the same day of a plan; `deadline` gets earlier reminders."""

    key: str
    day: date
    title: str
    text: str
    deadline: bool


def _alarm(title: str, before: timedelta, tag: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(title), parameters={"LANGUAGE": tag})
    alarm.add("trigger", before)
    return alarm


def _event(entry: Entry, *, tag: str, host: str, address: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}-{entry.day.isoformat()}@{host}")
    event.add("dtstamp", now)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", vText(entry.title), parameters={"LANGUAGE": tag})
    event.add("description", vText(entry.text), parameters={"LANGUAGE": tag})
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    for before in BEFORE_A_LAST_DAY if entry.deadline else ON_THE_DAY:
        event.add_component(_alarm(entry.title, before, tag))
    return event


def new_calendar(name: str, host: str, made_by: str) -> Calendar:
    """An empty calendar called `name`, made by this part of the site at `host`."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//{made_by}//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    return calendar


def give_file(file: bytes, name: str) -> HttpResponse:
    """A calendar file to keep, called `name`.ics."""
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def write_calendar(entries: Iterable[Entry], *, name: str, tag: str, host: str, address: str, now: datetime) -> bytes:
    """A calendar called `name` with one whole-day event per entry.

    `tag` is the BCP 47 tag of the texts, `host` makes the ids unique, `address` is the page that explains,
    `now` is the moment of writing in UTC.
    """
    calendar = new_calendar(name, host, "mijn-traject")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, tag=tag, host=host, address=address, now=now))
    return calendar.to_ical()
