"""The sitemap lists every text that a language has of its own; pages and sitemap agree about the languages."""

import re
from collections import Counter

import pytest
from defusedxml.ElementTree import fromstring
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
# What stands in front of an address, in `lang` and in `dir`, by hand from languages.md section 3.
TAGS = {code: code for code in ("nl", "en", "ar", "ti", "tr", "fa", "so", "es", "fr", "ps", "uk")} | {"fa-af": "prs"}
RIGHT_TO_LEFT = {"ar", "fa", "fa-af", "ps"}
FULL = {"nl", "en", "ar", "ti"}  # these have all pages too, the other eight the journey

HTML = re.compile(r'<html lang="([^"]+)" dir="([^"]+)"')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')


@pytest.fixture
def entries(amina) -> dict[str, dict[str, str]]:
    """By address, the addresses of the same text by language tag."""
    answer = amina.get("/sitemap.xml")
    found = {}
    for url in fromstring(answer.content).findall("s:url", SPACES):
        links = url.findall("x:link[@rel='alternate']", SPACES)
        found[url.find("s:loc", SPACES).text] = {link.get("hreflang"): link.get("href") for link in links}
    return found


def code_of(address: str) -> str:
    return address.removeprefix(settings.SITE_URL).split("/")[1]


def test_every_language_has_at_least_sixty_addresses(entries):
    counts = Counter(code_of(address) for address in entries)

    assert set(counts) == set(TAGS)
    assert min(counts.values()) >= 60, counts
    assert {code for code, count in counts.items() if count >= 90} == FULL, counts
    # journey, comparison, my dates, partners, open data, decision; moments; pages; words; questions
    assert counts["nl"] == 6 + 79 + 67 + 1 + 31, counts
    assert counts["ar"] == counts["ti"] == 6 + 79 + 17 + 1 + 31, counts


def test_moments_and_pages_of_the_content_are_all_there(entries):
    moments = ("klantreis/A01/", "klantreis/M06/", "klantreis/W03/", "klantreis/T09/")
    pages = ("", "traject/", "traject/plan-pip/", "traject/examens/", "contact/", "privacy/", "over/")

    assert {f"{settings.SITE_URL}/{code}/{moment}" for code in TAGS for moment in moments} <= set(entries)
    assert {f"{settings.SITE_URL}/{code}/{page}" for code in FULL for page in pages} <= set(entries)


@pytest.mark.one_engine
@pytest.mark.parametrize("code", TAGS)
def test_every_address_answers_in_its_language_and_names_the_same_other_languages(entries, code):
    amina = Client()
    mine = [address for address in entries if code_of(address) == code]

    for address in mine:
        page = amina.get(address.removeprefix(settings.SITE_URL))

        assert page.status_code == 200, address
        assert HTML.findall(page.text) == [(TAGS[code], "rtl" if code in RIGHT_TO_LEFT else "ltr")], address
        assert CANONICAL.findall(page.text) == [address]
        assert dict(ALTERNATE.findall(page.text)) == entries[address], address
        assert "noindex" not in page.text, address


def test_languages_of_a_text_name_each_other_and_nobody_is_forgotten(entries):
    for address, others in entries.items():
        assert others[TAGS[code_of(address)]] == address
        for tag, other in others.items():
            assert TAGS[code_of(other)] == tag
            assert entries[other] == others, (address, other)


def test_dutch_text_in_a_turkish_frame_is_not_listed_and_points_to_the_dutch_page(amina, entries):
    page = amina.get("/tr/traject/plan-pip/")

    assert page.status_code == 200
    assert CANONICAL.findall(page.text) == [f"{settings.SITE_URL}/nl/traject/plan-pip/"]
    assert {tag for tag, _ in ALTERNATE.findall(page.text)} == FULL
    assert f"{settings.SITE_URL}/tr/traject/plan-pip/" not in entries


def test_moment_without_own_title_in_a_language_leaves_the_sitemap_of_that_language_only(amina, entries):
    from trajectory.journey.moment import ContactMoment

    here = {code: f"{settings.SITE_URL}/{code}/klantreis/M06/" for code in ("nl", "tr")}
    assert entries[here["tr"]]["nl"] == here["nl"]
    ContactMoment.objects.filter(code="M06").update(title_tr="")

    text = amina.get("/sitemap.xml").text
    page = amina.get("/tr/klantreis/M06/")

    assert f"<loc>{here['nl']}</loc>" in text
    assert here["tr"] not in text
    assert page.status_code == 200
    assert CANONICAL.findall(page.text) == [here["nl"]]


def test_what_may_not_be_seen_is_not_in_the_sitemap(amina, entries):
    from trajectory.journey.moment import ContactMoment

    assert f"{settings.SITE_URL}/ar/klantreis/T08/" in entries
    ContactMoment.objects.filter(code="T08").update(live=False)

    text = amina.get("/sitemap.xml").text

    assert "/klantreis/T09/" in text
    assert "/klantreis/T08/" not in text
