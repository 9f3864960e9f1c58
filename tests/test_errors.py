"""When something is wrong, a visitor reads it in the own language and gets a way on, whatever is broken."""

import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError, connection
from django.test import Client

from tests.content.reading import TONGUES

pytestmark = pytest.mark.django_db

LETTERS = {"ar": r"[\u0600-\u06ff]", "ti": r"[\u1200-\u137f]", "uk": r"[\u0400-\u04ff]"}
# What a view may raise, and what the visitor gets for it.
FAULTS = {400: SuspiciousOperation("vreemd"), 403: PermissionDenied("niet voor u"), 500: ValueError("stuk")}


@pytest.fixture
def visitor() -> Client:
    """Somebody with a browser: sees the error page, not the exception."""
    return Client(raise_request_exception=False)


def assert_reads_it_and_can_go_on(answer, code: str, status: int) -> None:
    tag, direction = TONGUES[code]
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", answer.text, re.S)[1]
    main = answer.text.split("<main")[1].split("</main>")[0]

    assert answer.status_code == status
    assert f'<html lang="{tag}" dir="{direction}"' in answer.text
    assert re.search(LETTERS.get(code, r"\w"), heading), heading
    assert f'href="/{code}/"' in main
    assert f'href="/{code}/klantreis/"' in main
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies


def headings(client: Client, codes, address: str) -> set[str]:
    return {re.search(r"<h1[^>]*>(.*?)</h1>", client.get(f"/{code}{address}").text, re.S)[1] for code in codes}


@pytest.mark.parametrize("status", FAULTS)
@pytest.mark.parametrize("code", TONGUES)
def test_fault_in_a_view_is_a_page_in_the_language_of_the_reader(visitor, monkeypatch, code, status):
    def fail(*args, **kwargs):
        raise FAULTS[status]

    assert visitor.get(f"/{code}/contact/").status_code == 200
    monkeypatch.setattr("content.pages.views.visible_pages", fail)

    answer = visitor.get(f"/{code}/contact/")

    assert_reads_it_and_can_go_on(answer, code, status)
    assert str(FAULTS[status]) not in answer.text


@pytest.mark.parametrize("code", TONGUES)
def test_unknown_page_is_a_page_in_the_language_of_the_reader(visitor, code):
    answer = visitor.get(f"/{code}/traject/bestaat-niet/")

    assert_reads_it_and_can_go_on(answer, code, 404)
    assert 'role="search"' in answer.text


@pytest.mark.parametrize("code", TONGUES)
def test_silent_database_is_a_page_that_says_come_back(visitor, code):
    def silence(execute, sql, params, many, context):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(silence):
        answer = visitor.get(f"/{code}/klantreis/")

    assert_reads_it_and_can_go_on(answer, code, 503)
    assert int(answer.headers["Retry-After"]) > 0
    assert "closed the connection" not in answer.text


def test_health_says_that_the_database_does_not_answer(visitor):
    def silence(execute, sql, params, many, context):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(silence):
        answer = visitor.get("/health/")

    assert answer.status_code == 503


def test_page_of_a_fault_needs_no_database(visitor, monkeypatch):
    def explode(execute, sql, params, many, context):
        raise ValueError("nothing may be asked now")

    with connection.execute_wrapper(explode):
        answer = visitor.get("/ar/klantreis/")

    assert_reads_it_and_can_go_on(answer, "ar", 500)


@pytest.mark.parametrize("code", ["ar", "ti", "uk", "nl"])
def test_too_many_wrong_passwords_is_a_page_in_the_language_of_the_browser(visitor, bert, code):
    wrong = {"username": "bert", "password": "niet-het-wachtwoord"}
    browser = {"accept-language": code}

    statuses = [visitor.post("/admin/login/", wrong, headers=browser).status_code for _ in range(5)]
    right = visitor.post("/admin/login/", {"username": "bert", "password": "zon-regen-wind-sneeuw"}, headers=browser)

    tag, direction = TONGUES[code]
    assert statuses == [200, 200, 200, 200, 429]
    assert right.status_code == 429
    assert f'<html lang="{tag}" dir="{direction}"' in right.text
    assert re.search(LETTERS.get(code, r"\w"), re.search(r"<h1[^>]*>(.*?)</h1>", right.text, re.S)[1])
    assert f'href="/{code}/"' in right.text


def test_lost_form_token_is_a_page_of_ours_in_the_language_of_the_browser():
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/admin/login/", {"username": "bert", "password": "x"}, headers={"accept-language": "ti"})

    assert answer.status_code == 403
    assert '<html lang="ti" dir="ltr"' in answer.text
    assert "CSRF" not in answer.text


@pytest.mark.parametrize("address", ["/traject/bestaat-niet/", "/klantreis/Z99/", "/klantreis/?groep=koning"])
def test_words_of_the_error_pages_differ_per_language(visitor, address):
    codes = [code for code in TONGUES if code != "fa-af"]  # Farsi and Dari may say it in the same words

    assert len(headings(visitor, codes, address)) == len(codes)


@pytest.mark.parametrize("code", ["ar", "ti", "tr"])
def test_wrong_choice_shows_the_choices_again(visitor, code):
    answer = visitor.get(f"/{code}/klantreis/", {"groep": "koning", "gemeente": "voorbeeldgemeente"})

    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert answer.text.count('name="groep"') == 9
    assert "koning" not in answer.text


@pytest.mark.parametrize("code", ["ar", "ti", "nl"])
def test_postcode_without_municipality_says_so_and_lets_the_visitor_choose(visitor, code):
    answer = visitor.get(f"/{code}/klantreis/", {"groep": "gezinsmigrant", "gemeente": "0000"})

    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "0000" in answer.text
    assert answer.text.count("<option") > 342
    assert 'name="groep" value="gezinsmigrant"' in answer.text
