"""From the dates a person knows to the dates that follow from them by law (pure).

How is counted: weeks are days times seven; months and years lead to the same day of the month, and where that day
does not exist to the last day of the month. Where the law leaves room (29 February, the end of a month, a day that
an organisation decides) the answer is "about". The rules are a table, so that `static/js/plan.js` reads the same one.
"""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from trajectory.facts.resolve import FactValue, Kind, Unit, read_value

WI2021, WI2013 = "wi2021", "wi2013"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """A length of time: a whole number of days, weeks, months or years."""

    count: int
    unit: str


@dataclass(frozen=True)
class Rules:
    """The terms of the law by the name of their fact, and since when the law of 2021 is in force."""

    terms: Mapping[str, Term]
    law_start: date | None = None


@dataclass(frozen=True)
class Known:
    """What a person told: the law, whether the permit is an asylum permit (None: not known), dates and parts done."""

    law: str = WI2021
    asylum: bool | None = None
    route: str = ""
    dates: Mapping[str, date] = field(default_factory=dict)
    passed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rule:
    """One rule of the law: `base` plus the term of `fact` gives the day `key`; `text` names the words that say so.

    `base` is a date the person knows or the key of an earlier rule; without one the rule says something without a day.
    `times` is -1 to count back, `days` are added. `unless` are known dates that make the rule idle, `only` a check.
    `facts` are the facts the rule stands on, for its sources.
    """

    key: str
    law: str = WI2021
    base: str = ""
    fact: str = ""
    times: int = 1
    days: int = 0
    about: bool = False
    unless: tuple[str, ...] = ()
    only: str = ""
    text: str = ""
    facts: tuple[str, ...] = ()
    deadline: bool = False

    @property
    def words(self) -> str:
        return self.text or self.key

    @property
    def cited(self) -> tuple[str, ...]:
        return self.facts or ((self.fact,) if self.fact else ())


@dataclass(frozen=True)
class PlanDate:
    """One day of the answer; `day` is None when there is none to give, `about` when it is not certain to the day."""

    rule: Rule
    day: date | None
    about: bool = False

    @property
    def key(self) -> str:
        return self.rule.key


def _pip_deadline(only: str, base: str = "notice", **other) -> Rule:
    return Rule(
        "pip-deadline", base=base, fact="pip-term", unless=("pip",), only=only, deadline=True, **other
    )  # WI 15; BI 5.3 lid 1-2


RULES = (
    Rule("waiting", unless=("pip",), facts=("integration-term",)),  # WI 11
    _pip_deadline("notice-certain"),
    _pip_deadline("notice-doubt", about=True),
    _pip_deadline("registered-later", base="registration", text="pip-deadline-registered"),
    Rule("objection-pip", base="pip", fact="objection-term", about=True, text="objection", deadline=True),  # D6
    Rule("term-start", base="pip", days=1, facts=("integration-term",)),  # WI 11
    Rule("term-end", base="pip", fact="integration-term", deadline=True),  # WI 11
    Rule("extension-first", base="term-end", fact="extension-ask-term", times=-1),  # WI 12; BI 4.5
    Rule("route-change", base="pip", fact="route-change-term", deadline=True),  # WI 17; BI 5.4
    Rule("objection-later-pip", base="later-pip", fact="objection-term", about=True, text="objection", deadline=True),
    Rule("moved-pip", base="moved", fact="pip-term-moved", deadline=True),  # WI 15 lid 4; BI 5.3 lid 3
    Rule("birth", base="term-end", fact="extension-birth", about=True, only="born-in-term", deadline=True),  # D4
    Rule("birth-ask", only="born-outside", facts=("extension-birth",)),
    Rule("course", base="course", facts=("integration-term", "extension-grounds-min")),  # WI 11; D4
    Rule("waiting-2013", law=WI2013, unless=("term-start", "term-end")),
    Rule("term-end", law=WI2013, base="term-end", text="term-end-letter", deadline=True),
    Rule(
        "term-end",
        law=WI2013,
        base="term-start",
        days=-1,
        fact="integration-term",
        about=True,
        unless=("term-end",),
        text="term-end-2013",
        facts=("wi2013-extra-term",),  # the pages that tell of the law of 2013: D8, FX
        deadline=True,
    ),  # the letter decides; "normally" 3 years
    Rule("pvt-2013", law=WI2013, base="registration", fact="pvt-wi2013-term", about=True, deadline=True),  # fact file
    Rule("birth-ask", law=WI2013, only="born", facts=("extension-birth",)),
    Rule("objection", law="", base="decision", fact="objection-term", about=True, deadline=True),  # D6
)

# What has to be done per route (WI 6-9; BI 3.14); by the law of 2013 DUO's letter says which of these.
LANGUAGE = ("reading", "listening", "writing", "speaking")
PARTS = {
    "b1": ("pvt", "map", *LANGUAGE, "knm"),
    "onderwijs": ("pvt", "bridge"),
    "z": ("pvt", "map", "z-lessons", "z-talk"),
    "z-asylum": ("pvt", "map", "z-lessons", "z-hours", "z-talk"),
    WI2013: (*LANGUAGE, "knm", "ona", "pvt"),
}
ALL_PARTS = tuple(dict.fromkeys(part for parts in PARTS.values() for part in parts))


def _months(day: date, count: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def shift(day: date, term: Term, times: int = 1) -> tuple[date, bool]:
    """The day a term after `day` (before it when `times` is -1), and whether another way to count gives another day.

    The other way counts from the day after and ends the day before; round 29 February the two differ.
    Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    count = term.count * times
    if term.unit in (Unit.DAYS, Unit.WEEKS):
        return day + timedelta(days=count * (7 if term.unit == Unit.WEEKS else 1)), False
    count *= 12 if term.unit == Unit.YEARS else 1
    found = _months(day, count)
    other = _months(day + ONE_DAY, count) - ONE_DAY
    return found, found.day != day.day or found != other


def _registered_later(known: Known) -> bool:
    dates = known.dates
    return known.asylum is True and "registration" in dates and dates["registration"] > dates["notice"]


def _notice_certain(known: Known) -> bool:
    registration = known.dates.get("registration")
    return known.asylum is False or (registration is not None and registration <= known.dates["notice"])


def _born_in_term(known: Known, found: Mapping[str, date]) -> bool:
    birth = known.dates.get("birth")
    return birth is not None and "term-end" in found and found["term-start"] <= birth <= found["term-end"]


CHECKS: dict[str, Callable[[Known, Mapping[str, date]], bool]] = {
    "": lambda known, found: True,
    "notice-certain": lambda known, found: _notice_certain(known),
    "notice-doubt": lambda known, found: not _notice_certain(known) and not _registered_later(known),
    "registered-later": lambda known, found: "notice" in known.dates and _registered_later(known),
    "born": lambda known, found: "birth" in known.dates,
    "born-in-term": _born_in_term,
    "born-outside": lambda known, found: "birth" in known.dates and not _born_in_term(known, found),
}


def _apply(rule: Rule, base: date, terms: Mapping[str, Term]) -> PlanDate:
    start = base + timedelta(days=rule.days)
    if not rule.fact:
        return PlanDate(rule, start, rule.about)
    term = terms.get(rule.fact)
    if term is None:
        return PlanDate(rule, None, rule.about)
    day, doubt = shift(start, term, rule.times)
    return PlanDate(rule, day, rule.about or doubt)


def _made(law: str) -> frozenset[str]:
    """The days that the law of 2021 counts itself; by the law of 2013 the person reads them in the letter."""
    return frozenset({"term-start", "term-end"}) if law == WI2021 else frozenset()


def plan(known: Known, rules: Rules) -> list[PlanDate]:
    """Every date that follows from what is known: first what has no day, then the days in order.

    A day counted from an uncertain day is uncertain too. A term that is not in `rules` gives no day.
    """
    rows: list[PlanDate] = []
    found: dict[str, date] = {}
    unsure: set[str] = set()
    for rule in RULES:
        if rule.law not in ("", known.law) or any(name in known.dates for name in rule.unless):
            continue
        # A day the rules give goes before one of the same name that was typed for the other law.
        base = found.get(rule.base) or (known.dates.get(rule.base) if rule.base not in _made(known.law) else None)
        if (rule.base and base is None) or not CHECKS[rule.only](known, found):
            continue
        row = _apply(rule, base, rules.terms) if base else PlanDate(rule, None)
        if row.day and (row.about or rule.base in unsure):
            unsure.add(row.key)
            row = PlanDate(rule, row.day, about=True)
        if row.day:
            found.setdefault(row.key, row.day)
        rows.append(row)
    return sorted(rows, key=lambda row: (row.day is not None, row.day or date.min))


def remaining(known: Known) -> tuple[str, ...] | None:
    """The parts of the route that are not done yet, in order; None when the route is not known."""
    name = WI2013 if known.law == WI2013 else known.route
    if name == "z" and known.asylum:
        name = "z-asylum"
    parts = PARTS.get(name)
    return None if parts is None else tuple(part for part in parts if part not in known.passed)


def rules_of(register: Mapping[str, FactValue]) -> Rules:
    """The terms as they stand in the fact register today; one that is not valid any more is left out."""
    wanted = {rule.fact for rule in RULES if rule.fact}
    terms = {
        key: Term(int(read_value(fact.kind, fact.value, fact.unit)), fact.unit)
        for key in wanted
        if (fact := register.get(key)) and fact.current and fact.kind == Kind.TERM
    }
    start = register.get("wi2021-start")
    return Rules(terms, date.fromisoformat(start.value) if start and start.kind == Kind.DATE else None)
