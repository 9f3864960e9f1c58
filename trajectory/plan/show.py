"""What a reader sees of a plan: each day in words with its rule and source, and the same for `plan.js`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from trajectory.facts.resolve import FactValue, Unit, fill, write_date
from trajectory.journey.asked import query_of
from trajectory.journey.assemble import UNKNOWN
from trajectory.plan import words
from trajectory.plan.dates import PARTS, RULES, WI2013, Known, PlanDate, Rule, Rules
from trajectory.plan.forms import GROUPS, YEARS_AHEAD, earliest

# The step of the journey to open: before the plan, during the lessons, and by the law of 2013.
STEPS = ("M06", "M13", "W02")
# Whose journey shows that step whatever somebody typed; nobody has lessons without a group and a route of their own.
GROUP_AT = {"M06": UNKNOWN, "W02": "wet-2013"}


@dataclass(frozen=True)
class Row:
    """One line of the answer: `written` is the day in words, `over` says that it was a last day and is past."""

    key: str
    title: str
    text: SafeString
    sources: SafeString
    day: date | None = None
    written: str = ""
    about: bool = False
    over: bool = False
    deadline: bool = False


def step_of(known: Known) -> str:
    """The contact moment where this person is now."""
    return STEPS[2] if known.law == WI2013 else STEPS["pip" in known.dates]


def journey_at(step: str) -> str:
    """The query of the journey at this step, without anything that was typed: without a group it is chosen there."""
    group = GROUP_AT.get(step, "")
    return f"{query_of({'groep': group, 'stap': step})}{f'#m-{step}' if group else ''}"


def write_sources(rule: Rule, register: Mapping[str, FactValue]) -> SafeString:
    """The sources of the facts a rule stands on as HTML, in Dutch since their titles are."""
    found = dict.fromkeys(each for key in rule.cited if key in register for each in register[key].sources)
    named = [
        (each.source.url, ", ".join(filter(None, (each.source.title, each.reference))) + f" ({each.source.publisher})")
        for each in found
    ]
    return format_html_join(
        "; ",
        "{}",
        ((format_html('<a href="{}" rel="noreferrer">{}</a>', url, name) if url else name,) for url, name in named),
    )


def write_day(day: date, about: bool, code: str) -> str:
    """The day in words, as "about …" when it is not certain to the day."""
    written = write_date(day, code)
    return gettext("about %(date)s") % {"date": written} if about else written


class Speaker:
    """Says rules in one language with the facts of today."""

    def __init__(self, code: str, register: Mapping[str, FactValue]) -> None:
        self.code, self.register = code, register

    def text(self, rule: Rule) -> SafeString:
        return fill(str(words.RULES[rule.words]), self.register, self.code)

    def row(self, found: PlanDate, today: date) -> Row:
        return Row(
            key=found.key,
            title=str(words.TITLES[found.key]),
            text=self.text(found.rule),
            sources=write_sources(found.rule, self.register),
            day=found.day,
            written=write_day(found.day, found.about, self.code) if found.day else "",
            about=found.about and found.day is not None,
            over=found.rule.deadline and found.day is not None and found.day < today,
            deadline=found.rule.deadline,
        )

    def months(self) -> list[str]:
        """How a day of each month is written, with {d} and {y} for day and year."""
        days = (date(2222, month, 11) for month in range(1, 13))
        return [write_date(day, self.code).replace("2222", "{y}").replace("11", "{d}") for day in days]


def _rule_for_device(rule: Rule, speaker: Speaker, rules: Rules) -> dict:
    term = rules.terms.get(rule.fact)
    steps = {"days": rule.days, "months": 0}
    if term:
        scale = {Unit.WEEKS: 7, Unit.YEARS: 12}.get(term.unit, 1)
        steps["days" if term.unit in (Unit.DAYS, Unit.WEEKS) else "months"] += term.count * scale * rule.times
    return {
        "key": rule.key,
        "law": rule.law,
        "base": rule.base,
        **steps,
        "lost": bool(rule.fact and not term),
        "about": rule.about,
        "unless": rule.unless,
        "only": rule.only,
        "end": rule.deadline,
        "title": str(words.TITLES[rule.key]),
        "text": speaker.text(rule),
        "sources": write_sources(rule, speaker.register),
    }


def for_device(speaker: Speaker, rules: Rules) -> dict:
    """Rules, limits and words for the script, so that what a person types stays on the device.

    `fields` holds per field its law, the first day allowed, whether it may lie ahead and the field that comes before.
    """
    return {
        "rules": [_rule_for_device(rule, speaker, rules) for rule in RULES],
        "groups": GROUPS,
        "steps": STEPS,
        "parts": PARTS,
        "fields": [
            [each.name, each.law, earliest(each, rules).isoformat(), each.ahead, each.after] for each in words.FIELDS
        ],
        "ahead": YEARS_AHEAD,
        "months": speaker.months(),
        "about": gettext("about %(date)s"),
        "mistakes": {key: str(text) for key, text in words.MISTAKES.items()},
    }
