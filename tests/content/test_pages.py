"""Every page in every language: its own text, or the Dutch one said honestly."""

import re
from functools import cache

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.content.reading import (
    DUTCH_ONLY,
    IN_TWO,
    OWN_NAMES,
    PAGES,
    SITE,
    TONGUES,
    WRITTEN,
    alternates,
    canonical,
    file_of,
    soup,
    tongue,
    words,
)

pytestmark = pytest.mark.django_db


EVERY_PAGE = PAGES | DUTCH_ONLY


def squeeze(text: str) -> str:
    return " ".join(text.split())


@cache
def visit(code: str, address: str) -> tuple[int, BeautifulSoup]:
    """The status and content of a page for a visitor; asked once, since no test here changes a page."""
    response = Client().get(f"/{code}{address}")
    return response.status_code, soup(response)


@pytest.mark.one_engine
@pytest.mark.parametrize("code", WRITTEN)
def test_page_has_its_own_text_in_the_four_written_languages(code):
    for key, address in PAGES.items():
        status, page = visit(code, address)

        assert status == 200, key
        assert tongue(page.html) == TONGUES[code], key
        assert words(page.h1) == squeeze(file_of(key, code)["title"]), key
        assert squeeze(file_of(key, code)["intro"]) in words(page.article), key
        assert not page.article.get("lang"), key
        assert not page.find(role="note"), key
        assert canonical(page) == f"/{code}{address}", key


@pytest.mark.one_engine
@pytest.mark.parametrize("code", OWN_NAMES)
def test_page_without_own_text_is_dutch_in_the_frame_of_the_reader(code):
    for key, address in EVERY_PAGE.items():
        status, page = visit(code, address)

        assert status == 200, key
        assert tongue(page.html) == TONGUES[code], key
        assert tongue(page.article) == ("nl", "ltr"), key
        assert words(page.article.h1) == squeeze(file_of(key, "nl")["title"]), key
        assert canonical(page) == f"/nl{address}", key


@pytest.mark.parametrize("code", OWN_NAMES)
def test_notice_says_in_the_language_of_the_reader_that_the_text_is_dutch(code):
    for key, address in EVERY_PAGE.items():
        notice = visit(code, address)[1].find(role="note")

        assert notice.find_parent("article") is None, key
        assert OWN_NAMES[code] in words(notice), key
        assert "This page is not in" not in words(notice), key
        assert tongue(notice) == (None, None), key


@pytest.mark.parametrize("code", OWN_NAMES)
def test_english_is_one_click_away_where_it_exists(code):
    for key, address in EVERY_PAGE.items():
        english = visit(code, address)[1].find(role="note").find("a", hreflang="en")

        expected = f"/en{address}" if key in PAGES else None
        assert (english["href"] if english else None) == expected, key


@pytest.mark.parametrize("code", TONGUES)
def test_versions_of_a_page_are_complete_and_name_each_other(code):
    for key, address in EVERY_PAGE.items():
        page = visit(code, address)[1]

        written = WRITTEN if key in PAGES else ("nl",)
        assert alternates(page) == {each: f"/{each}{address}" for each in written}, key


@pytest.mark.parametrize("code", ["nl", "ar", "fa-af"])
def test_language_menu_keeps_the_page_and_says_which_languages_have_it(code):
    page = visit(code, "/traject/plan-pip/")[1]

    menu = page.find("nav", class_="language-menu__panel").find_all("a")
    assert [link["href"] for link in menu] == [f"/{each}/traject/plan-pip/" for each in TONGUES]
    assert [link["hreflang"] for link in menu] == [tag for tag, _ in TONGUES.values()]
    longer = [link["hreflang"] for link in menu if words(link) != words(link.bdi)]
    assert longer == [TONGUES[each][0] for each in OWN_NAMES]


def test_sitemap_lists_the_pages_with_own_text_and_their_versions(amina):
    sitemap = amina.get("/sitemap.xml").text

    entries = re.findall(r"<url><loc>([^<]+)</loc>(.*?)</url>", sitemap, re.S)
    found = {
        where.removeprefix(SITE): dict(re.findall(r'hreflang="([^"]+)" href="([^"]+)"', others))
        for where, others in entries
        if not re.search(
            "/(klantreis|vragen|woorden|mijn-traject|partners|open-data)/|:8000/[a-z-]+/moet-ik-inburgeren/", where
        )
    }
    expected = {f"/{code}{address}": address for address in PAGES.values() for code in WRITTEN}
    expected |= {f"/{code}{address}": address for address in IN_TWO.values() for code in ("nl", "en")}
    expected |= {f"/nl{address}": address for address in DUTCH_ONLY.values()}
    assert set(found) == set(expected)
    for where, address in expected.items():
        written = WRITTEN if address in PAGES.values() else ("nl",)
        written = ("nl", "en") if address in IN_TWO.values() else written
        assert found[where] == {each: f"{SITE}/{each}{address}" for each in written}, where


@pytest.mark.parametrize("code", TONGUES)
def test_unknown_page_is_refused_in_the_language_of_the_reader(code):
    status, page = visit(code, "/traject/bestaat-niet/")

    assert status == 404
    assert tongue(page.html) == TONGUES[code]
    assert page.main.find("a", href=f"/{code}/")
    assert code == "en" or words(page.h1) != "This page does not exist"


def test_no_page_shows_a_name_of_a_fact_instead_of_its_value():
    for code in TONGUES:
        for address in EVERY_PAGE.values():
            assert "{fact" not in str(visit(code, address)[1]), (code, address)


# pip-term is 10 weeks (Besluit inburgering art. 5.3), fine-traject-first 50 euros; plurals from CLDR.
@pytest.mark.parametrize(
    ("code", "term"),
    [
        ("nl", "binnen 10 weken na de brief"),
        ("en", "10 weeks"),
        ("ar", "10 أسابيع"),
        ("tr", "binnen 10 weken na de brief"),
    ],
)
def test_facts_are_written_in_the_language_of_the_text_around_them(code, term):
    article = visit(code, "/traject/plan-pip/")[1].article

    assert term in words(article)
    assert "€50" in "".join(article.get_text().split())


@pytest.mark.parametrize("code", ["nl", "ti"])
def test_telephone_number_of_a_fact_can_be_called(code):
    page = visit(code, "/")[1]

    phone = page.article.find("a", href="tel:0505999600")
    assert words(phone) == "050 599 96 00"
    assert phone.bdi["dir"] == "ltr"


@pytest.mark.parametrize("code", ["tr", "fa"])
def test_text_of_the_reader_inside_a_dutch_article_carries_its_own_language(code):
    article = visit(code, "/traject/plan-pip/")[1].article

    card = article.find("a", href=f"/{code}/klantreis/M06/")
    assert {tongue(part) for part in card.find_all("span", lang=True)} == {TONGUES[code]}


def test_link_to_a_page_stays_in_the_frame_of_the_reader():
    page = visit("fa", "/traject/plan-pip/")[1]

    link = page.article.find("a", string="leerroute")
    assert link["href"] == "/fa/traject/leerroutes/"
