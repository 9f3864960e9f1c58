"""The errand of a newcomer, from the first page to one contact moment: without scripts, by the keyboard alone."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser.kinds import JOURNEYS, KINDS, MOMENTS, ROUTE

pytestmark = pytest.mark.django_db

TEXTS = Path(__file__).parents[2] / "trajectory" / "data" / "texts"
MOST_STOPS = 400
SHY = "\N{SOFT HYPHEN}"
EXTRA = "voorbeeldgemeente-taalcafe"  # what this municipality adds after the lessons


def focused(page: Page, what: str) -> str:
    return page.evaluate(f"() => String(document.activeElement.{what} ?? '')")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what the selector names."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached with Tab")


def title_of(code: str, moment: str) -> str:
    series = yaml.safe_load((TEXTS / code / f"{moment[0]}.yaml").read_text("utf-8"))
    return series[moment]["title"].replace(SHY, "")


def heading(page: Page) -> str:
    return page.locator("h1").inner_text().replace(SHY, "").strip()


@pytest.mark.parametrize("code", ["nl", "en", "ar", "ti"])
def test_hard_word_is_explained_in_place_with_the_keyboard_and_without_scripts(open_tab, code):
    page = open_tab(360, java_script_enabled=False)
    page.goto(f"/{code}/traject/drie-jaar/")
    mark = page.locator("button[popovertarget]").first
    note = page.locator(f"#{mark.get_attribute('popovertarget')}")
    assert not note.is_visible()

    mark.press("Enter")

    assert note.is_visible()
    assert len(note.inner_text()) > len(mark.inner_text()) + 20
    assert note.bounding_box()["x"] >= 0
    page.keyboard.press("Escape")
    assert not note.is_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_newcomer_comes_from_home_to_a_moment_with_the_keyboard_and_without_scripts(open_tab, code, width):
    page = open_tab(width, java_script_enabled=False)
    page.goto(f"/{code}/")

    tab_to(page, "input[name=groep]")
    page.keyboard.press("Space")
    while focused(page, "value") != "asielstatushouder":
        page.keyboard.press("ArrowDown")
    tab_to(page, "main input[name=gemeente]")
    page.keyboard.type("3511")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    ids = page.locator("li[id^='m-']").evaluate_all("found => found.map(each => each.id.slice(2))")
    asked = parse_qs(urlsplit(page.url).query)
    tab_to(page, "a[href*='/klantreis/A08/']")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert asked == {"groep": ["asielstatushouder"], "gemeente": ["3511"]}
    assert ids == JOURNEYS["asielstatushouder"]["weet-ik-niet"].split()
    assert urlsplit(page.url).path == f"/{code}/klantreis/A08/"
    assert heading(page) == title_of(code, "A08")
    tab_to(page, f"main a[href^='/{code}/klantreis/?groep=asielstatushouder'][href$='#m-A08']")


@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_first_tab_leads_past_the_menus(open_tab, code):
    page = open_tab(360, java_script_enabled=False)
    page.goto(f"/{code}/klantreis/")

    page.keyboard.press("Tab")
    box = page.evaluate("() => { const b = document.activeElement.getBoundingClientRect(); return [b.top, b.height]; }")
    page.keyboard.press("Enter")

    assert box[0] >= 0
    assert box[1] >= 24
    assert focused(page, "id") == "main"


# Where the focus is, with the item it belongs to, and whether something lies over the middle of it.
SPOT = """() => {
  const each = document.activeElement, label = each.closest('label') || each, own = label.getBoundingClientRect();
  const over = document.elementFromPoint(own.left + own.width / 2, own.top + Math.min(own.height, 60) / 2);
  const box = (each.closest('label, li') || each).getBoundingClientRect();
  return {name: each.outerHTML.slice(0, 100), x: box.left, y: box.top, width: box.width, height: box.height,
    covered: !over || !(label.contains(over) || over.contains(label)), end: each === document.body};
}"""


def shot(page: Page, spot: dict) -> bytes:
    size = page.viewport_size
    x, y = max(0, spot["x"] - 6), max(0, spot["y"] - 6)
    width, height = min(size["width"] - x, spot["width"] + 12), min(size["height"] - y, spot["height"] + 12)
    return page.screenshot(clip={"x": x, "y": y, "width": width, "height": height}, animations="disabled")


@pytest.mark.parametrize("kind", ["home", "journey before the plan", "moment", "search"])
@pytest.mark.parametrize("code", ["nl", "ar"])
def test_focus_can_be_seen_at_every_stop_of_the_tab_key(open_tab, code, kind):
    page = open_tab(1280, reduced_motion="reduce")
    page.goto(KINDS[kind].address(code))
    stops, unseen, covered = 0, [], []

    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        spot = page.evaluate(SPOT)
        if spot["end"]:
            break
        stops += 1
        with_focus = shot(page, spot)
        page.evaluate("() => document.activeElement.blur()")
        unseen += [spot["name"]] if shot(page, spot) == with_focus else []
        covered += [spot["name"]] if spot["covered"] else []

    assert stops > 12
    assert unseen == []
    assert covered == []


@pytest.mark.parametrize(("before", "after"), [("nl", "ar"), ("ar", "ti"), ("ti", "fa-af")])
def test_language_menu_keeps_the_page_and_what_was_chosen(open_tab, before, after):
    page = open_tab(360, java_script_enabled=False)
    page.goto(f"/{before}/klantreis/?{ROUTE}")
    tag = {"fa-af": "prs"}.get(after, after)

    page.locator("header summary").click()
    page.locator(f"header nav a[hreflang='{tag}']").click()

    assert urlsplit(page.url).path == f"/{after}/klantreis/"
    assert parse_qs(urlsplit(page.url).query) == parse_qs(ROUTE)
    assert page.locator("html").get_attribute("lang") == tag
    ids = page.locator("li[id^='m-']").evaluate_all("found => found.map(each => each.id.slice(2))")
    after_lessons = MOMENTS.index("M13") + 1
    assert ids == [*MOMENTS[:after_lessons], EXTRA, *MOMENTS[after_lessons:]]


def test_language_menu_says_which_versions_exist_and_leads_to_dutch_where_there_is_none(open_tab):
    page = open_tab(360, java_script_enabled=False)
    page.goto("/ar/traject/plan-pip/")

    page.locator("header summary").click()
    links = page.locator("header nav a[hreflang]").all()
    notes = {link.get_attribute("hreflang"): len(link.inner_text().split("\n")) > 1 for link in links}
    page.locator("header nav a[hreflang=ps]").click()

    assert {tag for tag, note in notes.items() if not note} == {"nl", "en", "ar", "ti"}
    assert len(notes) == 12
    assert urlsplit(page.url).path == "/ps/traject/plan-pip/"
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("article").get_attribute("lang") == "nl"
    assert page.locator("article").get_attribute("dir") == "ltr"
    assert page.locator("[role=note] a[hreflang=en]").count() == 1


@pytest.mark.parametrize("code", ["ar", "uk"])
def test_filter_on_one_organisation_works_without_scripts(open_tab, code):
    page = open_tab(1280, java_script_enabled=False)
    page.goto(f"/{code}/klantreis/?{ROUTE}")
    whole = page.locator("li[id^='m-']").count()

    page.locator("nav summary:has(+ *)").filter(has=page.locator("#filter-title")).click()
    page.locator("a[href*='organisatie=coa']").click()

    shown = page.locator("li[id^='m-']").evaluate_all("found => found.map(each => each.id.slice(2))")
    assert parse_qs(urlsplit(page.url).query)["organisatie"] == ["coa"]
    assert "A02" in shown
    assert 0 < len(shown) < whole
    assert "M10" not in shown
