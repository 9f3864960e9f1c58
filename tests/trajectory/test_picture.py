"""The picture is laid out from a journey alone: who stands where, what shares a row, what is folded, where you are."""

import pytest

from trajectory.journey.assemble import Journey, Moment, OrganisationView, PhaseView, Stage, Window
from trajectory.journey.clocks import clocks_of
from trajectory.journey.compare import compare
from trajectory.journey.picture import Cell, Fold, Wait, draw
from trajectory.texts.tongue import Text

EMPTY = Text("", "nl")
PHASES = tuple(PhaseView(code, order, Text(code, "nl"), EMPTY) for order, code in enumerate(("aankomst", "plan"), 1))


def organisation(code: str, lane: str = "") -> OrganisationView:
    return OrganisationView(code=code, lane=lane or code, name=Text(code.upper(), "nl"), full_name=EMPTY, role=EMPTY)


# In the order of the register: a city school stands in the lane of the language school.
ALL = tuple(map(organisation, ("ind", "coa", "duo", "gemeente", "taalschool")))
ALL += (organisation("ggd", "andere"), organisation("onderwijsinstelling", "taalschool"))
BY_CODE = {each.code: each for each in ALL}


def moment(code, lead, following="", *, phase="aankomst", kind="fixed", waiting="", event="", window=None) -> Moment:
    return Moment(
        id=code, phase=phase, order=int(code[1:]), lead=BY_CODE[lead], others=(), groups=frozenset(),
        routes=frozenset(), laws=frozenset(), next=tuple(following.split()), kind=kind, channel="letter",
        certainty="law", checked_on=None, texts={"title": Text(code, "nl"), "waiting": Text(waiting, "nl")},
        event=event, window=window,
    )  # fmt: skip


def journey(*moments: Moment, organisation: str = "") -> Journey:
    codes = {each.phase for each in moments}
    stages = [
        Stage(phase, tuple(each for each in moments if each.phase == phase.code))
        for phase in PHASES
        if phase.code in codes
    ]
    leads = {each.lead.code for each in moments}
    organisations = tuple(each for each in ALL if each.code in leads)
    return Journey(None, None, organisation, None, tuple(stages), organisations)


def places(picture, stage: int = 0) -> dict[str, tuple[int, int]]:
    """Lane and row of every cell of a stage."""
    return {cell.moment.id: (cell.lane, cell.row) for cell in picture.stages[stage].items if isinstance(cell, Cell)}


def lines(picture) -> dict[str, list[tuple[int, bool]]]:
    return {
        cell.moment.id: [(line.lanes, line.back) for line in cell.lines]
        for stage in picture.stages
        for cell in stage.items
        if isinstance(cell, Cell)
    }


def test_only_the_lanes_of_this_journey_are_there_and_all_others_share_the_last():
    picture = draw(journey(moment("A01", "ggd"), moment("A02", "duo"), moment("A03", "onderwijsinstelling")))

    assert [lane.code for lane in picture.lanes] == ["duo", "taalschool", "andere"]
    assert [lane.organisation and lane.organisation.code for lane in picture.lanes] == [
        "duo", "onderwijsinstelling", None,
    ]  # fmt: skip
    assert places(picture) == {"A01": (3, 1), "A02": (1, 2), "A03": (2, 3)}


def test_moments_that_one_moment_leads_to_share_a_row():
    picture = draw(
        journey(moment("A01", "ind", "A02 A03"), moment("A02", "coa"), moment("A03", "gemeente"), moment("A04", "duo"))
    )

    assert {code: row for code, (_, row) in places(picture).items()} == {"A01": 1, "A02": 2, "A03": 2, "A04": 3}


@pytest.mark.parametrize(
    ("second", "third"),
    [
        (("A02", "coa", "A03"), ("A03", "gemeente", "")),  # the third comes after the second
        (("A02", "coa", ""), ("A03", "coa", "")),  # one organisation cannot be met twice at once
    ],
)
def test_moments_that_cannot_be_at_the_same_time_stand_under_each_other(second, third):
    picture = draw(journey(moment("A01", "ind", "A02 A03"), moment(*second), moment(*third)))

    assert [row for _, row in places(picture).values()] == [1, 2, 3]


def test_lines_run_where_one_organisation_hands_over_and_nobody_stays_loose():
    picture = draw(
        journey(
            moment("A01", "ind", "A02 A03"),
            moment("A02", "gemeente", "A04"),
            moment("A03", "duo"),
            moment("A04", "ind"),
        )
    )

    # lanes: ind 1, duo 2, gemeente 3; A03 leads nowhere, so its line goes to what comes next
    assert lines(picture) == {"A01": [], "A02": [(2, False)], "A03": [(1, False)], "A04": [(2, True), (1, True)]}


def test_line_goes_on_from_phase_to_phase():
    picture = draw(journey(moment("A01", "ind", "M01"), moment("M01", "gemeente", phase="plan")))

    assert lines(picture)["M01"] == [(1, False)]
    assert places(picture, 1) == {"M01": (2, 1)}


def long(*kinds: str) -> Journey:
    """More moments than are shown unfolded: 26, the first of these kinds."""
    given = [*kinds, *["fixed"] * (26 - len(kinds))]
    return journey(*(moment(f"A{number:02}", "ind", kind=kind) for number, kind in enumerate(given, 1)))


def test_long_journey_folds_what_not_everybody_meets_at_its_place():
    items = draw(long("fixed", "optional", "conditional", "fixed")).stages[0].items

    assert [type(item) for item in items[:3]] == [Cell, Fold, Cell]
    assert [cell.moment.id for cell in items[1].cells] == ["A02", "A03"]
    assert [item.row for item in items[:3]] == [1, 2, 3]
    assert not items[1].open


def test_fold_is_open_when_the_reader_is_in_it():
    assert draw(long("fixed", "optional"), "A02").stages[0].items[1].open


def test_short_journey_and_one_organisation_alone_are_not_folded():
    short = journey(moment("A01", "ind"), moment("A02", "ind", kind="optional"))
    assert all(isinstance(item, Cell) for item in draw(short).stages[0].items)
    moments = long("optional").moments
    assert all(isinstance(item, Cell) for item in draw(journey(*moments, organisation="ind")).stages[0].items)


def test_waiting_is_a_step_of_its_own_under_its_moment():
    picture = draw(journey(moment("A01", "ind"), moment("A02", "coa", waiting="U wacht."), moment("A03", "ind")))

    kinds = [(type(item), item.lane, item.row) for item in picture.stages[0].items]
    assert kinds == [(Cell, 1, 1), (Cell, 2, 2), (Wait, 2, 3), (Cell, 1, 4)]


WALK = journey(
    moment("A01", "ind", "A02"),
    moment("A02", "coa", "M02"),
    moment("M01", "duo", phase="plan", kind="optional"),
    moment("M02", "duo", phase="plan"),
    moment("M03", "duo", phase="plan"),
)


@pytest.mark.parametrize(
    ("step", "moments", "phases"),
    [
        ("", ["", "", "", "", ""], ["", ""]),
        ("X99", ["", "", "", "", ""], ["", ""]),
        ("A02", ["done", "now", "later", "soon", "later"], ["now", "later"]),
        ("M02", ["done", "done", "done", "now", "soon"], ["done", "now"]),
        ("aankomst", ["now", "now", "soon", "soon", "soon"], ["now", "soon"]),
        ("plan", ["done", "done", "now", "now", "now"], ["done", "now"]),
    ],
)
def test_place_of_the_reader_tells_done_now_soon_and_later_apart(step, moments, phases):
    picture = draw(WALK, step)

    cells = [cell for stage in picture.stages for cell in stage.items]
    assert [cell.state for cell in cells] == moments
    assert [stage.state for stage in picture.stages] == phases
    assert (picture.step is None) is (step in ("", "X99"))


def test_clock_runs_from_the_moment_that_is_the_event():
    letter = moment("A08", "duo", event="duo-notice")
    plan = moment("M06", "gemeente", event="pip-date", window=Window("duo-notice", 0, 10, "weeks"))
    loan = moment("F03", "duo", window=Window("diploma", 6, None, "months"))
    objection = moment("M07", "gemeente", window=Window("decision", 0, 6, "weeks"))
    longer = moment("T02", "duo", window=Window("term-end", -6, 0, "months"))
    at_once = moment("A02", "coa", window=Window("duo-notice", 0, None, "days"))

    clocks = clocks_of([letter, at_once, plan, objection, longer, loan])

    read = [(clock.start and clock.start.id, clock.how, clock.count, clock.unit, clock.end.id) for clock in clocks]
    assert read == [
        ("A08", "within", 10, "weeks", "M06"),
        (None, "within", 6, "weeks", "M07"),
        (None, "before", 6, "months", "T02"),
    ]  # nobody meets "diploma" in this journey, and "from that day on" has no length


def test_comparison_names_what_only_one_of_two_has():
    first = journey(moment("A01", "ind"), moment("M01", "duo", phase="plan"), moment("M02", "coa", phase="plan"))
    second = journey(moment("A01", "ind"), moment("M02", "coa", phase="plan"), moment("M03", "ind", phase="plan"))

    stages = compare(first, second)

    read = [
        [[each.id for each in part] for part in (stage.shared, stage.only_first, stage.only_second)] for stage in stages
    ]
    assert read == [[["A01"], [], []], [["M02"], ["M01"], ["M03"]]]
    assert [stage.differs for stage in stages] == [False, True]
