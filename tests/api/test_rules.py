"""The technical rules of the NL API Design Rules (Logius, 2.x) that a machine can check, each by its name."""

import re

import pytest
from django.test import Client

from content.sharing.document import _made, describe

pytestmark = pytest.mark.django_db

SEMVER = r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?"
KEBAB = r"/|(/([a-z0-9-]+|\{[^}]+\}))+"
CAMEL = r"[a-z][a-z\d]*([A-Z][a-z\d]*)*"


@pytest.fixture
def document(settings) -> dict:
    """The document as a real publisher would have it."""
    settings.SITE_URL = "https://voorbeeld.example"
    settings.PUBLISHER_NAME, settings.PUBLISHER_EMAIL = "Voorbeeld", "api@voorbeeld.example"
    return describe("nl")


def operations(document: dict) -> list[dict]:
    found = [operation for methods in document["paths"].values() for operation in methods.values()]
    assert len(found) == 29
    return found


def schemas_in(part: object) -> list[dict]:
    """Every object shape in a document, at any depth."""
    if isinstance(part, dict):
        own = [part] if isinstance(part.get("properties"), dict) else []
        return own + [each for value in part.values() for each in schemas_in(value)]
    return [each for value in part for each in schemas_in(value)] if isinstance(part, list) else []


def test_doc_openapi(document):
    references = set(re.findall(r"'\$ref': '#/components/schemas/(\w+)'", str(document)))

    assert document["openapi"] == "3.1.0"
    assert document["paths"]
    assert references == set(document["components"]["schemas"])


def test_doc_openapi_contact(document):
    assert document["info"]["contact"] == {
        "name": "Voorbeeld",
        "url": "https://voorbeeld.example/nl/contact/",
        "email": "api@voorbeeld.example",
    }


def test_doc_language(document):
    assert operations(document)[0]["summary"] == "De voordeur"


def test_publish_openapi():
    answer = Client().get("/api/v1/openapi.json")

    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["info"]["version"] == answer.headers["API-Version"]


def test_no_trailing_slash(document):
    assert [path for path in document["paths"] if path != "/" and path.endswith("/")] == []
    assert Client().get("/api/v1/moments/").status_code == 404


def test_http_methods(document):
    assert {method for methods in document["paths"].values() for method in methods} == {"get"}


def test_uri_version(document):
    assert [server["url"] for server in document["servers"]] == ["https://voorbeeld.example/api/v1"]


def test_semver(document):
    assert re.fullmatch(SEMVER, document["info"]["version"])


def test_version_header(document):
    answers = [answer for operation in operations(document) for answer in operation["responses"].values()]

    assert len(answers) > 150
    assert all("API-Version" in answer["headers"] for answer in answers)


def test_path_segments_kebab_case(document):
    assert [path for path in document["paths"] if path != "/openapi.json" and not re.fullmatch(KEBAB, path)] == []


def test_query_keys_camel_case(document):
    names = {
        each["name"] for operation in operations(document) for each in operation["parameters"] if each["in"] == "query"
    }

    assert "pageSize" in names
    assert [name for name in names if not re.fullmatch(CAMEL, name)] == []


def test_property_casing(document):
    names = {name for schema in schemas_in(document["components"]) for name in schema["properties"]}

    assert len(names) > 80
    assert [name for name in names if name != "_links" and not re.fullmatch(CAMEL, name)] == []
    assert [name for name in document["components"]["schemas"] if not re.fullmatch(r"([A-Z][a-z]+)+", name)] == []


def test_error_handling_problem_details(document):
    shapes = document["components"]["schemas"]
    for operation in operations(document):
        for status, answer in operation["responses"].items():
            if status.startswith(("4", "5")):
                shape = answer["content"]["application/problem+json"]["schema"]["$ref"].split("/")[-1]
                assert {"status", "title", "detail", "type"} <= set(shapes[shape]["required"]), status


def test_error_handling_invalid_input(document):
    assert [each["operationId"] for each in operations(document) if "400" not in each["responses"]] == []


def test_date_time(document):
    dates = {
        name: value["format"]
        for schema in schemas_in(document["components"])
        for name, value in schema["properties"].items()
        if name.endswith(("Date", "On", "From", "Until")) or name == "inForce"
    }

    assert dates == dict.fromkeys(
        ("checkedOn", "effectiveOn", "evidenceDate", "inForce", "validFrom", "validUntil"), "date"
    )


def test_naming_collections(document):
    lists = {path for path in document["paths"] if f"{path}/{{id}}" in document["paths"]}

    assert len(lists) == 13
    assert [path for path in lists if not path.endswith("s")] == []


def test_transport_security_headers():
    answer = Client().get("/api/v1/laws")

    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Content-Type"] == "application/json"


def test_every_answer_has_a_whole_shape(document):
    """Each shape says which of its fields are always there; only links may be absent."""
    for name, shape in document["components"]["schemas"].items():
        absent = set(shape["properties"]) - set(shape.get("required", ()))
        assert absent <= {"self", "page", "prev", "next", "errors"}, name


def test_every_parameter_has_an_example_and_the_codes_of_today(document):
    given = [each for operation in operations(document) for each in operation["parameters"] if each["in"] == "query"]

    assert all(each["schema"]["examples"] and each["description"] for each in given)
    languages = next(each for each in given if each["name"] == "lang" and len(each["schema"]["enum"]) > 2)
    assert languages["schema"]["enum"][:4] == ["nl", "en", "ar", "ti"]
    assert any("gezinsmigrant" in each["schema"].get("enum", ()) for each in given if each["name"] == "group")


def test_document_of_the_code_is_made_once():
    assert _made() is _made()
