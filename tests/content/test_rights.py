"""The rights table (rights.yaml), held against the site: every address stands in it, and what it says is so.

Here one address of each row is asked by every role; `make drill-rights` asks all of them.
"""

import logging
from collections import Counter

import pytest
from django.test import Client
from django.urls import get_resolver

from content.editing.guard import may_enter
from tests.content.doors import address, every_door
from tests.drills.aims import meant
from tests.drills.asking import make_quick
from tests.drills.table import IN, METHODS, OUT, OWN, read_table, verdict
from tests.drills.town import found_nation, found_towns, people

pytestmark = pytest.mark.django_db

LOGOUT = "wagtailadmin_logout"


@pytest.fixture
def cast(db, settings, tmp_path, monkeypatch, sign_in) -> dict:
    """By role the client, the person and the own town; and whose things are foreign to all but the nation."""
    settings.MEDIA_ROOT = tmp_path / "media"
    make_quick(monkeypatch)
    logging.disable(logging.WARNING)
    towns = found_towns(("alfa", "beta", "gamma"))
    others = people(towns)
    others["editor"] = towns["alfa"].person
    found_nation(others["national"], lend_to=towns.values())
    clients = {role: (sign_in(person), person) for role, person in others.items()} | {"nobody": (Client(), None)}
    yield {"clients": clients, "own": towns["alfa"], "foreign": towns["gamma"]}
    logging.disable(logging.NOTSET)


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

    assert roles == "nobody nothing turkish editor both national reviewer publisher".split()
    assert set(columns["nothing"]) <= {IN, OUT}
    assert OWN in columns["editor"]
    assert len({columns[role] for role in ("nobody", "nothing", "turkish", "editor", "national")}) == 5


def test_guard_keeps_out_nobody_whom_the_table_lets_in(cast):
    roles, rows = read_table()
    wrong = [
        f"{role}: {name}"
        for row in rows
        for role in roles
        if role != "nobody" and {row.rights[method, role] for method in METHODS} != {OUT}
        for name in row.names
        if not may_enter(name, cast["clients"][role][1])
    ]

    assert wrong == []


def test_first_address_of_every_row_does_what_the_table_says(cast):
    roles, rows = read_table()
    patterns = dict(reversed(every_door()))
    wrong = []

    for row in rows:
        name = row.names[0]
        for role in roles if name != LOGOUT else ():
            client, person = cast["clients"][role]
            for method in METHODS:
                places = [address(patterns[name], page=0, given=meant(name, cast[whose])) for whose in ("own", "foreign")]
                wrong += verdict(client, method, places, row.rights[method, role], f"{role}: {name}")

    assert wrong == []


def test_every_address_that_the_guard_opens_and_the_table_closes_is_closed(cast):
    roles, rows = read_table()
    patterns = dict(reversed(every_door()))
    wrong = []

    for row in rows:
        for role, name in ((role, name) for role in roles for name in row.names[1:]):
            client, person = cast["clients"][role]
            for method in METHODS if person and name != LOGOUT and may_enter(name, person) else ():
                if row.rights[method, role] == OUT:
                    where = address(patterns[name], page=0, given=meant(name, cast["own"]))
                    wrong += verdict(client, method, [where], OUT, f"{role}: {name}")

    assert wrong == []


def test_resolver_has_no_other_way_into_the_admin():
    starts = {str(pattern.pattern) for pattern in get_resolver().url_patterns}

    assert {start for start in starts if "admin" in start or "document" in start} == {"admin/", "documents/"}
