"""Which subjects, phases, groups and languages have texts, and where the holes are (pure)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from content.overview.written import DUTCH, Written

KINDS = ("moment", "page", "question", "term")
TOPICS = ("page", "question")
WIDTH = 400  # of a bar, in the units of its picture


@dataclass(frozen=True)
class Cell:
    """How many texts of each kind there are, and where to add one; `hole` when the kinds that count are not there."""

    numbers: Mapping[str, int]
    hole: bool
    address: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table: what it is about, and its cells in the order of the columns."""

    key: str
    name: str
    cells: tuple[Cell, ...]

    @property
    def holes(self) -> int:
        return sum(cell.hole for cell in self.cells)


@dataclass(frozen=True)
class Tongue:
    """How many texts a language has of its own, of these how many a person checked and how many are too old."""

    code: str
    name: str
    kind: str
    all: int
    own: int
    checked: int
    outdated: int

    @property
    def missing(self) -> int:
        return self.all - self.own

    def width(self, number: int) -> int:
        return round(WIDTH * number / self.all) if self.all else 0

    @property
    def bars(self) -> list[tuple[str, int, int]]:
        """The parts of the bar from its start (part, x, width): checked, own but not checked, older than the Dutch."""
        fresh_checked = min(self.checked, self.own - self.outdated)
        parts = {
            "checked": fresh_checked,
            "own": self.own - self.outdated - fresh_checked,
            "outdated": self.outdated,
        }
        found, here = [], 0
        for part, number in parts.items():
            found.append((part, here, self.width(number)))
            here += self.width(number)
        return found


def count(texts: Iterable[Written], kinds: tuple[str, ...]) -> dict[str, int]:
    """How many of these texts there are of each of these kinds."""
    numbers = dict.fromkeys(kinds, 0)
    for text in texts:
        if text.kind in numbers:
            numbers[text.kind] += 1
    return numbers


def wanted(texts: Iterable[Written], *, language: str = "", group: str = "") -> list[Written]:
    """The texts that a reader of this group finds in this language; "" for any."""
    return [text for text in texts if text.is_for(group) and (not language or language in text.own)]


def table(
    texts: list[Written],
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    *,
    kinds: tuple[str, ...],
    is_in: Callable[[Written, str, str], bool],
    where: Callable[[str, str], str],
) -> list[Row]:
    """A table of these texts; a cell without any text of the first kind, or of none of the topics, is a hole.

    `is_in` says whether a text belongs to a row and column, `where` is the address at which a hole is filled.
    """
    needed = TOPICS if kinds == TOPICS else kinds[:1]
    made = []
    for row, name in rows.items():
        cells = []
        for column in columns:
            numbers = count((text for text in texts if is_in(text, row, column)), kinds)
            hole = not sum(numbers[kind] for kind in needed)
            cells.append(Cell(numbers, hole, where(row, column)))
        made.append(Row(row, name, tuple(cells)))
    return made


def groups_by_phase(texts, groups, phases, where) -> list[Row]:
    """What each group finds in each phase."""
    kinds = ("moment", *TOPICS)
    return table(
        texts,
        groups,
        phases,
        kinds=kinds,
        where=where,
        is_in=lambda text, row, col: text.is_for(row) and col in text.phases,
    )


def subjects_by_phase(texts, subjects, phases, where) -> list[Row]:
    """What there is about each subject in each phase."""
    return table(
        texts,
        subjects,
        phases,
        kinds=TOPICS,
        where=where,
        is_in=lambda text, row, col: text.subject == row and col in text.phases,
    )


def subjects_by_group(texts, subjects, groups, where) -> list[Row]:
    """What there is about each subject for each group."""
    return table(
        texts,
        subjects,
        groups,
        kinds=TOPICS,
        where=where,
        is_in=lambda text, row, col: text.subject == row and text.is_for(col),
    )


def tongues(texts: list[Written], languages: Mapping[str, str]) -> list[Tongue]:
    """Per language and kind what is written, checked and too old; Dutch first, as the languages come."""
    found = []
    for code, name in languages.items():
        for kind in KINDS:
            mine = [text for text in texts if text.kind == kind]
            found.append(
                Tongue(
                    code=code,
                    name=name,
                    kind=kind,
                    all=len(mine),
                    own=sum(code in text.own for text in mine),
                    checked=sum(code in text.checked for text in mine),
                    outdated=sum(code in text.outdated for text in mine) if code != DUTCH else 0,
                )
            )
    return found
