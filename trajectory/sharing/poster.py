"""The poster of a journey (praatplaat): lanes per organisation, phases in time order, one card per contact moment."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from django.conf import settings
from django.utils.translation import gettext_noop

from trajectory.journey.assemble import UNKNOWN, Choice, Journey, Moment
from trajectory.journey.moment import Kind
from trajectory.journey.picture import lanes_of
from trajectory.sharing.layout import COLUMN_GAP, LANE_PAD, PAPERS, Look, Paper, Sheet, column_width, lay_out, place
from trajectory.sharing.marks import marks_of
from trajectory.sharing.notes import made_note
from trajectory.sharing.rows import Item, Measures, Run, build_run
from trajectory.sharing.tongue import Passage, Tongue, passage
from trajectory.sharing.typeset import colours, icons, measure, qr, typeset
from trajectory.texts.tongue import Text

TEMPLATE = "poster.typ"
SHEET = gettext_noop("Sheet %(number)s of %(total)s")
ALWAYS = ("clock", "optional", "conditional", "place")  # pictograms
QR_SIZES = {"a3": 98, "a4": 86}


@dataclass(frozen=True)
class Poster:
    """What is asked for: a journey, in one language or in two, on one size of paper.

    `lanes` has the name and the role of each lane, `address` leads to the same journey on the web, `notes` are the
    lines at the foot, `desks` the contact points of the municipality, `routes` what follows when no route is known.
    """

    journey: Journey
    tongue: Tongue
    paper: str
    address: str
    lanes: Mapping[str, tuple[Passage, Passage | None]]
    notes: Sequence[Sequence[Passage]] = ()
    desks: Sequence[Passage] = ()
    routes: Sequence[Choice] = ()
    beside: Journey | None = None
    beside_tongue: Tongue | None = None


def _who(journey: Journey, tongue: Tongue) -> list[Passage]:
    known = [each for each in (journey.group, journey.route) if each and each.code != UNKNOWN]
    named = [tongue.say(each.title) for each in known or filter(None, [journey.group])]
    return named + ([passage(journey.municipality.name, "nl")] if journey.municipality else [])


def _second(moment: Moment, other: Moment, tongue: Tongue) -> dict[str, Passage]:
    """The same card in the second language, without what the first already says in that language."""
    fields = ("title", "summary", "when")
    return {
        name: tongue.say(other.texts[name])
        for name in fields
        if other.texts[name] and other.texts[name].code != moment.texts[name].code
    }


def _local(moment: Moment, tongue: Tongue) -> list[dict]:
    """What the municipality says on this card: its name, and its note; a moment of its own says only whose it is."""
    if moment.local:
        whose = tongue.word(gettext_noop("Only in %(name)s"), name=moment.local.place)
        return [{"text": whose, "marks": marks_of(moment.local, tongue)}]
    return [
        {
            "place": passage(f"{note.place}: ", "nl"),
            "text": tongue.say(note.texts["summary"]),
            "marks": marks_of(note, tongue),
        }
        for note in moment.notes
    ]


def _card(number: int, moment: Moment, poster: Poster, other: Moment | None) -> dict:
    tongue, dashed = poster.tongue, moment.kind != Kind.FIXED
    plain = moment.lead.code == moment.lead.lane and not moment.others
    second = poster.beside_tongue
    return {
        "number": number,
        "id": moment.id,
        "lane": moment.lead.lane,
        "phase": moment.phase,
        "channel": moment.channel,
        "kind": tongue.label(Kind(moment.kind).label) if dashed else None,
        "kind-icon": moment.kind if dashed else "",
        "title": tongue.say(moment.texts["title"]),
        "summary": tongue.say(moment.texts["summary"]),
        "when": tongue.say(moment.texts["when"]) if moment.texts["when"] else None,
        "local": _local(moment, tongue),
        "who": [] if plain else [tongue.say(each.name) for each in (moment.lead, *moment.others)],
        "second": _second(moment, other, second) if other and second else None,
    }


def _phases(poster: Poster) -> list[dict]:
    others = {stage.phase.code: stage.phase for stage in poster.beside.stages} if poster.beside else {}
    found = []
    for stage in poster.journey.stages:
        other = others.get(stage.phase.code)
        found.append(
            {
                "code": stage.phase.code,
                "title": poster.tongue.say(stage.phase.title),
                "summary": poster.tongue.say(stage.phase.summary),
                "second": poster.beside_tongue.say(other.title) if other and poster.beside_tongue else None,
            }
        )
    return found


def _lines(text: Text) -> list[Text]:
    return [replace(text, value=line.strip()) for line in text.value.splitlines() if line.strip()]


def _words(tongue: Tongue) -> dict[str, Passage]:
    return {
        "contact": tongue.word(gettext_noop("Your contact person")),
        "name": tongue.word(gettext_noop("Name")),
        "phone": tongue.word(gettext_noop("Phone number")),
        "notes": tongue.word(gettext_noop("Questions and what we agreed")),
        "routes": tongue.word(gettext_noop("After your plan: three routes")),
        "continued": tongue.word(gettext_noop("This step goes on here.")),
        "scan": tongue.word(gettext_noop("Scan this with your phone: it opens your route on the website.")),
    }


def _paper(paper: Paper, moments: int) -> dict:
    looks = [{"scale": look.scale, "card": paper.card(look)} for look in paper.looks_for(moments)]
    return {"width": paper.width, "height": paper.height, "margin": paper.margin, "inner": paper.inner,
            "side": paper.side, "looks": looks}  # fmt: skip


def describe(poster: Poster) -> dict:
    """All that is drawn, as plain data: the same data is the same paper."""
    journey, tongue, beside = poster.journey, poster.tongue, poster.beside_tongue
    others = {moment.id: moment for moment in poster.beside.moments} if poster.beside else {}
    cards = [_card(n, moment, poster, others.get(moment.id)) for n, moment in enumerate(journey.moments, start=1)]
    lanes = [lane.code for lane in lanes_of(journey)]
    kinds = [kind for kind in Kind if any(moment.kind == kind for moment in journey.moments)]
    who = _who(journey, tongue)
    title = tongue.word(gettext_noop("My route"))
    return {
        "language": passage("", tongue.code),
        "site": settings.WAGTAIL_SITE_NAME,
        "document": " · ".join(each["text"] for each in (title, *who)),
        "title": title,
        "who": who,
        "second-title": beside.word(gettext_noop("My route")) if beside else None,
        "second-who": _who(poster.beside, beside) if poster.beside and beside else [],
        "cards": cards,
        "phases": _phases(poster),
        "lanes": [dict(zip(("name", "role"), poster.lanes[code], strict=True), code=code) for code in lanes],
        "kinds": [
            {"label": tongue.label(kind.label), "dashed": kind != Kind.FIXED, "icon": str(kind)} for kind in kinds
        ],
        "routes": [
            {"title": tongue.say(route.title), "lines": [tongue.say(line) for line in _lines(route.short)]}
            for route in poster.routes
        ],
        "words": _words(tongue),
        "sheet-words": [tongue.word(SHEET, number=1, total=1)],
        "notes": [list(note) for note in poster.notes],
        "made": made_note(tongue),
        "desks": list(poster.desks),
        "address": poster.address,
        "short-address": poster.address.split("://")[1].split("?")[0],
        "qr": qr(poster.address),
        "qr-size": QR_SIZES[poster.paper],
        "colours": colours(),
        "icons": icons([*lanes, *ALWAYS, *(c["channel"] for c in cards)]),
        "paper": _paper(PAPERS[poster.paper], len(cards)),
        "next": [list(moment.next) for moment in journey.moments],
        "size": poster.paper,
        "exact": None,
    }


def _measures(found: dict, phases: Sequence[dict], look: dict) -> Measures:
    labels = dict(zip((phase["code"] for phase in phases), look["phases"], strict=True))
    return Measures(
        cards=tuple(look["cards"]),
        phases=labels,
        lanes=look["lanes"],
        head=found["head"],
        next_head=found["next-head"],
        foot=found["foot"],
        after=found["after"],
    )


def _mirrored(sheet: dict, width: float) -> dict:
    """The same sheet for a script that is read from right to left."""
    for part in (*sheet["lanes"], *sheet["cards"]):
        part["x"] = width - part["x"] - part["width"]
    for curve in sheet["curves"]:
        curve["from_x"], curve["to_x"] = width - curve["from_x"], width - curve["to_x"]
    return sheet


def _sheet(sheet: Sheet, data: dict, paper: Paper) -> dict:
    drawn = asdict(sheet)
    if data["language"]["dir"] == "rtl":
        return _mirrored(drawn, paper.width) | {"side_x": paper.width - paper.margin - paper.side + 14}
    return drawn | {"side_x": paper.margin}


def _exact(data: dict, runs: Sequence[Run], paper: Paper, look: Look) -> dict:
    """How high each card and each row of lane names is in the width it really has on its sheet."""
    columns = [column_width(run, paper) for run in runs]
    exact = {
        "scale": look.scale,
        "cards": [
            width - COLUMN_GAP for width, run in zip(columns, runs, strict=True) for _ in range(run.start, run.stop)
        ],
        "lanes": [
            {code: width * count - LANE_PAD for code, count in run.columns.items()}
            for width, run in zip(columns, runs, strict=True)
        ],
    }
    return measure(TEMPLATE, data | {"exact": exact})


def compose(data: dict) -> dict:
    """The description with every card in its place: first all parts are measured, then they are put on sheets."""
    paper = PAPERS[data["size"]]
    order = [lane["code"] for lane in data["lanes"]]
    found = measure(TEMPLATE, data)
    items = [
        Item(card["id"], card["lane"], card["phase"], tuple(following))
        for card, following in zip(data["cards"], data["next"], strict=True)
    ]
    measures: dict[Look, Measures] = {
        look: _measures(found, data["phases"], heights)
        for look, heights in zip(paper.looks_for(len(items)), found["looks"], strict=True)
    }
    look, runs = place(items, paper, measures, order)
    exact = _exact(data, runs, paper, look)
    sheets = []
    for run, lanes in zip(runs, exact["lanes"], strict=True):
        now = replace(measures[look], cards=tuple(exact["cards"]), lanes=lanes)
        fitted = build_run(items, run.start, run.stop, run.columns, now, order)
        sheets.append(lay_out(fitted, paper, now, order))
    return data | {"look": asdict(look), "sheets": [_sheet(sheet, data, paper) for sheet in sheets]}


def draw_poster(data: dict) -> bytes:
    """The PDF of a description; raises TypstError when it could not be made accessible."""
    composed = compose(data)
    language = Tongue(data["language"]["code"], {})
    total = len(composed["sheets"])
    words = [language.word(SHEET, number=number, total=total) for number in range(1, total + 1)]
    return typeset(TEMPLATE, composed | {"sheet-words": words})
