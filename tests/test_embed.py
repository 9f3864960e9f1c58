"""A page inside the page of a partner: without our frame, at the partner's level of headings, in every language."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.content.reading import TONGUES, tongue

pytestmark = pytest.mark.django_db

SLICES = [
    "klantreis/?groep=gezinsmigrant&route=z",
    "klantreis/M06/",
    "klantreis/lokaal/voorbeeldgemeente/taalcafe/",
    "moet-ik-inburgeren/",
    "traject/plan-pip/",
    "woorden/",
    "mijn-traject/",
]


def read(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.one_engine
@pytest.mark.parametrize("code", TONGUES)
def test_slice_stands_without_header_menu_and_footer_in_every_language(amina, code):
    for path in SLICES:
        answer = amina.get(f"/embed/{code}/{path}")

        page = read(answer)
        assert answer.status_code == 200, path
        assert tongue(page.html) == TONGUES[code]
        assert not page.select("header.header, .menu, footer.footer, .skip-link"), path
        full = page.select_one(".embed-foot a")["href"]
        assert full.endswith(f"/{code}/{path}"), path
        assert answer.cookies == {}


@pytest.mark.parametrize("level", [2, 3, 4])
def test_headings_begin_at_the_level_of_the_partner_and_skip_none(amina, level):
    page = read(amina.get(f"/embed/~kop={level}/nl/klantreis/?groep=gezinsmigrant&route=z"))

    levels = [int(each.name[1]) for each in page.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == min(levels) == level
    assert max(levels) == level + 2
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_choice_in_the_query_is_kept_in_the_path_so_that_every_link_keeps_it(amina):
    first = amina.get("/embed/ar/klantreis/?groep=gezinsmigrant&route=z&kop=3&taal=vast")

    assert (first.status_code, first["Location"]) == (
        302,
        "/embed/~kop=3,taal=vast/ar/klantreis/?groep=gezinsmigrant&route=z",
    )
    page = read(amina.get(first["Location"]))
    cards = {link["href"].split("?")[0] for link in page.select("a.card__link")}
    assert cards
    assert all(href.startswith("/embed/~kop=3,taal=vast/ar/klantreis/") for href in cards)
    assert not page.select(".language-menu")


def test_link_out_of_the_frame_opens_a_page_of_its_own_and_no_other_does(amina):
    page = read(amina.get("/embed/nl/klantreis/M06/?groep=gezinsmigrant&route=z"))

    for link in page.select("a[href]"):
        inside = link["href"].startswith(("/embed/", "#", "?")) and not link["href"].endswith(".pdf")
        assert link.has_attr("target") != inside, link["href"]


@pytest.mark.parametrize("path", ["zoeken/?q=pip", "bestaat-niet/", "klantreis/Z99/", "klantreis/?groep=koning"])
@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_what_cannot_be_shown_says_so_in_the_frame_and_leads_on(amina, code, path):
    answer = amina.get(f"/embed/{code}/{path}")

    page = read(answer)
    assert answer.status_code in (400, 404)
    assert tongue(page.html) == TONGUES[code]
    assert page.main.h1
    assert page.select("main a[href]")
    assert answer.headers.get("X-Frame-Options") is None


@pytest.mark.parametrize("wrong", ["kop=9", "kop=x", "taal=soms", "v=99", "v=0", "partner=niemand", "thema=niets"])
def test_choice_that_does_not_exist_is_not_found_in_the_frame(amina, wrong):
    assert amina.get(f"/embed/~{wrong}/nl/klantreis/").status_code == 404
    assert amina.get(f"/embed/nl/klantreis/?{wrong}", follow=True).status_code == 404


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("/embed/nl/klantreis/", True),
        ("/embed/~kop=3/ar/klantreis/M06/", True),
        ("/embed/nl/bestaat-niet/", True),
        ("/nl/klantreis/", False),
        ("/nl/", False),
        ("/nl/bestaat-niet/", False),
        ("/admin/login/", False),
        ("/health/", False),
        ("/sitemap.xml", False),
        ("/nl/klantreis/poster.pdf", False),
    ],
)
def test_only_embed_addresses_may_stand_in_a_frame(address, may):
    answer = Client().get(address)

    ancestors = re.search(r"frame-ancestors ([^;]+)", answer.headers.get("Content-Security-Policy", ""))
    framed = (ancestors[1] if ancestors else "", answer.headers.get("X-Frame-Options"))
    assert framed == (("'self' *", None) if may else framed)
    assert may or (framed[0] in ("'none'", "'self'") and framed[1] in ("DENY", "SAMEORIGIN")), framed


def test_next_request_stands_outside_the_frame_again(amina):
    amina.get("/embed/~kop=3/nl/klantreis/M06/")

    page = read(amina.get("/nl/klantreis/M06/"))

    assert not [link["href"] for link in page.select("a[href]") if "/embed/" in link["href"]]
    assert page.h1


@pytest.mark.parametrize("order", [("/embed", ""), ("", "/embed")], ids=["frame first", "site first"])
def test_step_of_my_dates_stays_where_its_reader_is_and_its_code_leads_to_the_site(amina, order):
    pages = {place: read(amina.get(f"{place}/ti/mijn-traject/")) for place in order}

    found = {place: page.select_one('[data-step="M13"]') for place, page in pages.items()}
    assert {place: each.a["href"] for place, each in found.items()} == {
        "/embed": "/embed/ti/klantreis/?stap=M13",
        "": "/ti/klantreis/?stap=M13",
    }
    assert found["/embed"].svg == found[""].svg


@pytest.mark.parametrize("path", ["klantreis/?groep=gezinsmigrant&route=b1", "klantreis/M13/", "bestaat-niet/"])
def test_whole_page_is_sent_to_who_takes_nothing_compressed(amina, path):
    answer = amina.get(f"/embed/~kop=3/ti/{path}")

    assert int(answer.headers["Content-Length"]) == len(answer.content)
    assert answer.content.rstrip().endswith(b"</html>")


def test_link_that_leads_out_says_so_once(amina):
    page = amina.get("/embed/ti/klantreis/M13/").text

    opening = [tag for tag in re.findall(r"<a [^>]*>", page) if "target=" in tag]
    assert len(opening) > 3
    assert all(tag.count(" rel=") == tag.count("noopener") == tag.count(" target=") == 1 for tag in opening)
    assert any('rel="noopener noreferrer"' in tag for tag in opening)
