"""The site keeps quiet about its visitors: nothing is fetched elsewhere, stored, or against its own policy."""

from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import DUTCH_INSIDE, JOURNEYS, KINDS, MADE_HERE

pytestmark = pytest.mark.django_db

STORED = """async () => [document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length]"""
# An inline script needs no host, so this is refused by the policy alone.
BREAK_POLICY = "() => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); }"
FETCH_ELSEWHERE = "() => { new Image().src = 'http://127.0.0.2:9/pixel.png'; }"


class Watch:
    """What a tab asks for, and what its console says."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda problem: self.said.append(str(problem)))


def links_on(page: Page) -> set[str]:
    """The addresses of this site that a page leads to, without what stands behind a question mark."""
    found = page.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    addresses = {urljoin(page.url, each).split("#")[0].split("?")[0] for each in found}
    host = urlsplit(page.url).netloc
    return {each for each in addresses if urlsplit(each).netloc == host}


def test_walk_along_all_links_fetches_nothing_elsewhere_and_stores_nothing(open_tab, site):
    page = open_tab(360)
    watch, seen, code = Watch(page), set(), "nl"
    waiting = {f"{site}/{code}/", *(f"{site}/{code}/klantreis/?groep={group}&route=b1" for group in JOURNEYS)}

    while waiting:
        address = waiting.pop()
        seen.add(address)
        if address.endswith((".pdf", ".ics")):  # shown by a part of the browser that is a site of its own, or kept
            assert page.request.get(address).status == 200, address
            continue
        assert page.goto(address, wait_until="load").status == 200, address
        waiting |= {each for each in links_on(page) if urlsplit(each).path.startswith(f"/{code}/")} - seen

    assert len(seen) > 100
    assert {urlsplit(each).netloc for each in watch.asked} == {urlsplit(site).netloc}
    assert watch.said == []
    assert page.context.cookies() == []
    assert page.evaluate(STORED) == ["", 0, 0, 0, 0]


@pytest.mark.parametrize("code", ["ar", "tr", "fa-af", "ti", "uk"])
def test_no_kind_of_page_breaks_the_security_policy(open_tab, site, code):
    page = open_tab(1280)
    watch = Watch(page)

    for kind in {**KINDS, **DUTCH_INSIDE, **MADE_HERE}.values():
        assert page.goto(kind.address(code)).status == kind.status

    # The browser itself names the pages that are meant to answer 400 and 404.
    refused = [line for line in watch.said if "status of 40" not in line]
    assert refused == []
    assert {urlsplit(each).netloc for each in watch.asked} == {urlsplit(site).netloc}
    assert page.context.cookies() == []


@pytest.mark.parametrize("fault", [BREAK_POLICY, FETCH_ELSEWHERE])
def test_planted_breach_of_the_policy_is_heard(open_tab, fault):
    page = open_tab()
    page.goto("/ar/klantreis/")
    watch = Watch(page)

    with page.expect_console_message():
        page.evaluate(fault)

    assert any("Content Security Policy" in line for line in watch.said)


def test_static_files_may_be_kept_for_a_year_and_are_small_on_the_wire(open_tab):
    page = open_tab()
    answers = {}
    page.on("response", lambda answer: answers.update({urlsplit(answer.url).path: answer}))

    page.goto("/nl/klantreis/", wait_until="networkidle")

    styles = [answer.headers for path, answer in answers.items() if path.endswith(".css")]
    assert len(styles) == 3  # what every page needs, what this one needs, and print
    assert all("immutable" in headers["cache-control"] for headers in styles)
    assert all(headers["x-content-type-options"] == "nosniff" for headers in styles)
    assert all(headers.get("content-encoding") in {"br", "gzip"} for headers in styles)
    assert answers["/nl/klantreis/"].headers["content-encoding"] == "gzip"
