"""The frames of the explainer: what is to be seen in each tenth of a second, and their pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from content.media.explainer import CLOSING, OPENING, Scene
from content.media.timing import Part
from trajectory.sharing.tongue import passage
from trajectory.sharing.typeset import colours, compiler, icons, measure
from trajectory.texts.tongue import Text

WELCOME = (settings.BASE_DIR / "static" / "img" / "welcome.svg").read_text("utf-8")
TEMPLATE = str(Path(__file__).with_name("film.typ"))
RATE = 10  # frames a second
FADE = 2  # frames in which something goes; what comes takes twice as long
CHANGE = 3 * FADE  # frames between two scenes: one goes, the next comes
SLIDE = 32  # how far, in pixels, what comes has still to go
# In pixels: the picture, its sides, the line of the route, title, body and where the body ends; captions stand below.
EDGES = {"width": 640, "height": 360, "side": 32, "line": 34, "title": 62, "body": 142, "floor": 290, "disc": 128,
         "gap": 24}  # fmt: skip
# What stands for a phase; one that is not named here gets the way itself.
PICTURES = {
    OPENING: "language",
    "vertrek": "permit",
    "aankomst": "place",
    "status": "letter",
    "verhuizen": "move",
    "plan": "talk",
    "wet-2013": "old-law",
    "vrijwillig": "study",
    "oekraine": "shield",
    "traject": "lesson",
    "examens": "exam",
    "niet-gelukt": "support",
    "klaar": "decision",
    "daarna": "work",
    CLOSING: "traject",
}
ON_POSTER = ("status", "verhuizen", "plan", "traject", "examens", "daarna")


@dataclass(frozen=True)
class Frame:
    """What is to be seen: of which scene which shot, where on the line we are, and how far things have come.

    `head` (title and picture of the scene) and `body` (its text, or a card) go from 0, not there, to 1; `slide` is how
    many pixels the body still has to go.
    """

    scene: int
    shot: int
    here: float
    head: float = 1.0
    body: float = 1.0
    slide: int = 0


def _ease(part: float) -> float:
    """Slowly away and slowly to a stop: from 0 to 1."""
    return round(part * part * (3 - 2 * part), 3)


def _inside(number: int, part: Part, frame: int) -> Frame:
    """A frame of a scene before it gives way to the next."""
    begins = [round(second * RATE) for second in part.shots]
    shot = max(n for n, begin in enumerate(begins) if begin <= frame)
    since = frame - begins[shot]
    here = float(number)
    if shot + 1 < len(begins) and begins[shot + 1] - frame <= FADE:
        gone = _ease((FADE + 1 - (begins[shot + 1] - frame)) / (FADE + 1))
        return Frame(number, shot, here, head=1.0 if shot else 1 - gone, body=1 - gone)
    come = _ease(min(1.0, (since + 1) / (2 * FADE + 1))) if shot else 1.0
    return Frame(number, shot, here, body=min(1.0, 2 * come), slide=round(SLIDE * (1 - come)))


def frames_of(parts: Sequence[Part]) -> Iterator[Frame]:
    """Every frame of the film in order. At the first of a scene its words are there, whole: somebody may enter here."""
    for number, part in enumerate(parts):
        last = part.end * RATE
        for frame in range(part.start * RATE, last):
            gone = CHANGE + 1 - (last - frame)
            if gone < 1 or number + 1 == len(parts):
                yield _inside(number, part, frame)
                continue
            here = number + _ease(gone / (CHANGE + 1))
            if gone <= FADE:
                shown = 1 - _ease(gone / FADE)
                yield Frame(number, len(part.shots) - 1, here, shown, shown)
            else:
                come = _ease((gone - FADE) / (2 * FADE + 1))
                shown = min(1.0, 2 * come)
                yield Frame(number + 1, 0, here, shown, shown, round(SLIDE * (1 - come)))


def _say(text: Text) -> dict[str, str]:
    return passage(text.value, text.code)


def _describe(scene: Scene) -> dict:
    return {
        "code": scene.code,
        "picture": PICTURES.get(scene.code, "traject"),
        "title": _say(scene.title),
        "line": _say(scene.line),
        "some": _say(scene.some) if scene.some else None,
        "cards": [
            {"title": _say(card.title), "organisation": _say(card.organisation), "lane": card.lane,
             "channel": card.channel}
            for card in scene.cards
        ],
    }  # fmt: skip


def describe(code: str, scenes: Sequence[Scene], frames: Sequence[Frame]) -> dict:
    """All that is drawn of these frames in language `code`, as plain data."""
    drawn = [_describe(scene) for scene in scenes]
    names = [scene["picture"] for scene in drawn] + [card["channel"] for scene in drawn for card in scene["cards"]]
    return {
        "language": passage("", code),
        "colours": colours(),
        "icons": icons(["traject", *names]),
        "edges": EDGES,
        "welcome": WELCOME,
        "scenes": drawn,
        "frames": [asdict(frame) for frame in frames],
        "poster": [],
    }


def sticking_out(code: str, scenes: Sequence[Scene]) -> list[str]:
    """The texts that would not fit their place, as the typesetter measures them."""
    found = measure(TEMPLATE, describe(code, scenes, ()))
    return [each["text"] for each in found if each["height"] > each["room"] or each["word"] > each["width"]]


def poster_of(scenes: Sequence[Scene]) -> bytes:
    """A PNG of what is seen before the film plays, without words."""
    shown = [PICTURES[code] for code in ON_POSTER]
    data = describe(settings.LANGUAGE_CODE, scenes, ())
    data |= {"poster": shown, "icons": data["icons"] | icons(shown)}
    return compiler(TEMPLATE, data, "draw").compile(format="png", ppi=144)


def pictures_of(code: str, scenes: Sequence[Scene], frames: Sequence[Frame]) -> list[bytes]:
    """A PNG of each of these frames."""
    drawn = compiler(TEMPLATE, describe(code, scenes, frames), "draw").compile(format="png", ppi=72)
    return [drawn] if isinstance(drawn, bytes) else list(drawn)
