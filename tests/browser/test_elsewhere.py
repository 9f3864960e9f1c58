"""Our pages inside a page of somebody else: on another origin, as high as their text, and open to everybody."""

import re

import pytest
from bs4 import BeautifulSoup
from oembedpy.consumer import fetch_content
from oembedpy.discovery import find_from_content
from playwright.sync_api import Page, expect
from wagtail.embeds.finders.oembed import OEmbedFinder

from tests.browser.test_accessible import violations

pytestmark = pytest.mark.django_db

HOST = "http://gemeente.example/hulp"
PARTS = (
    "klantreis/?groep=gezinsmigrant&amp;route=z",
    "klantreis/?groep=asielstatushouder&amp;route=b1&amp;fase=plan&amp;kort=ja",
    "klantreis/M06/",
    "moet-ik-inburgeren/",
    "woorden/pip/",
)
SHELL = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Hulp</title>
<meta name="viewport" content="width=device-width"><script src="{site}/static/embed/v1.js" defer></script></head>
<body><main><h1>Hulp bij inburgeren</h1><p><a href="#einde">Naar het einde</a></p>{parts}<p id="einde">
<a href="/contact">Contact</a></p></main></body></html>"""
PART = """<inburgering-journey src="{site}/embed/~kop=2/{code}/{path}" label="Deel">
<a href="{site}/{code}/{path}">Deel</a></inburgering-journey>"""
INSIDE = "() => document.documentElement.getBoundingClientRect().height"
TICK = "() => new Promise(requestAnimationFrame)"
TICKS = 300


@pytest.fixture
def elsewhere(open_tab, site):
    """Open a page of a municipality with these parts of ours, in a language, at a width; no cookies anywhere."""

    def open_host(code: str, width: int, parts=PARTS, **options) -> Page:
        page = open_tab(width, **options)
        body = SHELL.format(site=site, parts="".join(PART.format(site=site, code=code, path=path) for path in parts))
        page.route(HOST, lambda route: route.fulfill(body=body, content_type="text/html"))
        page.goto(HOST)
        for element in page.locator("inburgering-journey").all():
            element.scroll_into_view_if_needed()
        return page

    return open_host


def heights(page: Page) -> list[tuple[float, float]]:
    """Of every part the height of its frame and that of the page inside it."""
    frames = [each.element_handle() for each in page.locator("inburgering-journey iframe").all()]
    return [(each.bounding_box()["height"], each.content_frame().evaluate(INSIDE)) for each in frames]


def settle(page: Page) -> list[float]:
    """The heights of the frames, once every one holds its page and is as high as it."""
    for frame in page.locator("inburgering-journey iframe").all():
        frame.scroll_into_view_if_needed()
        expect(frame).to_have_attribute("lang", re.compile("."))
        frame.element_handle().content_frame().evaluate("() => document.fonts.ready.then(() => true)")
    for _ in range(TICKS):
        found = heights(page)
        if all(abs(outside - inside) <= 1 for outside, inside in found):
            return [outside for outside, _ in found]
        page.evaluate(TICK)
    raise AssertionError(found)


@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_five_parts_are_as_high_as_their_text_at_every_width(elsewhere, code):
    page = elsewhere(code, 1280)
    seen = [settle(page)]
    assert len(seen[0]) == len(PARTS)
    for width in (700, 360):
        page.set_viewport_size({"width": width, "height": 800})
        seen.append(settle(page))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert all(narrow > wide for wide, narrow in zip(seen[0], seen[2], strict=True)), seen
    assert page.context.cookies() == []


def test_height_and_name_follow_the_language_that_the_reader_chooses(elsewhere):
    page = elsewhere("nl", 700, [PARTS[2]])
    settle(page)
    frame = page.locator("inburgering-journey iframe")
    expect(frame).to_have_attribute("lang", "nl")
    before = frame.get_attribute("title")
    inside = page.frame_locator("inburgering-journey iframe")
    inside.locator(".language-menu summary").click()
    inside.get_by_role("link", name="العربية").click()

    expect(frame).to_have_attribute("lang", "ar")
    settle(page)
    assert inside.locator("html").get_attribute("dir") == "rtl"
    assert frame.get_attribute("title") != before


def test_link_inside_the_part_scrolls_the_page_around_it(elsewhere):
    page = elsewhere("nl", 700, [PARTS[0]])
    settle(page)
    page.evaluate("scrollTo(0, 0)")
    page.frame_locator("inburgering-journey iframe").locator(".phases__list a").last.click()

    page.wait_for_function("scrollY > 1000")


@pytest.mark.parametrize(("code", "width"), [("nl", 1280), ("ar", 360), ("ti", 360)])
def test_page_with_our_parts_is_accessible(elsewhere, code, width):
    page = elsewhere(code, width)
    settle(page)

    assert violations(page) == []
    for frame in page.frames[1:]:
        levels = [each.evaluate("each => each.tagName") for each in frame.locator("h1,h2,h3,h4,h5").all()]
        assert min(levels) == levels[0] == "H2"


def test_keyboard_passes_through_the_parts_and_out_again(elsewhere):
    page = elsewhere("nl", 1280, PARTS[3:])
    settle(page)
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("link", name="Naar het einde").focus()
    inside = 0
    for _ in range(40):
        page.keyboard.press("Tab")
        inside += page.evaluate("document.activeElement.tagName") == "INBURGERING-JOURNEY"
        if page.evaluate("document.activeElement.textContent") == "Contact":
            break

    assert page.evaluate("document.activeElement.textContent") == "Contact"
    assert inside >= 8


def test_without_script_the_link_remains(elsewhere, site):
    page = elsewhere("ar", 360, [PARTS[2]], java_script_enabled=False)

    link = page.get_by_role("link", name="Deel")
    assert link.is_visible()
    assert link.get_attribute("href") == f"{site}/ar/klantreis/M06/"


def test_message_of_somebody_else_changes_nothing(elsewhere):
    page = elsewhere("nl", 700, [PARTS[4]])
    before = settle(page)
    page.evaluate(
        "() => new Promise((done) => { addEventListener('message', () => setTimeout(done));"
        " postMessage({ inburgering: 1, height: 5000, title: 'Nep', lang: 'xx' }, '*'); })"
    )

    assert [outside for outside, _ in heights(page)] == before
    assert page.locator("inburgering-journey iframe").get_attribute("title") != "Nep"


@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_part_that_is_not_there_is_a_box_with_a_way_on(elsewhere, code):
    page = elsewhere(code, 360, ["klantreis/Z99/"])
    settle(page)

    inside = page.frame_locator("inburgering-journey iframe")
    assert inside.locator(".notice h2").inner_text()
    assert inside.locator(".notice a.button").is_visible()
    assert violations(page) == []


@pytest.mark.parametrize("host", ["http://school.example/les", "http://elders.example/les"])
def test_limited_partner_is_shown_on_its_own_domain_only(open_tab, site, host):
    page = open_tab(700)
    frame = f'<iframe src="{site}/embed/~partner=voorbeeldschool/nl/woorden/pip/" title="PIP"></iframe>'
    page.route(host, lambda route: route.fulfill(body=f"<!doctype html>{frame}", content_type="text/html"))
    page.goto(host)

    shown = page.frames[1].locator("main h1").count() == 1
    assert shown == (host == "http://school.example/les")


@pytest.mark.enable_socket
def test_consumers_of_others_find_and_show_a_page_by_its_address_alone(site):
    address = f"{site}/ar/klantreis/M06/?groep=gezinsmigrant&route=z"
    here = [{"endpoint": f"{site}/oembed", "urls": [re.escape(site) + r"/[a-z-]+/.*"]}]

    by_wagtail = OEmbedFinder(providers=here).find_embed(address, max_width=500)
    by_discovery = fetch_content(*find_from_content(address))

    inside = f"{site}/embed/ar/klantreis/M06/?groep=gezinsmigrant&route=z"
    for html, title in ((by_wagtail["html"], by_wagtail["title"]), (by_discovery.html, by_discovery.title)):
        frame = BeautifulSoup(html, "html.parser").iframe
        assert (frame["src"], frame["title"]) == (inside, "تحصل على خطتك من البلدية")
        assert title == frame["title"]
    assert by_wagtail["width"] == 500
    assert by_wagtail["provider_name"] == by_discovery.provider_name == "Inburgering in beeld"
