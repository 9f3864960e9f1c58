"""The table of cases of my dates, read for both sides that count."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from trajectory.plan.dates import Rules, Term
from trajectory.plan.words import FIELDS

# By hand from facts.md sections 3 and 4, so that a wrong register is seen too.
TERMS = {
    "pip-term": Term(10, "weeks"),
    "pip-term-moved": Term(10, "weeks"),
    "integration-term": Term(3, "years"),
    "extension-ask-term": Term(6, "months"),
    "extension-birth": Term(16, "weeks"),
    "route-change-term": Term(18, "months"),
    "objection-term": Term(6, "weeks"),
    "pvt-wi2013-term": Term(1, "years"),
}
RULES = Rules(TERMS, date(2022, 1, 1))
# A whole form as a browser sends it from our own page, and a day that no other text of the site holds.
FORM = {
    "groep": "gezinsmigrant",
    "route": "b1",
    "pip-day": "21",
    "pip-month": "11",
    "pip-year": "2026",
    "klaar": ["reading", "pvt"],
}
OURS = {"origin": "http://testserver"}
SECRET = {"birth-day": "17", "birth-month": "9", "birth-year": "2027"}


@dataclass(frozen=True)
class Case:
    """One case: what is typed on a day, and the answer or the mistakes."""

    name: str
    today: date
    group: str
    route: str
    typed: dict[str, list[str]]
    passed: list[str]
    days: dict[str, str | None] = field(default_factory=dict)
    left: list[str] | None = None
    wrong: dict[str, str] = field(default_factory=dict)

    def form(self) -> dict[str, str | list[str]]:
        """The fields of the form as a browser sends them."""
        pieces = {
            f"{each.name}-{piece}": value
            for each in FIELDS
            for piece, value in zip(("day", "month", "year"), self.typed.get(each.name, ["", "", ""]), strict=True)
        }
        return {"groep": self.group, "route": self.route, "klaar": self.passed, **pieces}


def _typed(value: date | list[str]) -> list[str]:
    return value if isinstance(value, list) else [str(value.day), str(value.month), str(value.year)]


def read_cases() -> list[Case]:
    table = yaml.safe_load((Path(__file__).parent / "plan_cases.yaml").read_text("utf-8"))
    return [
        Case(
            name=row["name"],
            today=row.get("today", table["today"]),
            group=row["group"],
            route=row.get("route", "weet-ik-niet"),
            typed={name: _typed(value) for name, value in row["dates"].items()},
            passed=row.get("passed", []),
            days={key: value and str(value) for key, value in row.get("days", {}).items()},
            left=row.get("left"),
            wrong=row.get("wrong", {}),
        )
        for row in table["cases"]
    ]


CASES = read_cases()
