"""Who gets what at the gate: status, how long it may be kept, what the browser may do, and in which language."""

import logging
import re

import pytest
from django.conf import settings
from django.test import Client

from tests.content.reading import DUTCH_ONLY, OWN_NAMES, PAGES, TONGUES
from tests.gate_table import EDITOR, FRAMED, KEPT, NEVER, OWN, STRICT, TABLE

pytestmark = pytest.mark.django_db

# Where a browser that prefers these languages is sent from `/`.
PREFERENCES = {
    "": "nl",
    "nl-NL,nl;q=0.9,en;q=0.8": "nl",
    "ar-SY,ar;q=0.9": "ar",
    "ti-ER": "ti",
    "ti-ET,am;q=0.8,en;q=0.5": "ti",
    "fa-IR,fa;q=0.9": "fa",
    "fa-AF": "fa-af",
    "prs": "fa-af",
    "prs-AF,en;q=0.5": "fa-af",
    "ps-AF,ps;q=0.9": "ps",
    "so-SO": "so",
    "uk-UA,ru;q=0.8": "uk",
    "es-419": "es",
    "ku-TR,tr;q=0.8": "tr",
    "ku-TR": "nl",
    "de-DE,en-GB;q=0.7": "en",
    "en;q=0.2,ti;q=0.9": "ti",
    "*": "nl",
    "zh-CN,,;q=x,=;": "nl",
    "x" * 9000: "nl",
}


def cache_kind(response) -> str:
    words = response.headers.get("Cache-Control", "")
    return NEVER if "no-store" in words else KEPT if "public" in words else OWN if "private" in words else words


def policy(response) -> dict[str, str]:
    parts = (part.split(maxsplit=1) for part in response.headers["Content-Security-Policy"].split(";"))
    return dict(parts)


def policy_kind(response) -> str:
    """Editors' pages may hold styles of Wagtail and pictures made on the spot, never a script without its nonce."""
    directives = policy(response)
    framed = directives["frame-ancestors"] == "'self' *"
    if framed:
        directives["frame-ancestors"] = "'none'"
    loose = re.search(r"unsafe-|nonce-|data:|blob:|https?:|\*", " ".join(directives.values()))
    if directives["default-src"] == "'none'" and not loose:
        return FRAMED if framed else STRICT
    scripts = re.sub(r"'nonce-[^']{16,}'", "", directives["script-src"]).strip()
    return EDITOR if (directives["default-src"], scripts) == ("'self'", "'self'") else "neither"


def status_of(response) -> int | str:
    return f"302 {response.url.split('?')[0]}" if response.status_code == 302 else response.status_code


@pytest.fixture
def person(request, daan, bert, sign_in):
    """The client of Amina, Bert or Daan, and the numbers of Bert's pages."""
    clients = {"amina": Client, "bert": lambda: sign_in(bert), "daan": lambda: sign_in(daan)}
    return clients[request.param](), {"bert": bert.section.pk, "above": bert.section.get_parent().pk}


@pytest.mark.parametrize(("person", "column"), [("amina", 1), ("bert", 2), ("daan", 3)], indirect=["person"])
def test_everybody_gets_what_the_table_says(person, column):
    client, pages = person
    expected = {row[0]: (row[column], row[4], row[5]) for row in TABLE}

    answers = {address: client.get(address.format(**pages)) for address in expected}

    found = {address: (status_of(a), cache_kind(a), policy_kind(a)) for address, a in answers.items()}
    assert found == expected
    for address, answer in answers.items():
        assert answer.headers["X-Content-Type-Options"] == "nosniff", address
        told = "no-referrer" if "/moet-ik-inburgeren/" in address else "same-origin"
        assert answer.headers["Referrer-Policy"] == told, address
        framed = "SAMEORIGIN" if address.startswith("/admin/") else "DENY"
        expected_frames = None if expected[address][2] == FRAMED else framed
        assert answer.headers.get("X-Frame-Options") == expected_frames, address
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert "geolocation=()" in answer.headers["Permissions-Policy"], address


@pytest.mark.parametrize("person", ["amina", "daan"], indirect=True)
def test_public_answers_never_set_a_cookie_nor_differ_by_cookie(person):
    client, _ = person

    for address in (row[0] for row in TABLE if not row[0].startswith(("/admin/", "/documents/"))):
        answer = client.get(address)

        assert not answer.cookies, address
        assert "Set-Cookie" not in answer.headers, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address


def test_strict_policy_names_every_door_and_lets_nothing_else_in(amina):
    directives = policy(amina.get("/ar/klantreis/"))

    assert directives["default-src"] == "'none'"
    assert directives["base-uri"] == "'none'"
    assert directives["frame-ancestors"] == "'none'"
    for name in ("script-src", "style-src", "img-src", "font-src", "form-action"):
        assert directives[name] == "'self'", name


@pytest.mark.parametrize("code", TONGUES)
def test_every_public_address_answers_in_every_language(amina, code):
    views = (
        "/moet-ik-inburgeren/",
        "/klantreis/",
        "/klantreis/?groep=weet-ik-niet",
        "/klantreis/A01/",
        "/klantreis/F07/",
        "/zoeken/",
    )

    for path in (*views, *PAGES.values(), *DUTCH_ONLY.values()):
        page = amina.get(f"/{code}{path}")

        tag, direction = TONGUES[code]
        assert (page.status_code, policy_kind(page)) == (200, STRICT), path
        assert f'<html lang="{tag}" dir="{direction}"' in page.text, path
        assert page.headers["Content-Language"] == tag, path
        assert not page.cookies, path
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", page.text), path


@pytest.mark.parametrize(("header", "code"), PREFERENCES.items())
def test_front_door_listens_to_the_browser(amina, header, code):
    answer = amina.get("/", headers={"accept-language": header})

    assert status_of(answer) == f"302 /{code}/"
    assert answer.headers["Vary"] == "Accept-Language"


def test_address_names_the_language_whatever_the_browser_prefers(amina):
    page = amina.get("/ti/klantreis/", headers={"accept-language": "ar"})

    assert '<html lang="ti" dir="ltr"' in page.text


def test_unknown_language_gets_a_page_that_offers_all_twelve(amina):
    page = amina.get("/xx/klantreis/", headers={"accept-language": "fa-AF"})

    main = page.text.split("<main")[1].split("</main>")[0]
    assert page.status_code == 404
    assert '<html lang="prs" dir="rtl"' in page.text
    for code, (tag, _) in TONGUES.items():
        assert f'href="/{code}/" hreflang="{tag}"' in main
    assert all(name in main for name in OWN_NAMES.values())


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "address", ["/", "/nl/", "/ar/klantreis/", "/nl/klantreis/M06/", "/nl/zoeken/", "/sitemap.xml"]
)
def test_nothing_can_be_sent_to_a_public_page(method, address):
    browser = Client(enforce_csrf_checks=True)

    answer = getattr(browser, method)(address, {"groep": "vrijwillig"}, content_type="application/json")

    assert answer.status_code == 405
    assert not answer.cookies
    assert policy_kind(answer) == STRICT


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1:80@evil.example", "[::1"])
def test_foreign_host_is_refused_in_the_language_of_the_address(amina, host):
    answer = amina.get("/ar/klantreis/", headers={"host": host, "x-forwarded-host": "localhost"})

    assert answer.status_code == 400
    assert '<html lang="ar" dir="rtl"' in answer.text
    assert "evil" not in answer.text


def test_moment_in_small_letters_leads_to_the_right_address(amina):
    answer = amina.get("/ar/klantreis/m06/")

    assert (answer.status_code, answer.url) == (301, "/ar/klantreis/M06/")


def test_log_names_the_route_and_nothing_of_the_visitor(amina, caplog):
    secrets = {
        "REMOTE_ADDR": "203.0.113.77",
        "HTTP_X_FORWARDED_FOR": "198.51.100.88",
        "HTTP_USER_AGENT": "Telefoon-van-Amina",
        "HTTP_REFERER": "https://geheim.example/dagboek",
        "HTTP_COOKIE": "kenmerk=abc123",
    }
    addresses = (
        "/ar/klantreis/?groep=asielstatushouder&gemeente=3511",
        "/nl/zoeken/?q=schulden",
        "/nl/weg/?q=schulden",
    )
    access = logging.getLogger("access")
    access.addHandler(caplog.handler)

    for address in (*addresses, "/nl/klantreis/?groep=ongeldig&gemeente=3511"):
        amina.get(address, **secrets)

    access.removeHandler(caplog.handler)
    mine = [record.getMessage() for record in caplog.records if record.name == "access"]
    assert [re.sub(r"^\S+ |\d+ms ", "", line) for line in mine] == [
        "GET journey 200 ar",
        "GET search 200 nl",
        "GET wagtail_serve 404 nl",
        "GET journey 400 nl",
    ]
    everything = " ".join(f"{record.getMessage()} {record.exc_text}" for record in caplog.records)
    for secret in ("203.0.113", "198.51", "Amina", "dagboek", "abc123", "?", "asielstatushouder", "3511", "schulden"):
        assert secret not in everything, secret


def test_robots_are_kept_out_of_the_admin_and_shown_the_sitemap(amina):
    lines = amina.get("/robots.txt").text.splitlines()

    assert "Disallow: /admin/" in lines
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
