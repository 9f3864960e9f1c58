"""Cards on sheets: reading row by row keeps the order of time, and nothing leaves the paper or lies on another."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from trajectory.sharing.layout import PAPERS, lay_out, place
from trajectory.sharing.rows import Item, Measures, arrange_rows

ORDER = ("ind", "coa", "duo", "gemeente")
DATA = Path(__file__).parents[2] / "trajectory" / "data"
TABLE = yaml.safe_load((Path(__file__).parent / "journeys.yaml").read_text("utf-8"))
LANES = {each["code"]: each["lane"] for each in yaml.safe_load((DATA / "actors.yaml").read_text("utf-8"))}
MOMENTS = {each["id"]: each for each in yaml.safe_load((DATA / "moments.yaml").read_text("utf-8"))}
ALL = ("ind", "coa", "duo", "gemeente", "taalschool", "andere")


def rows_of(*items: Item, columns: dict[str, int] | None = None) -> list[list[str]]:
    found = arrange_rows(items, range(len(items)), columns or dict.fromkeys(ORDER, 1), ORDER)
    return [[items[slot.index].id for slot in row] for row in found]


def test_hand_over_to_a_later_lane_stands_beside_and_to_an_earlier_one_lower():
    rows = rows_of(Item("A01", "ind", "p", ("A02",)), Item("A02", "coa", "p", ("A03",)), Item("A03", "ind", "p"))

    assert rows == [["A01", "A02"], ["A03"]]


def test_one_organisation_goes_down_and_with_two_columns_first_beside():
    items = [Item(f"M0{n}", "gemeente", "p") for n in range(1, 6)]

    assert rows_of(*items) == [["M01"], ["M02"], ["M03"], ["M04"], ["M05"]]
    assert rows_of(*items, columns={"gemeente": 2}) == [["M01", "M02"], ["M03", "M04"], ["M05"]]


def test_later_moment_never_stands_higher_than_an_earlier_one():
    rows = rows_of(Item("A01", "ind", "p"), Item("A02", "ind", "p"), Item("A03", "coa", "p"))

    assert rows == [["A01"], ["A02", "A03"]]


def sheets_of(ids: list[str], paper: str, height: float, after: float = 0):
    """The sheets of a journey whose cards are all so high, here and there a third higher."""
    moments = [MOMENTS[id_] for id_ in ids]
    items = [Item(m["id"], LANES[m["lead"]], m["phase"], tuple(m["next"])) for m in moments]
    heights = tuple(height * (4 / 3 if number % 5 == 0 else 1) for number in range(len(items)))
    measures = Measures(heights, {m["phase"]: 70 for m in moments}, 40, 120, 40, 50, after)
    size = PAPERS[paper]
    order = [lane for lane in ALL if any(item.lane == lane for item in items)]
    looks = dict.fromkeys(size.looks, measures)
    _, runs = place(items, size, looks, order)
    return items, [lay_out(run, size, measures, order) for run in runs], order


@pytest.mark.parametrize("paper", ["a3", "a4"])
@pytest.mark.parametrize(("group", "route"), [(group, route) for group, routes in TABLE.items() for route in routes])
def test_every_card_has_its_own_place_inside_its_lane_and_its_phase(group, route, paper):
    ids = TABLE[group][route].split()

    items, sheets, order = sheets_of(ids, paper, 95)

    size = PAPERS[paper]
    assert [card.index for sheet in sheets for card in sheet.cards] == list(range(len(ids)))
    for sheet in sheets:
        lanes = {lane.code: lane for lane in sheet.lanes}
        bands = {band.phase: band for band in sheet.bands}
        assert list(lanes) == [code for code in order if code in lanes]
        assert sheet.end <= size.height - size.margin - 50 + 0.01
        for card in sheet.cards:
            lane, band = lanes[items[card.index].lane], bands[items[card.index].phase]
            assert lane.x <= card.x
            assert card.x + card.width <= lane.x + lane.width
            assert band.y <= card.y
            assert card.y + card.height <= band.y + band.height <= sheet.bottom + 0.01
        for one, two in combinations(sheet.cards, 2):
            beside = one.x + one.width <= two.x or two.x + two.width <= one.x
            assert beside or one.y + one.height <= two.y or two.y + two.height <= one.y


def test_sheet_that_begins_inside_a_phase_says_so_and_a_first_sheet_never():
    _, sheets, _ = sheets_of(TABLE["asielstatushouder"]["b1"].split(), "a4", 150)

    begun = [sheet.bands[0].continued for sheet in sheets]
    phases = [(sheets[n - 1].bands[-1].phase, sheet.bands[0].phase) for n, sheet in enumerate(sheets) if n]
    assert not begun[0]
    assert begun[1:] == [before == now for before, now in phases]
    assert any(begun)


def test_moment_that_is_too_high_for_a_sheet_still_has_one():
    _items, sheets, _ = sheets_of(["A01", "A02"], "a4", 900)

    assert [len(sheet.cards) for sheet in sheets] == [1, 1]


def test_room_for_what_follows_is_kept_on_the_last_sheet():
    ids = TABLE["weet-ik-niet"]["weet-ik-niet"].split()

    _, without, _ = sheets_of(ids, "a3", 95)
    _, with_routes, _ = sheets_of(ids, "a3", 95, after=120)

    assert without[-1].end - with_routes[-1].end == pytest.approx(120)


def test_few_moments_get_larger_letters_than_many():
    few, many = PAPERS["a3"].looks_for(6), PAPERS["a3"].looks_for(54)

    assert max(look.scale for look in few) > 1.5
    assert min(look.scale for look in many) == 1.0
    assert min(look.scale for paper in PAPERS.values() for look in paper.looks) == 1.0
