"""Tables open safely in a spreadsheet, and other people's programs read the linked data and the catalogue."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from tests.trajectory.documents import small
from trajectory.sharing.tables import rows_of, safe, write_tables

# rdflib reads JSON-LD through a class that it has marked as old itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

DCAT, DCT = Namespace("http://www.w3.org/ns/dcat#"), Namespace("http://purl.org/dc/terms/")
FOAF, VCARD = Namespace("http://xmlns.com/foaf/0.1/"), Namespace("http://www.w3.org/2006/vcard/ns#")
SCHEMA, SKOS = Namespace("https://schema.org/"), Namespace("http://www.w3.org/2004/02/skos/core#")
JOURNEY = Namespace("http://localhost:8000/data/journey/#")

# By hand from DCAT-AP-NL 3.0 (Geonovum) and the DCAT-AP 3.0 it builds on: what a supplier must give.
MANDATORY = {
    DCAT.Catalog: (DCT.title, DCT.description, DCT.publisher, DCAT.contactPoint, DCAT.dataset),
    DCAT.Dataset: (
        *(DCT.title, DCT.description, DCT.identifier, DCT.accessRights, DCT.creator, DCT.publisher),
        *(DCAT.contactPoint, DCAT.theme),
    ),
    DCAT.Distribution: (DCAT.accessURL, DCT.license),
    FOAF.Agent: (FOAF.name,),
    VCARD.Kind: (VCARD.fn, VCARD.hasURL),
}
ONLY_ONCE = (
    DCT.identifier,
    DCT.accessRights,
    DCT.publisher,
    DCAT.contactPoint,
    DCAT.accessURL,
    DCAT.downloadURL,
    DCAT.version,
)


def read_zip(data: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        return {name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig")))) for name in names}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+31 50 599 96 00", "'+31 50 599 96 00"),
        ("- Lees de brief.\n- Bel DUO.", "'- Lees de brief.\n- Bel DUO."),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("-4", "-4"),
        ("250.00", "250.00"),
        ("U krijgt een brief = nieuws", "U krijgt een brief = nieuws"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text, cell):
    assert safe(text) == cell


def test_moment_has_one_row_per_language_with_its_structure_and_origin():
    document = small()

    rows = list(rows_of(document["moments"], "id", document["languages"]))

    assert [(row["id"], row["language"]) for row in rows[:4]] == [
        ("M01", "nl"),
        ("M01", "en"),
        ("M01", "ar"),
        ("M02", "nl"),
    ]
    first = rows[0]
    assert (first["title"], first["next"], first["sources"]) == ("Brief van DUO", "M02", "WI (art. 15)")
    assert (first["maker"], first["checked"], first["text_checked_on"]) == ("machine", "0", "")
    assert rows[1]["maker"] == ""


@pytest.mark.django_db
def test_tables_of_the_journey_hold_every_moment_in_twelve_languages_and_explain_their_columns(amina):
    tables = read_zip(amina.get("/data/journey/latest/journey.csv.zip").content)

    assert len(tables["moments.csv"]) == 79 * 12
    assert len(tables["municipalities.csv"]) == 343
    dari = next(row for row in tables["moments.csv"] if (row["id"], row["language"]) == ("M06", "fa-af"))
    assert (dari["language_tag"], dari["phase"], dari["window_most"]) == ("prs", "plan", "10")
    explained = {(row["file"], row["column"]) for row in tables["columns.csv"]}
    for name, rows in tables.items():
        assert name == "columns.csv" or {(name, column) for column in rows[0]} <= explained
    cells = [cell for rows in tables.values() for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t")] == []
    assert any(cell.startswith("'- ") for cell in cells)


def test_same_document_gives_the_same_zip():
    assert write_tables(small()) == write_tables(small())


@pytest.mark.django_db
def test_linked_data_is_read_by_a_program_of_others(amina):
    graph = Graph().parse(data=amina.get("/data/journey/1/journey.jsonld").content, format="json-ld")

    moment = JOURNEY["moments/M06"]
    assert len(set(graph.subjects(RDF.type, SCHEMA.HowToStep))) == 79
    assert len(set(graph.subjects(SKOS.inScheme, JOURNEY.phases))) == 13
    names = {name.language: str(name) for name in graph.objects(moment, SCHEMA.name)}
    assert names["en"] == "You get your plan from the municipality"
    assert len(names) == 12
    assert "prs" in names
    assert (moment, JOURNEY.next, JOURNEY["moments/M07"]) in graph
    assert (moment, JOURNEY.phase, JOURNEY["phases/plan"]) in graph
    assert (URIRef("http://localhost:8000/data/journey/"), DCT.license, None) in graph
    in_force = graph.value(JOURNEY["laws/wi2021"], SCHEMA.legislationDate)
    assert in_force.toPython() == date(2022, 1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "email"), [("", ""), ("Gemeente Voorbeeld", "data@example.org")])
def test_catalogue_has_all_that_dcat_ap_nl_asks(amina, settings, name, email):
    settings.PUBLISHER_NAME, settings.PUBLISHER_EMAIL = name, email

    graph = Graph().parse(data=amina.get("/data/catalogue.jsonld").content, format="json-ld")

    for kind, properties in MANDATORY.items():
        found = set(graph.subjects(RDF.type, kind))
        assert found, kind
        for each in found:
            for wanted in properties:
                assert list(graph.objects(each, wanted)), (each, wanted)
            for once in ONLY_ONCE:
                assert len(list(graph.objects(each, once))) <= 1, (each, once)
    publisher = graph.value(predicate=RDF.type, object=FOAF.Agent)
    assert str(graph.value(publisher, FOAF.name)) == (name or "Inburgering in beeld")
    mail = [str(each) for each in graph.objects(None, VCARD.hasEmail)]
    assert mail == ([f"mailto:{email}"] if email else [])


@pytest.mark.django_db
def test_catalogue_names_files_that_are_there_with_their_size_and_digest(amina):
    graph = Graph().parse(data=amina.get("/data/catalogue.jsonld").content, format="json-ld")

    addresses = {str(each).removeprefix("http://localhost:8000") for each in graph.objects(None, DCAT.downloadURL)}

    assert addresses == {f"/data/journey/1/{name}" for name in ("journey.json", "journey.csv.zip", "journey.jsonld")}
    for address in addresses:
        answer = amina.get(address)
        distribution = URIRef(f"http://localhost:8000{address}#distribution")
        assert graph.value(distribution, DCAT.byteSize).toPython() == len(answer.content)
    languages = {str(each).rsplit("/", 1)[1] for each in graph.objects(None, DCT.language)}
    assert {"NLD", "TIR", "PRS"} <= languages
    assert len(languages) == 12
    assert Literal("1") in set(graph.objects(None, DCAT.version))
    assert json.loads(amina.get("/data/catalogue.jsonld").content)["@type"] == "dcat:Catalog"
