"""The heat map: every sentence of a text with how many testers marked it, of which kind, and in which language."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import ceil

from django.db.models import Count

from content.panel.models import PanelAnswer, PanelMark, PanelTongue

KINDS = PanelMark.Kind
LEVELS = 4  # shades, beside none
WIDTH = 400  # of a bar


@dataclass(frozen=True)
class Sentence:
    """One unit of the text in one language, with the marks on it and the words that testers wrote."""

    tongue: PanelTongue
    kind: str
    text: str
    number: int | None
    counts: dict[str, int]
    words: list[PanelMark]
    most: int  # marks that fill its bar

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def level(self) -> int:
        """How much is wrong with it, from 0 to 4, by the part of its testers."""
        return min(LEVELS, ceil(LEVELS * self.total / max(self.tongue.readers, 1)))

    @property
    def bars(self) -> list[tuple[str, int, int]]:
        """Each kind with where its part of the bar begins and how wide it is."""
        found, begin = [], 0
        for kind in KINDS.values:
            width = round(WIDTH * self.counts.get(kind, 0) / max(self.most, 1))
            if width:
                found.append((kind, begin, width))
            begin += width
        return found

    @property
    def said(self) -> list[tuple[str, str, int]]:
        """Each kind that somebody chose, its name, and how often."""
        return [(kind, KINDS(kind).label, self.counts[kind]) for kind in KINDS.values if self.counts.get(kind)]

    @property
    def done(self) -> str:
        """What an editor did with it."""
        return self.tongue.done.get(str(self.number), "")

    @property
    def field(self) -> str:
        """The field of the form for what was done with it."""
        return f"done-{self.tongue.language}-{self.number}"


@dataclass(frozen=True)
class Place:
    """A paragraph, item or heading of the text: its Dutch, when that is not among the languages, and its sentences."""

    dutch: str
    sentences: list[Sentence]

    @property
    def is_label(self) -> bool:
        return all(each.number is None for each in self.sentences)


@dataclass(frozen=True)
class Answered:
    """A question in one language: each option with how often it was chosen and whether it is the right one."""

    tongue: PanelTongue
    question: str
    options: list[tuple[str, int, bool]]
    unknown: int

    @property
    def right(self) -> int:
        return sum(count for _, count, right in self.options if right)

    @property
    def wrong(self) -> int:
        return sum(count for _, count, right in self.options if not right)


def count_marks(tongues: list[PanelTongue]) -> dict[tuple[int, int], dict[str, int]]:
    """By language of the round and number of the sentence how often each kind was marked (one query)."""
    rows = PanelMark.objects.filter(tongue__in=tongues).order_by().values_list("tongue", "sentence", "kind")
    found: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    for tongue, sentence, kind, number in rows.annotate(number=Count("pk")):
        found[tongue, sentence][kind] = number
    return found


def heat_map(dutch: list[dict], tongues: list[PanelTongue]) -> list[Place]:
    """The text place by place, each with its sentences in these languages (two queries)."""
    counts = count_marks(tongues)
    words: dict[tuple[int, int], list[PanelMark]] = defaultdict(list)
    for mark in PanelMark.objects.filter(tongue__in=tongues).exclude(words="").order_by("kind", "pk"):
        words[mark.tongue_id, mark.sentence].append(mark)
    most = max([*(sum(each.values()) for each in counts.values()), *(tongue.readers for tongue in tongues)], default=0)
    places: dict[str, list[Sentence]] = {unit["place"]: [] for unit in dutch}
    for tongue in tongues:
        for unit in tongue.units:
            number = unit.get("number")
            here = (tongue.pk, number)
            sentence = Sentence(
                tongue, unit["kind"], unit["text"], number, counts.get(here, {}), words.get(here, []), most
            )
            places.setdefault(unit["place"], []).append(sentence)
    beside: dict[str, str] = {}
    if all(tongue.language != "nl" for tongue in tongues):
        for unit in dutch:
            beside[unit["place"]] = f"{beside.get(unit['place'], '')} {unit['text']}".strip()
    return [Place(beside.get(place, ""), found) for place, found in places.items() if found]


def count_answers(tongues: list[PanelTongue]) -> list[Answered]:
    """Every question of these languages with what was chosen (one query)."""
    rows = PanelAnswer.objects.filter(tongue__in=tongues).order_by().values_list("tongue", "question", "option")
    chosen = Counter({row[:3]: row[3] for row in rows.annotate(number=Count("pk"))})
    found = []
    for tongue in tongues:
        for number, question in enumerate(tongue.questions):
            options = [
                (text, chosen[tongue.pk, number, index], index == question["right"])
                for index, text in enumerate(question["options"])
            ]
            found.append(Answered(tongue, question["question"], options, chosen[tongue.pk, number, None]))
    return found
