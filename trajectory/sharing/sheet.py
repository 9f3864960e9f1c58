"""The conversation sheet: one contact moment on A4, with room to write down names, days and questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_noop

from trajectory.journey.assemble import Moment, PhaseView
from trajectory.journey.moment import Channel, Kind
from trajectory.sharing.notes import made_note
from trajectory.sharing.tongue import Passage, Tongue
from trajectory.sharing.typeset import colours, icons, qr, typeset
from trajectory.texts.tongue import Text

TEMPLATE = "sheet.typ"
# The parts of a moment in the order of a conversation: field, pictogram, heading (as on the page of the moment).
PARTS = (
    ("what", "info", gettext_noop("What happens?")),
    ("duty", "duty", gettext_noop("What do you do?")),
    ("bring", "bring", gettext_noop("What do you bring?")),
    ("right", "right", gettext_noop("What may you expect?")),
    ("deadline", "calendar", gettext_noop("The legal term")),
    ("consequence", "warning", gettext_noop("And if it does not work out?")),
    ("waiting", "wait", gettext_noop("While you wait")),
)
BLANKS = (
    gettext_noop("Name"),
    gettext_noop("Phone number"),
    gettext_noop("Day and time"),
    gettext_noop("Place"),
)


@dataclass(frozen=True)
class ConversationSheet:
    """What is asked for; `address` leads to the moment on the web, `notes` are the lines at the foot."""

    moment: Moment
    phase: PhaseView
    tongue: Tongue
    address: str
    notes: Sequence[Sequence[Passage]]


def split_lines(text: Text, tongue: Tongue) -> list[dict]:
    """The lines of a text; one that begins with "- " is an item of a list."""
    lines = (line.strip() for line in text.value.splitlines())
    return [
        {"item": line.startswith("- "), "passage": tongue.say(Text(line.removeprefix("- "), text.code, text.foreign))}
        for line in lines
        if line
    ]


def _facts(moment: Moment, tongue: Tongue) -> list[dict]:
    def row(icon: str, label: str, value: list[Passage], more: Passage | None = None) -> dict:
        return {"icon": icon, "label": tongue.word(label), "value": value, "more": more}

    names = [tongue.say(each.name) for each in (moment.lead, *moment.others)]
    role = tongue.say(moment.lead.role) if moment.lead.role and not moment.others else None
    rows = [
        row(moment.lead.lane, gettext_noop("With whom"), names, role),
        row(moment.channel, gettext_noop("How"), [tongue.label(Channel(moment.channel).label)]),
    ]
    if moment.texts["when"]:
        rows.append(row("clock", gettext_noop("When"), [tongue.say(moment.texts["when"])]))
    kind_icon = "check" if moment.kind == Kind.FIXED else moment.kind
    return [*rows, row(kind_icon, gettext_noop("For whom"), [tongue.label(Kind(moment.kind).label)])]


def describe_sheet(sheet: ConversationSheet) -> dict:
    """All that is drawn, as plain data: the same data is the same paper."""
    moment, tongue = sheet.moment, sheet.tongue
    facts = _facts(moment, tongue)
    parts = [
        {"icon": icon, "title": tongue.word(heading), "lines": split_lines(moment.texts[field], tongue)}
        for field, icon, heading in PARTS
        if moment.texts[field]
    ]
    title = tongue.say(moment.texts["title"])
    return {
        "language": tongue.passage(""),
        "site": settings.WAGTAIL_SITE_NAME,
        "document": title["text"],
        "id": moment.id,
        "lane": moment.lead.lane,
        "phase": tongue.say(sheet.phase.title),
        "title": title,
        "summary": tongue.say(moment.texts["summary"]),
        "facts": facts,
        "parts": parts,
        "blanks": [tongue.word(each) for each in BLANKS],
        "words": {
            "appointment": tongue.word(gettext_noop("Your appointment")),
            "notes": tongue.word(gettext_noop("Questions and what we agreed")),
            "scan": tongue.word(gettext_noop("Scan this with your phone: it opens this page of the website.")),
        },
        "notes": [list(note) for note in sheet.notes],
        "made": made_note(tongue),
        "address": sheet.address,
        "short-address": sheet.address.split("://")[1].split("?")[0],
        "qr": qr(sheet.address),
        "colours": colours(),
        "icons": icons([*(row["icon"] for row in facts), *(part["icon"] for part in parts)]),
    }


def draw_sheet(data: dict) -> bytes:
    """The PDF of a description; raises TypstError when it could not be made accessible."""
    return typeset(TEMPLATE, data)
