"""The dates that follow from a date: the edges of the law by hand, and what must hold for every date."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from tests.trajectory.planning import CASES, RULES, TERMS, Case
from trajectory.facts.resolve import FactValue, write_date
from trajectory.plan.dates import Known, Rules, Term, plan, remaining, rules_of, shift
from trajectory.plan.forms import read
from trajectory.plan.show import Speaker

DATES = some.dates(date(2013, 1, 1), date(2060, 12, 31))
NAMES = ("notice", "registration", "pip", "later-pip", "moved", "birth", "course", "decision")
INPUTS = [f"{name}-{piece}" for name in NAMES for piece in ("day", "month", "year")]
KNOWN = some.builds(
    Known,
    law=some.sampled_from(["wi2021", "wi2013"]),
    asylum=some.sampled_from([True, False, None]),
    dates=some.dictionaries(some.sampled_from([*NAMES, "term-start", "term-end"]), DATES),
)


def answer(case: Case) -> tuple[dict, list | None, dict]:
    form = case.form()
    typed = read({name: value for name, value in form.items() if name != "klaar"}, case.passed, RULES, case.today)
    if typed.known is None:
        return {}, None, typed.mistakes
    rows = plan(typed.known, RULES)
    days = {row.key: row.day and f"{'~' * row.about}{row.day.isoformat()}" for row in rows}
    assert len(days) == len(rows)
    left = remaining(typed.known)
    return days, None if left is None else list(left), typed.mistakes


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_of_the_table_has_the_days_the_law_gives(case):
    days, left, wrong = answer(case)

    assert wrong == case.wrong
    assert days == case.days
    if case.left is not None:
        assert left == case.left


def test_table_is_large_and_every_case_names_its_article():
    table = yaml.safe_load((Path(__file__).parent / "plan_cases.yaml").read_text("utf-8"))["cases"]

    assert len(table) >= 60
    assert all(row["article"] for row in table)
    assert len({row["name"] for row in table}) == len(table)


def test_terms_of_the_register_are_the_terms_of_the_law():
    data = Path(__file__).parents[2] / "trajectory/data/facts.yaml"
    facts = {
        row["key"]: FactValue(row["key"], row["kind"], row["value"], row["unit"])
        for row in yaml.safe_load(data.read_text("utf-8"))
    }

    assert rules_of(facts) == RULES


def test_term_that_is_not_valid_any_more_gives_no_day_and_says_so():
    gone = FactValue("integration-term", "term", "3", "years", current=False)

    rules = rules_of({"integration-term": gone})
    rows = {row.key: row.day for row in plan(Known(dates={"pip": date(2026, 11, 21)}), rules)}

    assert rows["term-start"] == date(2026, 11, 22)
    assert rows["term-end"] is None
    assert "extension-first" not in rows


def test_days_stand_in_order_and_what_has_no_day_comes_first():
    known = Known(dates={"birth": date(2020, 1, 1), "pip": date(2026, 11, 21), "decision": date(2026, 1, 1)})

    rows = plan(known, RULES)

    assert rows[0].day is None
    days = [row.day for row in rows if row.day]
    assert days == sorted(days)


@given(DATES, some.integers(-60, 60))
def test_weeks_are_days_times_seven_and_never_uncertain(day, count):
    assert shift(day, Term(count, "weeks")) == (day + timedelta(days=7 * count), False)


@given(DATES, some.integers(-60, 60))
def test_months_keep_the_day_or_end_with_the_month(day, count):
    found, about = shift(day, Term(count, "months"))

    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == count
    assert found.day == day.day or (found + timedelta(days=1)).day == 1
    assert found.day == day.day or about


@given(DATES, some.integers(-9, 9))
def test_years_are_twelve_months(day, count):
    assert shift(day, Term(count, "years")) == shift(day, Term(12 * count, "months"))


@given(DATES)
def test_certain_time_is_one_day_short_of_the_same_day_three_years_after_its_first(pip):
    rows = {row.key: row for row in plan(Known(dates={"pip": pip}), RULES)}
    first, last = rows["term-start"].day, rows["term-end"]

    assert first == pip + timedelta(days=1)
    assert 1094 <= (last.day - pip).days <= 1096
    if not last.about:
        after = last.day + timedelta(days=1)
        assert (after.year, after.month, after.day) == (first.year + 3, first.month, first.day)


@given(DATES)
def test_leap_day_is_never_said_as_certain_for_years(pip):
    rows = {row.key: row for row in plan(Known(dates={"pip": pip}), RULES)}

    for key in ("term-end", "route-change", "extension-first"):
        if (rows[key].day.month, rows[key].day.day) == (2, 29) or (pip.month, pip.day) == (2, 29):
            assert rows[key].about


@given(KNOWN)
def test_whatever_is_known_the_answer_is_whole_and_honest(known):
    rows = plan(known, RULES)
    keys = [row.key for row in rows]

    assert len(set(keys)) == len(keys)
    if known.law == "wi2021":
        assert ("waiting" in keys) == ("pip" not in known.dates)
        assert ("term-end" in keys) == ("pip" in known.dates)
    else:
        assert not {"waiting", "pip-deadline", "term-start", "route-change", "moved-pip"} & set(keys)
    assert all(row.about for row in rows if row.key.startswith("objection"))


@given(KNOWN, some.dictionaries(some.sampled_from(["later-pip", "moved", "course", "decision"]), DATES))
def test_nothing_but_the_first_plan_moves_the_time(known, more):
    def time(dates):
        rows = plan(Known(known.law, known.asylum, known.route, dates), RULES)
        return [(row.key, row.day, row.about) for row in rows if row.key in ("term-start", "term-end")]

    assert time({**known.dates, **more}) == time(known.dates)


@given(
    some.dictionaries(some.sampled_from(INPUTS), some.text(max_size=6)), some.dates(date(2022, 1, 1), date(2060, 1, 1))
)
def test_nothing_that_can_be_typed_breaks_the_form_or_is_lost(data, today):
    typed = read({**data, "groep": "gezinsmigrant"}, ["reading", "onzin"], RULES, today)

    assert (typed.known is None) == bool(typed.mistakes)
    assert typed.passed == {"reading"}
    for name, value in data.items():
        field, _, piece = name.rpartition("-")
        assert typed.pieces[field][piece] == value.replace("\x00", "").strip()


@pytest.mark.parametrize("code", ["nl", "en", "ar", "ti", "tr", "fa", "fa-af", "so", "es", "fr", "ps", "uk"])
def test_script_writes_days_as_the_site_does(code):
    speaker = Speaker.__new__(Speaker)
    speaker.code = code

    months = speaker.months()

    for month in range(1, 13):
        for day in (date(2027, month, 5), date(2031, month, 28)):
            written = months[month - 1].replace("{d}", str(day.day)).replace("{y}", str(day.year))
            assert written == write_date(day, code)


def test_rules_without_terms_say_nothing_wrong():
    rows = plan(Known(dates={"notice": date(2026, 1, 1)}), Rules({}))

    assert {row.key: row.day for row in rows} == {"waiting": None, "pip-deadline": None}
    assert len(TERMS) == 8
