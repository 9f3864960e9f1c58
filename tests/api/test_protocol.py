"""How the API talks: pages of lists, what may be kept, who may read, and problems that say what to do."""

import json
from html import unescape

import pytest
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"


def assert_problem(answer, status: int) -> dict:
    """The answer is problem details of this status that lead to the documentation."""
    body = answer.json()
    assert answer.status_code == body["status"] == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert body["type"] == f"{SITE}/api/v1/#problem-{status}"
    assert body["title"]
    assert body["detail"]
    assert answer.headers["API-Version"] == "1.2.0"
    assert answer.headers["Link"] == f'<{SITE}/api/v1/>; rel="help"'
    assert not answer.cookies
    return body


def test_list_comes_in_pages_that_lead_to_each_other(amina):
    answer = amina.get("/api/v1/moments?page=2&pageSize=30&lang=ar")

    body, start = answer.json(), f"{SITE}/api/v1/moments?"
    assert (body["page"], body["pageSize"], body["totalItems"], body["totalPages"]) == (2, 30, 79, 3)
    assert len(body["items"]) == 30
    assert body["_links"] == {
        "self": {"href": f"{start}page=2&pageSize=30&lang=ar"},
        "first": {"href": f"{start}page=1&pageSize=30&lang=ar"},
        "prev": {"href": f"{start}page=1&pageSize=30&lang=ar"},
        "next": {"href": f"{start}page=3&pageSize=30&lang=ar"},
        "last": {"href": f"{start}page=3&pageSize=30&lang=ar"},
    }
    assert f'<{start}page=3&pageSize=30&lang=ar>; rel="next"' in answer.headers["Link"]


def test_first_and_last_page_have_no_way_past_the_end(amina):
    first = amina.get("/api/v1/moments").json()["_links"]
    last = amina.get("/api/v1/moments?page=4").json()["_links"]

    assert set(first) == {"self", "first", "next", "last"}
    assert set(last) == {"self", "first", "prev", "last"}


@pytest.mark.parametrize("address", ["journey", "moments", "moments/M06", "terms", "openapi.json", ""])
def test_answer_may_be_kept_and_is_not_sent_twice(amina, address):
    answer = amina.get(f"/api/v1/{address}", headers={"accept": "application/json"})

    again = amina.get(
        f"/api/v1/{address}", headers={"accept": "application/json", "if-none-match": answer.headers["ETag"]}
    )

    assert answer.headers["Cache-Control"].startswith("public, max-age=")
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == answer.headers["ETag"]
    assert again.headers["API-Version"] == "1.2.0"
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_changed_text_gets_another_etag(amina):
    from trajectory.journey.moment import ContactMoment

    before = amina.get("/api/v1/moments/M06").headers["ETag"]
    ContactMoment.objects.filter(code="M06").update(title_nl="Iets anders")

    assert amina.get("/api/v1/moments/M06", headers={"if-none-match": before}).status_code == 200


def test_other_sites_may_read_and_ask_first(amina):
    read = amina.get("/api/v1/groups", headers={"origin": "https://partner.example"})
    asked = amina.options("/api/v1/groups", headers={"origin": "https://partner.example"})
    sent = amina.post("/api/v1/groups", headers={"origin": "https://partner.example"})

    assert read.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in read.headers
    assert (asked.status_code, asked.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in sent.headers


def test_head_is_the_answer_without_its_body(amina):
    whole, head = amina.get("/api/v1/laws"), amina.head("/api/v1/laws")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/api/v1/moments", "/api/v1/", "/api/v1/openapi.json", "/api/v1/nergens"])
def test_nothing_can_be_sent(method, address):
    browser = Client(enforce_csrf_checks=True)

    answer = getattr(browser, method)(address, {"title": "x"}, content_type="application/json")

    assert_problem(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_parameter_that_does_not_exist_is_named_with_those_that_do(amina):
    body = assert_problem(amina.get("/api/v1/laws?groep=gezinsmigrant"), 400)

    assert body["errors"] == [
        {
            "in": "query",
            "location": {"name": "groep"},
            "code": "parameter.unknown",
            "detail": "There is no such parameter here.",
            "allowed": ["lang", "page", "pageSize"],
        }
    ]


@pytest.mark.parametrize(
    ("query", "name", "allowed"),
    [
        ("lang=de", "lang", "ar"),
        ("lang=", "lang", "nl"),
        ("lang=NL", "lang", "nl"),
        ("group=koning", "group", "gezinsmigrant"),
        ("group=%00", "group", "gezinsmigrant"),
        ("group=weet-ik-niet", "group", "gezinsmigrant"),
        ("route=zijweg", "route", "b1"),
        ("law=wi1998", "law", "wi2021"),
        ("phase=" + "x" * 5000, "phase", "plan"),
        ("organisation=nasa", "organisation", "duo"),
        ("page=0", "page", "1 to 100000"),
        ("page=5", "page", "1 to 4"),
        ("page=%D9%A2", "page", "1 to 100000"),
        ("page=" + "9" * 400, "page", "1 to 100000"),
        ("pageSize=101", "pageSize", "1 to 100"),
        ("pageSize=-1", "pageSize", "1 to 100"),
    ],
)
def test_value_that_does_not_exist_is_refused_with_those_that_do(amina, query, name, allowed):
    body = assert_problem(amina.get(f"/api/v1/moments?{query}"), 400)

    assert [error["location"]["name"] for error in body["errors"]] == [name]
    assert allowed in body["errors"][0]["allowed"]


@pytest.mark.parametrize(
    "address",
    [
        "journey?municipality=nergens",
        "journey?municipality=GM9999",
        "journey?municipality=%00",
        "journey?municipality=" + "a" * 3000,
        "municipalities?postcode=0000",
        "municipalities?postcode=%D9%A3%D9%A5%D9%A1%D9%A1",
        "municipalities?postcode=3511%00",
        "moments?lang=nl&lang=en",
        "?lang=ti",
        "openapi.json?lang=ar",
        "laws?format=json",
        "laws?" + "x" * 3000 + "=1",
    ],
)
def test_wrong_question_is_refused(amina, address):
    body = assert_problem(amina.get(f"/api/v1/{address}"), 400)

    assert body["errors"]


@pytest.mark.parametrize(
    "address",
    [
        "nergens", "moments/", "moments/M06/", "moments/Z99", "moments/m06", "moments/%00", "organisations/nasa",
        "groups/%00", "municipalities/%00", "municipalities/GM9999", "municipalities/" + "a" * 3000,
        "pages/geen-uuid", "pages/6ac8a6ba-4a5b-5d1c-8b6e-3c1b0e3f8a11", "facts/%F0%9F%92%A9", "terms/a%2Fb",
    ],
)  # fmt: skip
def test_address_of_nothing_is_a_problem_and_no_redirect(amina, address):
    assert_problem(amina.get(f"/api/v1/{address}"), 404)


def test_media_type_that_is_not_there_is_a_problem(amina):
    assert_problem(amina.get("/api/v1/moments", headers={"accept": "application/xml"}), 406)


def test_fault_of_ours_is_a_problem_without_its_words(monkeypatch):
    def fail(*args, **kwargs):
        raise ValueError("geheim")

    monkeypatch.setattr("trajectory.sharing.api.moments.read_one", fail)

    answer = Client(raise_request_exception=False).get("/api/v1/moments/M06")

    assert_problem(answer, 500)
    assert "geheim" not in answer.text


def test_silent_database_is_a_problem_that_says_come_back():
    def silence(execute, sql, params, many, context):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(silence):
        answer = Client(raise_request_exception=False).get("/api/v1/laws")

    assert_problem(answer, 503)
    assert int(answer.headers["Retry-After"]) > 0


def test_foreign_host_is_a_problem(amina):
    assert_problem(amina.get("/api/v1/laws", headers={"host": "evil.example"}), 400)


@pytest.mark.parametrize("accepted", ["ti", "ar-SY,ar;q=0.9"])
def test_language_of_the_browser_changes_nothing(amina, accepted):
    plain = amina.get("/api/v1/groups")

    asked = amina.get("/api/v1/groups", headers={"accept-language": accepted})

    assert asked.content == plain.content
    assert asked.headers["Content-Language"] == "nl"
    assert "Accept-Language" not in asked.headers.get("Vary", "")


@pytest.mark.parametrize(("code", "heading"), [("nl", "API voor ontwikkelaars"), ("en", "API for developers")])
def test_front_door_is_a_page_for_people(amina, code, heading):
    page = amina.get(f"/api/v1/?lang={code}", headers={"accept": "text/html,*/*;q=0.8"})

    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert f'<html lang="{code}"' in page.text
    assert f"<h1>{heading}</h1>" in page.text
    assert page.text.count("curl &quot;") + page.text.count('curl "') == 29
    for status in (400, 404, 405, 406, 500):
        assert f'id="problem-{status}"' in page.text
    assert "<script" not in page.text
    assert not page.cookies


def test_every_example_on_the_front_door_can_be_asked(amina):
    page = amina.get("/api/v1/?lang=en")
    examples = [part.split('"')[0] for part in unescape(page.text).split('curl "')[1:]]

    statuses = {example: amina.get(example.removeprefix(SITE)).status_code for example in examples}

    assert len(statuses) == 29
    assert {example: status for example, status in statuses.items() if status != 200} == {}


def test_front_door_is_an_index_for_programs(amina):
    index = amina.get("/api/v1", headers={"accept": "application/json"}).json()

    assert index["version"] == "1.2.0"
    assert {"name": "moments", "summary": "Contactmomenten", "href": f"{SITE}/api/v1/moments"} in index["resources"]
    assert index["_links"]["describedby"]["href"] == f"{SITE}/api/v1/openapi.json"


def test_documentation_is_whole_in_dutch():
    from content.sharing.document import describe
    from content.sharing.guide import TOLD
    from content.sharing.words import dutch, in_language
    from trajectory.sharing.api.problem import PROBLEMS

    known = dutch()
    missing: list[str] = []

    def look(part: object) -> None:
        for key, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
            if key in ("summary", "description") and isinstance(value, str):
                missing.extend([value] if value not in known else [])
            else:
                look(value)

    look(describe("en"))
    missing += [
        text for text in [*TOLD.values(), *(part for parts in PROBLEMS.values() for part in parts)] if text not in known
    ]

    assert missing == []
    assert in_language({"summary": "Laws", "name": "Laws"}, "nl") == {"summary": "Wetten", "name": "Laws"}
    assert "wet inburgering" in json.dumps(describe("nl"), ensure_ascii=False)
