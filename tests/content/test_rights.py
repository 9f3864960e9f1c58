"""The rights table (rights.yaml), held against the site: every address stands in it, and what it says is so.

Here one address of each row is asked by every role; `make drill-rights` asks all of them.
"""

import logging
from collections import Counter
from functools import cache

import pytest
from django.test import Client
from django.urls import get_resolver

from content.editing.guard import may_enter
from content.pages.models import HomePage
from tests.content.doors import address, every_door
from tests.drills.aims import meant
from tests.drills.asking import make_quick
from tests.drills.hostile import plausible
from tests.drills.table import IN, METHODS, OUT, OWN, read_table, verdict
from tests.drills.town import Town, found_nation, found_towns, people, round_about
from trajectory.journey.moment import ContactMoment

# A list of wagtail-localize has no order of its own; outside tests that is a line in the log.
unordered = pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
pytestmark = [pytest.mark.django_db, unordered]

LOGOUT = "wagtailadmin_logout"
FITTING = {"bundle-act": {"action": "links"}, "bundle-add": {"thing": "tree"}}
SAMPLE = ("nobody", "nothing", "turkish", "editor", "national")  # the others are asked by the drill


@pytest.fixture
def cast(db, settings, tmp_path, monkeypatch, sign_in) -> dict:
    """By role the client, the person and what is hers; and whose things are foreign to all but the nation."""
    settings.MEDIA_ROOT = tmp_path / "media"
    make_quick(monkeypatch)
    logging.disable(logging.WARNING)
    towns = found_towns(("alfa", "beta", "gamma"))
    others = people(towns) | {"editor": towns["alfa"].person}
    found_nation(others["national"], lend_to=towns.values())
    home = HomePage.objects.get(locale__language_code="tr")
    numbers = towns["alfa"].numbers | {"draft": home.pk, "section": home.pk, "draft_revision": home.latest_revision_id}
    numbers |= {"spare": home.pk, "waiting": home.pk}
    moment = ContactMoment.objects.get(code="M06")
    numbers["round"] = round_about("moment", moment, "tr", others["national"], "Açık değil").pk
    own = dict.fromkeys(others, towns["alfa"]) | {
        "nobody": towns["alfa"],
        "turkish": Town("turkish", "tr", None, numbers),
    }
    clients = {role: sign_in(person) for role, person in others.items()} | {"nobody": Client()}
    yield {"clients": clients, "people": others | {"nobody": None}, "own": own, "foreign": towns["gamma"]}
    logging.disable(logging.NOTSET)


def asked(cast, row, name: str, role: str) -> list[str]:
    """What this address says to this role otherwise than the table: for what is another's, and for what is hers."""
    form, wrong = plausible(cast["foreign"], cast["own"][role]) | FITTING.get(name, {}), []
    for method in METHODS:
        expected = row.rights[method, role]
        for town in (cast["foreign"], cast["own"][role]) if expected == OWN else (cast["foreign"],):
            where = address(patterns()[name], page=0, given=meant(name, town))
            comes_in = expected == IN or (town is not cast["foreign"] and expected == OWN)
            wrong += verdict(cast["clients"][role], method, where, comes_in, f"{role}: {name}", form)
    return wrong


@cache
def patterns() -> dict[str, str]:
    return dict(reversed(every_door()))


def names_of_the_site() -> set[str]:
    return {name for name, _ in every_door()} | {LOGOUT}


def test_every_address_of_the_admin_stands_in_the_table():
    _, rows = read_table()
    listed = Counter(name for row in rows for name in row.names)

    assert sorted(names_of_the_site() - set(listed)) == []
    assert [name for name, times in listed.items() if times > 1] == []


def test_table_names_no_address_that_does_not_exist():
    _, rows = read_table()

    assert sorted({name for row in rows for name in row.names} - names_of_the_site()) == []


def test_table_is_about_all_roles_and_says_something_else_for_each():
    roles, rows = read_table()
    columns = {role: tuple(row.rights[method, role] for row in rows for method in METHODS) for role in roles}

    assert roles == ["nobody", "nothing", "turkish", "editor", "both", "national", "reviewer", "publisher"]
    assert set(columns["nothing"]) <= {IN, OUT}
    assert OWN in columns["editor"]
    assert len({columns[role] for role in ("nothing", "turkish", "editor", "national")}) == 4


def test_guard_keeps_out_nobody_whom_the_table_lets_in(cast):
    roles, rows = read_table()
    wrong = [
        f"{role}: {name}"
        for row in rows
        for role in roles
        if role != "nobody" and {row.rights[method, role] for method in METHODS} != {OUT}
        for name in row.names
        if not may_enter(name, cast["people"][role])
    ]

    assert wrong == []


def test_first_address_of_every_row_does_what_the_table_says(cast):
    _, rows = read_table()
    wrong = []

    for row in rows:
        mixed = OWN in {row.rights[method, "both"] for method in METHODS}
        for role in (*SAMPLE, "both") if mixed else SAMPLE:
            wrong += asked(cast, row, row.names[0], role)

    assert not wrong, "\n".join(wrong)


def test_address_that_the_guard_opens_for_local_roles_and_the_table_closes_is_closed(cast):
    _, rows = read_table()
    wrong = []

    for row in rows:
        for role in ("turkish", "editor"):
            closed = {row.rights[method, role] for method in METHODS} == {OUT}
            names = [name for name in row.names[1:] if closed and may_enter(name, cast["people"][role])]
            wrong += [each for name in names for each in asked(cast, row, name, role)]

    assert not wrong, "\n".join(wrong)


def test_resolver_has_no_other_way_into_the_admin():
    starts = {str(pattern.pattern) for pattern in get_resolver().url_patterns}

    assert {start for start in starts if "admin" in start or "document" in start} == {"admin/", "documents/"}
