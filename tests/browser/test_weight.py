"""What a first visit costs a newcomer with an old phone and a small bundle: bytes on the wire, fonts included."""

import re
import urllib.request

import brotli
import pytest
from playwright.sync_api import Page

from tests.browser.kinds import JOURNEYS

pytestmark = pytest.mark.django_db

# Budget in kB (1000 bytes), by script.
BUDGET = {"nl": 60, "tr": 60, "uk": 75, "ar": 90, "fa": 90, "ti": 140}
LONGEST = max(
    ((len(ids.split()), group, route) for group, routes in JOURNEYS.items() for route, ids in routes.items()),
)
PAGES = {
    "home": "/",
    "topic": "/traject/plan-pip/",
    "journey": f"/klantreis/?groep={LONGEST[1]}&route={LONGEST[2]}&gemeente=voorbeeldgemeente",
}

# HTML and the style sheets for a screen of the longest journey, with brotli at its best, in bytes.
LIGHT = {"nl": 14_000, "ar": 20_000, "ti": 20_000}


def first_visit(page: Page, address: str) -> tuple[int, int, int]:
    """Bytes on the wire in all, bytes of fonts, and the number of requests, headers included."""
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    assert page.goto(address, wait_until="networkidle").status == 200
    page.evaluate("() => document.fonts.ready.then(() => true)")
    assert set(sizes) == set(kinds)
    fonts = sum(size for key, size in sizes.items() if kinds[key] == "Font")
    return round(sum(sizes.values())), round(fonts), len(sizes)


@pytest.mark.parametrize("code", BUDGET)
def test_first_visit_stays_within_the_budget_of_its_script(open_tab, code, capsys):
    weights = {name: first_visit(open_tab(360), f"/{code}{path}") for name, path in PAGES.items()}

    with capsys.disabled():
        for name, (total, fonts, requests) in weights.items():
            print(
                f"\n  {code:3} {name:8} {total / 1000:6.1f} kB (fonts {fonts / 1000:5.1f}) in {requests:2} requests, "
                f"budget {BUDGET[code]} kB",
                end="",
            )
    assert all(fonts > 0 for _, fonts, _ in weights.values())
    assert {name: total for name, (total, _, _) in weights.items() if total > BUDGET[code] * 1000} == {}


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        return answer.read()


@pytest.mark.parametrize("code", LIGHT)
def test_longest_journey_is_light_and_needs_no_script(site, code, capsys):
    page = fetch(f"{site}/{code}/klantreis/?groep={LONGEST[1]}&route={LONGEST[2]}")
    links = re.findall(rb'<link rel="stylesheet" href="([^"]+)"( media="print")?', page)

    sizes = [len(brotli.compress(fetch(site + path.decode()))) for path, print_only in links if not print_only]
    total = len(brotli.compress(page)) + sum(sizes)

    with capsys.disabled():
        print(
            f"\n  {code:3} journey  {total / 1000:5.1f} kB of HTML and CSS, budget {LIGHT[code] / 1000:.0f} kB", end=""
        )
    assert len(sizes) == 2
    assert b"<script" not in page
    assert total <= LIGHT[code]
