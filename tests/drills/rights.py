"""The drill of the rights: four municipalities, everybody at every door, and nothing foreign read or changed.

`make drill-rights`; goals A2 and A3 of the design. It is no part of `make test`: it asks tens of thousands of things.
"""

import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.drills.aims import aims, doors, public, questions
from tests.drills.asking import HEAD, Tally, ask, make_quick, notice
from tests.drills.hostile import Owner, Thief, attack
from tests.drills.town import NAMES, NATION, Town, found_nation, found_towns, people

# A list of wagtail-localize has no order of its own; outside tests that is a line in the log.
unordered = pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
pytestmark = [pytest.mark.django_db, unordered]

LEAST_WRITES = 10_000


@pytest.fixture
def world(db, settings, tmp_path, monkeypatch) -> Iterator[dict]:
    """The towns, the nation and everybody who works there."""
    settings.MEDIA_ROOT = tmp_path / "media"
    make_quick(monkeypatch)
    logging.disable(logging.WARNING)
    towns = found_towns()
    others = people(towns)
    yield {"towns": towns, "people": others, "nation": found_nation(others["national"])}
    logging.disable(logging.NOTSET)


@pytest.fixture
def casts(world, sign_in) -> list[tuple[str, Client, object, Town | None, set[str], list[Town]]]:
    """Role, client, person, the own town, what she may read, and whose things she goes after."""
    towns, others, nation = world["towns"], world["people"], world["nation"]
    found = [("anonymous", Client(), None, None, set(), [*towns.values(), nation])]
    for role in ("nothing", "turkish"):
        found.append((role, sign_in(others[role]), others[role], None, set(), [*towns.values(), nation]))
    both = {"alfa", "beta"}
    rest = [towns["gamma"], towns["delta"], nation]
    found.append(("editor of two", sign_in(others["both"]), others["both"], towns["alfa"], both, rest))
    for name, town in towns.items():
        neighbours = [towns[other] for other in NAMES if other != name]
        neighbours += [nation] if name == "alfa" else []
        found.append((f"editor of {name}", sign_in(town.person), town.person, town, {name}, neighbours))
    return found


def look(tally: Tally, client: Client, user, keeps: set[str], towns: list[Town], own: Town | None = None) -> set[tuple]:
    """Ask everything about these towns at every address; answers the canaries that were told."""
    seen = set()

    def get(where: str) -> int:
        answer, found = ask(tally, client, "get", where)
        seen.update(found)
        notice(tally, found, keeps, where)
        return answer.status_code

    for name, pattern in doors():
        places = aims(name, pattern, towns, own)
        for where in places:
            if get(where) == 200 and where == places[0]:
                for asked in questions(name, towns):
                    get(f"{where}?{asked}")
    return seen


def look_from_outside(tally: Tally, client: Client, town: Town) -> None:
    """What readers and the API are told, also with an editor's session; what is not public is nobody's there."""
    for where in public(town):
        _, found = ask(tally, client, "get", where)
        notice(tally, found, set(), where)


def report(title: str, tallies: list[Tally]) -> list[str]:
    print(f"\n{title}\n{HEAD}")
    for tally in tallies:
        print(tally.line(), flush=True)
    wrong = [each for tally in tallies for each in tally.wrong]
    requests, leaks, changes = (
        sum(getattr(each, name) for each in tallies) for name in ("requests", "leaks", "changes")
    )
    print(f"{'together':<22}{requests:>8}{leaks:>7}{changes:>9}\nfindings: {len(wrong)}")
    for each in wrong[:200]:
        print(f"  {each}")
    return wrong


def test_owners_see_each_of_their_canaries(world, sign_in):
    tallies, missing = [], []
    for town in [*world["towns"].values(), world["nation"]]:
        person = town.person
        tallies.append(Tally(f"owner: {town.name}"))
        keeps = {town.name} if town.name != NATION else {*NAMES, NATION}
        seen = look(tallies[-1], sign_in(person), person, keeps, [town])
        missing += [f"nobody of {town.name} sees {kind}" for kind in town.kinds if (town.name, kind) not in seen]
        print(f"{town.name}: {len(town.kinds)} canaries")

    assert report("Owners", tallies) + missing == []


def test_nobody_reads_what_is_anothers(casts):
    tallies = []
    for role, client, user, own, keeps, neighbours in casts:
        tallies.append(Tally(role))
        look(tallies[-1], client, user, keeps, neighbours, own)
        for town in neighbours if role in ("anonymous", "editor of alfa") else ():
            look_from_outside(tallies[-1], client, town)
        print(tallies[-1].line(), flush=True)

    assert report("A2: read", tallies) == []


def test_nobody_changes_what_is_anothers(casts, world, sign_in):
    owners = {town.name: Owner(sign_in(town.person)) for town in [*world["towns"].values(), world["nation"]]}
    tallies = []
    for role, client, user, own, keeps, neighbours in casts:
        tallies.append(Tally(role))
        attack(Thief(tallies[-1], client, user, keeps, own), neighbours, owners)
        print(tallies[-1].line(), *tallies[-1].wrong[:20], sep="\n  ", flush=True)

    assert report("A3: changed", tallies) == []
    assert sum(each.requests for each in tallies) >= LEAST_WRITES
