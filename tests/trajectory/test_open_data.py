"""Everybody finds the open data, in their own language, and every file is kept as long as it stays true."""

import hashlib
import re

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from tests.content.reading import TONGUES
from trajectory.journey.moment import ContactMoment
from trajectory.sharing.actions import publish_version
from trajectory.sharing.models import DatasetFile, DatasetVersion

pytestmark = pytest.mark.django_db

FILES = ("journey.json", "journey.csv.zip", "journey.jsonld")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def publish(title: str) -> DatasetVersion:
    ContactMoment.objects.filter(code="M06").update(title_nl=title)
    return publish_version(reason_nl=f"Naam: {title} <b>", reason_en=f"Name: {title} <b>")


@pytest.mark.parametrize("name", FILES)
def test_file_of_a_version_is_kept_for_ever_and_the_newest_shortly(amina, name):
    fixed, latest = amina.get(f"/data/journey/1/{name}"), amina.get(f"/data/journey/latest/{name}")

    assert fixed.content == latest.content
    assert fixed.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert latest.headers["Cache-Control"].startswith("public, max-age=300")
    assert latest.headers["Content-Location"] == f"/data/journey/1/{name}"
    assert fixed.headers["Access-Control-Allow-Origin"] == "*"
    assert fixed.headers["ETag"] == f'"{hashlib.sha256(fixed.content).hexdigest()}"'


@pytest.mark.parametrize(
    "address",
    [
        "/data/journey/1/journey.json",
        "/data/journey/latest/journey.csv.zip",
        "/data/journey/schema.json",
        "/data/journey/changes.json",
        "/data/journey/changes.atom",
        "/data/catalogue.jsonld",
    ],
)
def test_who_has_it_already_gets_nothing_again_and_any_site_may_read_it(amina, address):
    etag = amina.get(address).headers["ETag"]

    again = amina.get(address, headers={"if-none-match": etag, "origin": "https://example.org"})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_file_is_packed_for_who_can_unpack_it(amina):
    plain = amina.get("/data/journey/1/journey.json")
    packed = amina.get("/data/journey/1/journey.json", headers={"accept-encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 3


def test_data_fits_the_schema_that_is_published_beside_it(amina):
    data = amina.get("/data/journey/1/journey.json").json()
    schema = amina.get("/data/journey/1/schema.json").json()

    assert schema["$id"] == "http://localhost:8000/data/journey/schema-1.json"
    assert amina.get("/data/journey/schema-1.json").json() == schema
    assert amina.get("/data/journey/schema.json").json() == schema
    assert list(Draft202012Validator(schema).iter_errors(data)) == []


@pytest.mark.parametrize("code", TONGUES)
@pytest.mark.parametrize(
    "address", ["2/journey.json", "0/journey.json", "1/journey.xml", "999999/schema.json", "schema-9.json"]
)
def test_what_does_not_exist_is_404_with_the_way_to_the_data(amina, address, code):
    answer = amina.get(f"/data/journey/{address}", headers={"accept-language": TONGUES[code][0]})

    assert answer.status_code == 404
    assert f'href="/{code}/open-data/"' in answer.text


@pytest.mark.parametrize("code", TONGUES)
def test_page_explains_the_data_in_the_language_of_the_reader(amina, code):
    page = amina.get(f"/{code}/open-data/")

    assert page.status_code == 200
    for name in FILES:
        file = DatasetFile.objects.defer("data").get(name=name)
        assert f'href="/data/journey/1/{name}"' in page.text
        assert file.digest in page.text
    for address in ("latest/journey.json", "schema.json", "changes.json", "changes.atom"):
        assert f'href="/data/journey/{address}"' in page.text
    assert 'href="/data/catalogue.jsonld"' in page.text
    assert "https://creativecommons.org/publicdomain/zero/1.0/" in page.text
    assert "<script" not in page.text
    if code not in ("nl", "en"):
        assert 'lang="nl" dir="ltr">Eerste publicatie van de klantreis als open data.' in page.text


def test_page_says_how_to_name_the_data(amina):
    day = DatasetVersion.objects.get(number=1).published_on.date().isoformat()[:8]

    dutch, english = (amina.get(f"/{code}/open-data/").text for code in ("nl", "en"))

    assert f"Inburgering in beeld. De klantreis van inburgering in Nederland. Versie 1, {day}" in dutch
    assert f"The journey of civic integration in the Netherlands. Version 1, {day}" in english
    assert "http://localhost:8000/data/journey/1/journey.json</p>" in dutch


def test_words_of_the_page_are_in_the_reader_s_language(amina):
    assert "<h1>بيانات مفتوحة</h1>" in amina.get("/ar/open-data/").text
    assert "First publication of the journey as open data." in amina.get("/en/open-data/").text


def test_footer_of_every_page_leads_to_the_data(amina):
    for address in ("/ti/", "/nl/klantreis/", "/uk/open-data/"):
        code = address.split("/")[1]
        assert f'href="/{code}/open-data/"' in amina.get(address).text


def test_feed_has_two_entries_per_version_whose_ids_stay(amina):
    def ids() -> list[str]:
        feed = fromstring(amina.get("/data/journey/changes.atom").content)
        return [entry.findtext("a:id", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]

    first = ids()
    publish("Nieuwe naam")

    feed = fromstring(amina.get("/data/journey/changes.atom").content)
    entries = feed.findall("a:entry", ATOM)
    assert first == ["tag:localhost,2026:journey:1:nl", "tag:localhost,2026:journey:1:en"]
    assert ids() == ["tag:localhost,2026:journey:2:nl", "tag:localhost,2026:journey:2:en", *first]
    assert [entry.get(XML_LANG) for entry in entries[:2]] == ["nl", "en"]
    assert feed.get(XML_LANG) == "nl"
    for part in ("a:id", "a:title", "a:updated", "a:author/a:name"):
        assert feed.findtext(part, namespaces=ATOM), part
    for entry in entries:
        assert re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", entry.findtext("a:updated", namespaces=ATOM)
        )
    summary = entries[0].findtext("a:summary", namespaces=ATOM)
    assert "Naam: Nieuwe naam &lt;b&gt;" in summary
    assert "<li>Contactmoment M06 (Nieuwe naam): de tekst “titel” is veranderd (Nederlands).</li>" in summary


def test_changes_file_tells_every_version_newest_first(amina):
    publish("Nieuwe naam")

    told = amina.get("/data/journey/changes.json").json()["versions"]

    assert [version["version"] for version in told] == [2, 1]
    assert told[0]["changes"][0]["sentence"]["en"].endswith("the text “title” changed (Dutch).")
    assert told[1]["changes"] == []


def test_site_without_a_version_says_so_and_its_files_are_404(amina):
    DatasetFile.objects.all()._raw_delete("default")
    DatasetVersion.objects.all()._raw_delete("default")

    page = amina.get("/nl/open-data/")

    assert "Er is nog geen versie." in page.text
    for address in (
        "catalogue.jsonld",
        "journey/changes.atom",
        "journey/latest/journey.json",
        "journey/latest/schema.json",
    ):
        assert amina.get(f"/data/{address}").status_code == 404
    assert amina.get("/data/journey/changes.json").json()["versions"] == []


def test_number_of_questions_to_the_database_does_not_grow_with_versions(amina):
    def asked(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert amina.get(address).status_code == 200
        return len(queries)

    addresses = (
        "/ar/open-data/",
        "/data/journey/latest/journey.json",
        "/data/journey/changes.json",
        "/data/catalogue.jsonld",
    )
    before = [asked(address) for address in addresses]
    for title in ("Een", "Twee", "Drie"):
        publish(title)

    assert [asked(address) for address in addresses] == before
    assert before[0] <= 4
    assert before[1:] == [2, 1, 2]


def test_page_of_the_data_is_in_the_sitemap_of_every_language(amina):
    text = amina.get("/sitemap.xml").text

    for code in TONGUES:
        assert f"<loc>http://localhost:8000/{code}/open-data/</loc>" in text
