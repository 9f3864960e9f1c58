"""Pages fit the smallest phone, the largest letters and both directions of writing."""

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import DUTCH_INSIDE, KINDS, MADE_HERE

pytestmark = pytest.mark.django_db

# What can be seen and sticks out of the window at either side; a box that scrolls by itself may hold more.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth, found = [];
  for (const each of document.body.querySelectorAll('*')) {
    const box = each.getBoundingClientRect(), style = getComputedStyle(each);
    const hidden = !box.width || !box.height || style.visibility === 'hidden' || style.clipPath !== 'none'
      || each.closest('.visually-hidden, svg') || (box.right < 0 && style.position === 'absolute');
    if (!hidden && (box.left < -1 || box.right > width + 1)) found.push(each.outerHTML.slice(0, 120));
  }
  return found;
}"""
# Boxes that cut off the text in them.
CUT_OFF = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(each => {
  const style = getComputedStyle(each), box = each.getBoundingClientRect();
  return box.width > 2 && !each.closest('.visually-hidden, svg, select, input') && style.display !== 'inline'
    && ((style.overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1)
     || (style.overflowY !== 'visible' && each.scrollHeight > each.clientHeight + 1));
}).map(each => each.outerHTML.slice(0, 120))"""
LARGE_LETTERS = "() => { document.documentElement.style.fontSize = '200%'; }"
# WCAG 1.4.12; letters of Arabic script are joined, so they get no space between them.
WIDE_TEXT = """() => { for (const each of document.querySelectorAll('body, body *')) {
  const arabic = getComputedStyle(each).direction === 'rtl';
  each.style.setProperty('line-height', '1.5', 'important');
  each.style.setProperty('word-spacing', '0.16em', 'important');
  if (!arabic) each.style.setProperty('letter-spacing', '0.12em', 'important');
  if (each.tagName === 'P') each.style.setProperty('margin-block-end', '2em', 'important');
} }"""
# The sides of everything that is a box of its own; text with a direction of its own stays as it is.
PARTS = "header, nav, main, section, article, form, fieldset, label, ol, ul, li, h1, h2, h3, main p, dl > div, footer"
BOXES = """parts => [...document.querySelectorAll(parts)].filter(each =>
  each.checkVisibility({contentVisibilityAuto: true}) && !each.closest('[dir]:not(html), .visually-hidden')
  && getComputedStyle(each).display !== 'inline'
).map(each => {
  const box = each.getBoundingClientRect();
  return [each.outerHTML.slice(0, 80), box.left, box.right];
})"""


def scrolls_sideways(page: Page) -> bool:
    page.evaluate("() => window.scrollTo(10000, 0)")
    moved = page.evaluate("() => window.scrollX")
    page.evaluate("() => window.scrollTo(-10000, 0)")
    return bool(moved or page.evaluate("() => window.scrollX"))


@pytest.mark.parametrize("code", ["nl", "ar", "ti", "uk", "so"])
def test_no_page_scrolls_sideways_on_the_smallest_phone(open_tab, code):
    page = open_tab(320)

    for name, kind in {**KINDS, **DUTCH_INSIDE, **MADE_HERE}.items():
        page.goto(kind.address(code))

        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320, name
        assert page.evaluate(STICKING_OUT) == [], name
        assert not scrolls_sideways(page), name


@pytest.mark.parametrize("code", ["nl", "ar", "ti", "uk", "so"])
@pytest.mark.parametrize("name", ["home", "journey", "moment", "contact", "film", "unknown postcode"])
def test_no_page_scrolls_sideways_on_the_smallest_phone_with_letters_twice_as_large(open_tab, name, code):
    page = open_tab(320)
    page.goto(KINDS[name].address(code))

    page.evaluate(LARGE_LETTERS)

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert not scrolls_sideways(page)


def test_box_that_is_too_wide_is_noticed(open_tab):
    page = open_tab(320)
    page.goto("/ar/")

    page.evaluate("() => { document.querySelector('main h1').style.inlineSize = '400px'; }")

    assert len(page.evaluate(STICKING_OUT)) == 1
    assert scrolls_sideways(page)


@pytest.mark.parametrize("change", [LARGE_LETTERS, WIDE_TEXT], ids=["200 percent", "wide spacing"])
@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_larger_or_wider_text_is_neither_cut_off_nor_pushed_out(open_tab, code, change):
    page = open_tab(1280)

    for name, kind in {**KINDS, **MADE_HERE}.items():
        page.goto(kind.address(code))
        before = page.locator("main").bounding_box()["height"]
        page.evaluate(change)

        assert page.locator("main").bounding_box()["height"] != before, name
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 1280, name
        assert page.evaluate(CUT_OFF) == [], name


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["home", "topic", "journey", "moment", "search", "contact"])
def test_page_mirrors_as_a_whole_when_the_direction_turns(open_tab, name, width):
    page = open_tab(width)
    page.goto(KINDS[name].address("nl"))
    edge = page.evaluate("() => document.documentElement.clientWidth")

    ahead = page.evaluate(BOXES, PARTS)
    page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    back = page.evaluate(BOXES, PARTS)

    assert len(ahead) > 20
    wrong = [
        (before[0], before[1:], after[1:])
        for before, after in zip(ahead, back, strict=True)
        if abs(before[1] - (edge - after[2])) > 1 or abs(before[2] - (edge - after[1])) > 1
    ]
    assert wrong == []


@pytest.mark.parametrize("code", ["ar", "fa", "fa-af", "ps"])
def test_page_in_arabic_script_begins_at_the_right(open_tab, code):
    page = open_tab(1280)
    page.goto(f"/{code}/klantreis/M06/")

    heading, main = page.locator("h1").bounding_box(), page.locator("main").bounding_box()

    side = "() => getComputedStyle(document.querySelector('main h1')).textAlign"
    assert page.evaluate(side) in {"start", "right"}
    assert main["x"] + main["width"] - (heading["x"] + heading["width"]) < heading["x"] - main["x"] + main["width"] / 2


@pytest.mark.parametrize(("code", "script"), [("ar", "arabic"), ("ti", "ethiopic"), ("uk", "cyrillic")])
def test_own_font_is_there_for_the_letters_of_the_page(open_tab, code, script):
    page = open_tab(360)
    fetched = []
    page.on("response", lambda answer: fetched.append((answer.url, answer.status)))

    page.goto(f"/{code}/klantreis/M06/", wait_until="networkidle")

    fonts = [(address, status) for address, status in fetched if address.endswith(".woff2")]
    assert [status for address, status in fonts if script in address] == [200], fonts
    assert all(status == 200 for _, status in fonts)
