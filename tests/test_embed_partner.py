"""What a registered partner gets: its own colours, only on its own domains, and a count that names no person."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from content.partners.models import EmbedCount, Partner, Theme
from content.partners.tally import tally

pytestmark = pytest.mark.django_db

PAGE = "nl/klantreis/M06/"


@pytest.fixture(autouse=True)
def nothing_counted(db):
    tally.write()
    EmbedCount.objects.all().delete()


@pytest.fixture
def school() -> Partner:
    blue = Theme.objects.create(code="blauw", name="Blauw", css=":root{--basis-color-x:#00f}", digest="0123456789ab")
    return Partner.objects.create(
        code="school", name="School", status="active", domains="school.example\n*.les.example", theme=blue
    )


def policy_of(answer) -> str:
    return re.search(r"frame-ancestors ([^;]+)", answer.headers["Content-Security-Policy"])[1]


def styles_of(answer) -> list[str]:
    page = BeautifulSoup(answer.content, "html.parser")
    return [link["href"] for link in page.find_all("link", rel="stylesheet") if "/theme/" in link["href"]]


def counted() -> dict[tuple, int]:
    tally.write()
    return {(row.partner, row.slice, row.language, row.version): row.number for row in EmbedCount.objects.all()}


def test_limited_partner_is_shown_on_its_own_domains_only(amina, school):
    assert policy_of(amina.get(f"/embed/~partner=school/{PAGE}")) == "'self' *"
    Partner.objects.update(limited=True)
    cache.clear()

    assert policy_of(amina.get(f"/embed/~partner=school/{PAGE}")) == "'self' school.example *.les.example"
    assert policy_of(amina.get(f"/embed/{PAGE}")) == "'self' *"


def test_partner_has_its_own_colours_after_ours_so_that_they_win(amina, school):
    answer = amina.get(f"/embed/~partner=school/{PAGE}")

    assert styles_of(answer) == ["/embed/theme/blauw.0123456789ab.css"]
    links = re.findall(r'rel="stylesheet" href="([^"]+)"', answer.text)
    assert links[-1] == "/embed/theme/blauw.0123456789ab.css"
    assert styles_of(amina.get(f"/embed/{PAGE}")) == []


def test_theme_of_one_partner_is_not_found_for_another(amina, school):
    assert amina.get(f"/embed/~thema=blauw/{PAGE}").status_code == 200
    Theme.objects.update(owner=school)

    assert amina.get(f"/embed/~partner=school,thema=blauw/{PAGE}").status_code == 200
    refused = amina.get(f"/embed/~thema=blauw/{PAGE}")
    assert refused.status_code == 404
    assert "thema" in BeautifulSoup(refused.content, "html.parser").main.get_text()


def test_partner_without_a_page_in_the_address_begins_with_its_own(amina, school):
    assert amina.get("/embed/~partner=school/ar/").status_code == 200
    Partner.objects.update(default_slice="klantreis/?groep=gezinsmigrant")
    cache.clear()

    answer = amina.get("/embed/~partner=school/ar/")
    assert answer["Location"] == "/embed/~partner=school/ar/klantreis/?groep=gezinsmigrant"
    assert amina.get("/embed/ar/").status_code == 200


@pytest.mark.parametrize("status", ["draft", "ended"])
def test_partner_that_is_not_active_gets_a_box_with_a_way_on(amina, school, status):
    Partner.objects.update(status=status)

    answer = amina.get("/embed/~partner=school/ar/klantreis/M06/")

    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 404
    assert page.html["dir"] == "rtl"
    assert page.select_one("main a.button")["href"].endswith("/ar/klantreis/M06/")
    assert answer.headers.get("X-Frame-Options") is None


def test_setting_leaves_only_registered_partners(amina, school, settings):
    assert amina.get(f"/embed/{PAGE}").status_code == 200
    settings.EMBED_UNREGISTERED = False

    refused = amina.get("/embed/ti/klantreis/M06/")
    assert refused.status_code == 403
    assert BeautifulSoup(refused.content, "html.parser").select_one("main a.button")["href"].endswith("/klantreis/M06/")
    assert amina.get(f"/embed/~partner=school/{PAGE}").status_code == 200


def test_what_is_shown_is_counted_by_partner_part_language_and_version(amina, school, clock):
    clock(2026, 5, 1, hour=0, minute=30)
    amina.get(f"/embed/~partner=school,v=1/{PAGE}")
    amina.get(f"/embed/~partner=school,v=1/{PAGE}")
    amina.get("/embed/ar/klantreis/?groep=gezinsmigrant&route=z&gemeente=3511")

    assert counted() == {
        ("school", "klantreis/M06/", "nl", 1): 2,
        ("", "klantreis/?groep=gezinsmigrant&route=z", "ar", 0): 1,
    }
    assert {row.day for row in EmbedCount.objects.all()} == {date(2026, 5, 1)}


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/nl/klantreis/M06/", {}),
        ("/embed/nl/klantreis/Z99/", {}),
        ("/embed/~thema=niets/nl/klantreis/M06/", {}),
        ("/embed/nl/klantreis/M06/", {"sec-fetch-dest": "document"}),
        ("/embed/nl/klantreis/M06/", {"referer": "http://localhost:8000/nl/partners/?deel=moment"}),
        ("/embed/nl/klantreis/stappen.ics", {}),
    ],
)
def test_what_stands_in_nobodys_page_is_not_counted(amina, address, headers):
    amina.get(address, headers=headers)

    assert counted() == {}


def test_page_in_a_frame_asks_the_database_ten_times_at_most(amina, school, django_assert_max_num_queries):
    place = "gemeente=voorbeeldgemeente"
    parts = (f"klantreis/?groep=asielstatushouder&route=b1&{place}", f"klantreis/M06/?{place}", "woorden/pip/")
    for path in (*parts, "moet-ik-inburgeren/", "mijn-traject/", "vragen/boete-krijgen/", "traject/plan-pip/"):
        address = f"/embed/~partner=school/ar/{path}"
        assert amina.get(address).status_code == 200
        with django_assert_max_num_queries(10):
            amina.get(address)
