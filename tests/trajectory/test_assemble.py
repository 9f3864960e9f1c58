"""The journey is put together from an atlas alone: the right moments, in order, for every way of choosing."""

import pytest

from trajectory.journey.assemble import Atlas, Choice, Moment, OrganisationView, PhaseView, assemble
from trajectory.texts.tongue import Text

EMPTY = Text("", "nl")
FOUR = frozenset({"asielstatushouder", "gezinslid", "gezinsmigrant", "overige-migrant"})


def organisation(code: str) -> OrganisationView:
    return OrganisationView(code=code, lane=code, name=Text(code.upper(), "nl"), full_name=EMPTY, role=EMPTY)


DUO, COA, SCHOOL = organisation("duo"), organisation("coa"), organisation("taalschool")


def moment(code, phase, order, *, lead=DUO, others=(), groups=FOUR, routes=(), following=()) -> Moment:
    return Moment(
        id=code,
        phase=phase,
        order=order,
        lead=lead,
        others=tuple(others),
        groups=frozenset(groups),
        routes=frozenset(routes),
        laws=frozenset(),
        next=tuple(following),
        kind="fixed",
        channel="letter",
        certainty="law",
        checked_on=None,
        texts={"title": Text(f"Titel {code}", "nl")},
    )


def choice(code: str, has_routes: bool = False) -> Choice:
    return Choice(code=code, title=Text(code, "nl"), summary=EMPTY, has_routes=has_routes)


# The moments stand in the wrong order on purpose; M15 belongs to one route, A01 and U01 to one group.
ATLAS = Atlas(
    phases=tuple(
        PhaseView(code, order, Text(code, "nl"), EMPTY)
        for order, code in enumerate(("aankomst", "plan", "oekraine", "traject", "klaar"), start=1)
    ),
    groups=(
        choice("asielstatushouder", True),
        choice("gezinsmigrant", True),
        choice("oekraine"),
        choice("weet-ik-niet"),
    ),
    routes=(choice("b1"), choice("z"), choice("weet-ik-niet")),
    moments=(
        moment("F01", "klaar", 9, following=()),
        moment("M15", "traject", 4, lead=SCHOOL, others=(DUO,), routes=("b1",), following=("F01",)),
        moment("M16", "traject", 5, lead=SCHOOL, routes=("z",), following=("F01",)),
        moment("M06", "plan", 3, following=("M15", "M16")),
        moment("M01", "plan", 2, others=(SCHOOL,), following=("M06",)),
        moment("A01", "aankomst", 1, lead=COA, groups=("asielstatushouder",), following=("M01", "U01")),
        moment("U01", "oekraine", 6, lead=COA, groups=("oekraine",), routes=("b1",), following=("A01",)),
    ),
    organisations={"coa": COA, "duo": DUO, "taalschool": SCHOOL},
)


@pytest.mark.parametrize(
    ("group", "route", "ids"),
    [
        ("asielstatushouder", "b1", ["A01", "M01", "M06", "M15", "F01"]),
        ("asielstatushouder", "z", ["A01", "M01", "M06", "M16", "F01"]),
        ("gezinsmigrant", "b1", ["M01", "M06", "M15", "F01"]),
        ("weet-ik-niet", "z", ["M01", "M06", "M16", "F01"]),
        ("oekraine", "", ["U01"]),
    ],
)
def test_journey_holds_the_moments_of_group_and_route_in_order_of_time(group, route, ids):
    journey = assemble(ATLAS, group=group, route=route)

    assert journey.ids == ids
    assert not journey.adjusted
    assert not journey.shared_until_route


@pytest.mark.parametrize("route", ["", "weet-ik-niet"])
def test_unknown_route_ends_with_the_plan_and_says_so(route):
    journey = assemble(ATLAS, group="asielstatushouder", route=route)

    assert journey.ids == ["A01", "M01", "M06"]
    assert journey.shared_until_route
    assert not journey.adjusted


def test_unknown_group_and_route_leave_what_all_four_groups_share_before_the_plan():
    journey = assemble(ATLAS, group="weet-ik-niet")

    assert journey.ids == ["M01", "M06"]
    assert journey.group.code == "weet-ik-niet"
    assert journey.shared_until_route


def test_moment_of_three_of_the_four_groups_is_not_shared():
    three = moment("M07", "plan", 4, groups=FOUR - {"gezinslid"})

    journey = assemble(
        Atlas(ATLAS.phases, ATLAS.groups, ATLAS.routes, (*ATLAS.moments, three), {}), group="weet-ik-niet"
    )

    assert "M07" not in journey.ids


def test_group_without_routes_leads_to_its_own_journey_and_says_that_the_choice_was_adjusted():
    journey = assemble(ATLAS, group="oekraine", route="z")

    assert journey.ids == ["U01"]
    assert journey.adjusted
    assert journey.route is None
    assert not journey.shared_until_route


def test_group_without_routes_is_not_adjusted_when_the_reader_does_not_know_the_route():
    journey = assemble(ATLAS, group="oekraine", route="weet-ik-niet")

    assert journey.ids == ["U01"]
    assert not journey.adjusted


def test_filter_keeps_moments_that_an_organisation_leads_or_joins_and_still_names_all_organisations():
    everything = assemble(ATLAS, group="asielstatushouder", route="b1")

    journey = assemble(ATLAS, group="asielstatushouder", route="b1", organisation="taalschool")

    assert [each.code for each in everything.organisations] == ["coa", "duo", "taalschool"]
    assert journey.ids == ["M01", "M15"]
    assert [stage.phase.code for stage in journey.stages] == ["plan", "traject"]
    assert journey.organisations == everything.organisations


def test_filter_by_an_organisation_that_is_not_in_the_journey_leaves_nothing_but_the_choice():
    journey = assemble(ATLAS, group="oekraine", route="", organisation="duo")

    assert journey.ids == []
    assert journey.stages == ()
    assert [each.code for each in journey.organisations] == ["coa"]


def test_next_moments_are_only_those_of_this_journey():
    journey = assemble(ATLAS, group="asielstatushouder", route="b1")

    following = {each.id: each.next for each in journey.moments}

    assert following == {"A01": ("M01",), "M01": ("M06",), "M06": ("M15",), "M15": ("F01",), "F01": ()}


def test_filter_does_not_cut_the_way_on_to_a_moment_of_another_organisation():
    journey = assemble(ATLAS, group="asielstatushouder", route="b1", organisation="coa")

    assert journey.ids == ["A01"]
    assert journey.moments[0].next == ("M01",)


def test_atlas_is_the_same_after_a_journey_was_drawn_from_it():
    before = {each.id: each.next for each in ATLAS.moments}

    first = assemble(ATLAS, group="asielstatushouder", route="z", organisation="coa")
    second = assemble(ATLAS, group="asielstatushouder", route="z", organisation="coa")

    assert first == second
    assert {each.id: each.next for each in ATLAS.moments} == before
