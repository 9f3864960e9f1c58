"""Read what a person typed: dates in three parts, each mistake beside its field, and nothing lost (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from trajectory.facts.resolve import Unit
from trajectory.plan.dates import ALL_PARTS, WI2013, WI2021, Known, Rules, Term, shift
from trajectory.plan.words import FIELDS, Field

GROUPS = {
    "asielstatushouder": (WI2021, True),
    "gezinslid": (WI2021, True),
    "gezinsmigrant": (WI2021, False),
    "overige-migrant": (WI2021, False),
    "wet-2013": (WI2013, None),
    "weet-ik-niet": (WI2021, None),
}
ROUTES = ("b1", "onderwijs", "z", "weet-ik-niet")
PIECES = ("day", "month", "year")
OLDEST = date(1950, 1, 1)
YEARS_AHEAD = 10


@dataclass
class Typed:
    """What was typed, as it was typed, and the mistakes in it by the name of the field."""

    group: str = ""
    route: str = ""
    pieces: dict[str, dict[str, str]] = field(default_factory=dict)
    passed: frozenset[str] = frozenset()
    mistakes: dict[str, str] = field(default_factory=dict)
    known: Known | None = None


def earliest(each: Field, rules: Rules) -> date:
    return rules.law_start if each.recent and rules.law_start else OLDEST


def latest(each: Field, today: date) -> date:
    return shift(today, Term(YEARS_AHEAD, Unit.YEARS))[0] if each.ahead else today


def read_date(each: Field, pieces: Mapping[str, str], rules: Rules, today: date) -> date | str | None:
    """The date, the name of a mistake, or None when nothing was typed; digits of every script are digits."""
    typed = [pieces[name] for name in PIECES]
    if not any(typed):
        return None
    if not all(piece.isdecimal() and len(piece) <= 4 for piece in typed):
        return "whole"
    day, month, year = map(int, typed)
    if year < earliest(each, rules).year or year > today.year + YEARS_AHEAD:
        return "year"
    try:
        found = date(year, month, day)
    except ValueError:
        return "exists"
    if found < earliest(each, rules):
        return "year"
    return "future" if found > latest(each, today) else found


def _read_all(typed: Typed, law: str, rules: Rules, today: date) -> dict[str, date]:
    dates: dict[str, date] = {}
    for each in FIELDS:
        if each.law not in ("", law):
            continue
        found = read_date(each, typed.pieces[each.name], rules, today)
        if isinstance(found, date):
            dates[each.name] = found
        elif found:
            typed.mistakes[each.name] = found
    for each in FIELDS:
        if each.name not in dates or not each.after or each.after in typed.mistakes:
            continue
        if each.after in dates and dates[each.name] <= dates[each.after]:
            typed.mistakes[each.name] = "order"
        elif each.after == "pip" and "pip" not in dates:
            typed.mistakes["pip"] = "first"
    return dates


def read(data: Mapping[str, str], passed: list[str], rules: Rules, today: date) -> Typed:
    """Everything the form holds; `known` is filled when there is no mistake. `passed` are the ticked parts."""

    def given(name: str) -> str:
        return str(data.get(name, "")).replace("\x00", "").strip()[:20]

    typed = Typed(
        group=given("groep"),
        route=given("route"),
        pieces={each.name: {piece: given(f"{each.name}-{piece}") for piece in PIECES} for each in FIELDS},
        passed=frozenset(passed) & frozenset(ALL_PARTS),
    )
    if typed.group not in GROUPS:
        typed.group, typed.mistakes["groep"] = "", "choose"
    if typed.route not in ROUTES:
        typed.route = ""
    law, asylum = GROUPS.get(typed.group, (WI2021, None))
    dates = _read_all(typed, law, rules, today)
    if not typed.mistakes:
        typed.known = Known(law=law, asylum=asylum, route=typed.route, dates=dates, passed=typed.passed)
    return typed
