"""Four journeys of different people, in three scripts: whole, reachable, mirrored, and the same on screen and paper."""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import JOURNEYS
from tests.browser.test_accessible import violations
from tests.browser.test_fits import BOXES, PARTS, STICKING_OUT, scrolls_sideways
from tests.browser.test_valid import read, validate
from tests.content.reading import TONGUES

pytestmark = pytest.mark.django_db

PAIRS = [("asielstatushouder", "b1"), ("gezinsmigrant", "z"), ("wet-2013", ""), ("asielzoeker", "")]
CODES = ["nl", "ar", "ti"]
# What the Tab key stops at and nobody can see: no size, cut away, out of the window, or see-through. A skip link shows
# itself when it has the focus; a radio button is drawn by its label.
HIDDEN_STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter(each => each.tabIndex >= 0 && each.checkVisibility() && !each.matches('.skip-link'))
  .filter(each => {
    const box = (each.closest('label') || each).getBoundingClientRect(), width = document.documentElement.clientWidth;
    const gone = each.closest('.visually-hidden, [aria-hidden=true]') || getComputedStyle(each).opacity === '0';
    return gone || box.width < 2 || box.height < 2 || box.right <= 0 || box.left >= width || box.bottom <= 0;
  }).map(each => each.outerHTML.slice(0, 120))"""
SEEN = """() => [...document.querySelectorAll("li[id^='m-']")].filter(each =>
  each.checkVisibility({contentVisibilityAuto: true}) && each.getBoundingClientRect().height > 10
  && each.querySelector('h3').getBoundingClientRect().height > 10).map(each => each.id.slice(2))"""
OPEN = "() => document.querySelectorAll('details').forEach(each => { each.open = true; })"


def address(code: str, group: str, route: str) -> str:
    return f"/{code}/klantreis/?groep={group}&route={route}"


def go(page: Page, code: str, group: str, route: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.goto(address(code, group, route)).status == 200
    assert page.locator("li[id^='m-']").count() == len(JOURNEYS[group][route].split())


@pytest.mark.parametrize(("group", "route"), PAIRS)
@pytest.mark.parametrize("code", CODES)
def test_journey_is_accessible_with_no_hidden_stop_and_fits(open_tab, code, group, route):
    page = open_tab()
    for width in (360, 1280):
        go(page, code, group, route, width)
        page.evaluate(OPEN)
        assert violations(page) == [], width
        assert page.evaluate(HIDDEN_STOPS) == [], width

    go(page, code, group, route, 320)
    page.evaluate(OPEN)

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert page.evaluate(STICKING_OUT) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize(("group", "route"), PAIRS)
@pytest.mark.parametrize("code", CODES)
def test_journey_mirrors_as_a_whole(open_tab, code, group, route):
    page = open_tab()
    for width in (360, 1280):
        go(page, code, group, route, width)
        edge = page.evaluate("() => document.documentElement.clientWidth")
        boxes = {}
        for way in ("ltr", "rtl"):
            page.evaluate("way => { document.documentElement.dir = way; }", way)
            boxes[way] = page.evaluate(BOXES, PARTS)

        assert len(boxes["ltr"]) > 20
        wrong = [
            (one[0], one[1:], other[1:])
            for one, other in zip(boxes["ltr"], boxes["rtl"], strict=True)
            if abs(one[1] - (edge - other[2])) > 1 or abs(one[2] - (edge - other[1])) > 1
        ]
        assert wrong == [], width


def test_hidden_stop_is_noticed(open_tab):
    page = open_tab()
    go(page, "nl", "gezinsmigrant", "z", 360)

    page.evaluate("() => { document.querySelector('main a').style.opacity = '0'; }")

    assert len(page.evaluate(HIDDEN_STOPS)) == 1


def test_journeys_are_valid(site, tmp_path):
    for code in CODES:
        for group, route in PAIRS:
            (tmp_path / f"{code}-{group}.html").write_bytes(read(site + address(code, group, route)))

    assert validate(tmp_path) == []


@pytest.mark.parametrize("code", TONGUES)
def test_lanes_timeline_and_paper_show_every_moment_of_the_table_in_order(open_tab, code):
    page = open_tab()
    for group, route in PAIRS[:2]:
        expected, seen = JOURNEYS[group][route].split(), {}
        for name, width in (("lanes", 1280), ("timeline", 360)):
            go(page, code, group, route, width)
            page.evaluate(OPEN)
            seen[name] = page.evaluate(SEEN)
        go(page, code, group, route, 794)
        page.emulate_media(media="print")
        seen["paper"] = page.evaluate(SEEN)
        page.emulate_media(media="screen")

        assert seen == dict.fromkeys(("lanes", "timeline", "paper"), expected)
