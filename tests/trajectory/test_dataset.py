"""The document of the journey holds what readers see, in all languages, by a strict schema, and nothing else."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from tests.content.reading import TONGUES
from tests.trajectory.documents import small
from trajectory.actors.models import Lane, Municipality
from trajectory.facts.models import Certainty, Fact
from trajectory.facts.resolve import Kind as FactKind
from trajectory.facts.resolve import Unit
from trajectory.journey.moment import TEXTS, Anchor, Channel, ContactMoment, Kind, WindowUnit
from trajectory.sharing.check import problems_of, read_schema
from trajectory.sharing.dataset import document_of, encode
from trajectory.sharing.snapshot import read_content
from trajectory.texts.models import Provenance

VERSION = small()["version"]


def by(entries: list[dict], key: str, name: str) -> dict:
    return next(entry for entry in entries if entry[key] == name)


@pytest.mark.django_db
def test_document_holds_the_whole_journey_and_fits_its_schema():
    content = read_content()

    assert problems_of(document_of(content, VERSION)) == []
    counts = {name: len(entries) for name, entries in content.items()}
    assert counts == {
        "languages": 12,
        "sources": counts["sources"],
        "laws": 2,
        "phases": 13,
        "groups": 9,
        "routes": 4,
        "organisations": counts["organisations"],
        "facts": 85,
        "municipalities": 343,
        "moments": 79,
    }
    assert {language["code"]: (language["tag"], language["direction"]) for language in content["languages"]} == TONGUES


@pytest.mark.django_db
def test_moment_stands_there_as_in_its_file_with_the_origin_of_each_text():
    moment = by(read_content()["moments"], "id", "M06")

    assert moment["sources"] == [
        {"code": "WI", "reference": "art. 15"},
        {"code": "BI", "reference": "art. 5.3"},
    ]
    assert moment["window"] == {"anchor": "duo-notice", "least": 0, "most": 10, "unit": "weeks"}
    assert (moment["phase"], moment["lead"], moment["event"]) == ("plan", "gemeente", "pip-date")
    assert moment["next"] == ["M07", "M08"]
    assert set(moment["texts"]) == set(TONGUES)
    assert all(set(texts) == set(TEXTS) and texts["title"] for texts in moment["texts"].values())
    assert moment["texts"]["tr"]["what"] == ""  # readers of Turkish see the Dutch
    arabic, dutch = moment["origins"]["ar"], moment["origins"]["nl"]
    assert (arabic["maker"], arabic["checked"], arabic["checked_on"]) == ("machine", False, None)
    assert arabic["source_version"] == dutch["text_version"]


@pytest.mark.django_db
def test_what_readers_do_not_see_is_not_in_it():
    ContactMoment.objects.filter(code="T08").update(live=False)
    Fact.objects.filter(key="duo-phone").update(live=False)
    Provenance.objects.filter(subject="moment:M06", language="ar").update(
        made_by="ingrid", checked_by="ingeborg", checked_on="2026-11-20", maker="person"
    )
    draft = ContactMoment.objects.get(code="M07")
    draft.title_nl = "Nog niet voor lezers"
    draft.save_revision()

    content = read_content()

    text = encode(document_of(content, VERSION)).decode()
    assert "T08" not in {moment["id"] for moment in content["moments"]}
    assert not any("T08" in moment["next"] for moment in content["moments"])
    assert "duo-phone" not in {fact["key"] for fact in content["facts"]}
    assert by(content["organisations"], "code", "duo")["phone"] is None
    assert by(content["moments"], "id", "M06")["origins"]["ar"]["checked"] is True
    for withheld in (
        "Nog niet voor lezers",
        "ingrid",
        "ingeborg",
        "Voorbeeldgemeente",
        "voorbeeldgemeente",
        "taalcafe",
    ):
        assert withheld not in text, withheld


@pytest.mark.django_db
def test_no_column_of_a_person_or_of_local_content_is_read():
    with CaptureQueriesContext(
        connection,
    ) as asked:
        read_content()

    tables = " ".join(query["sql"] for query in asked.captured_queries)
    assert len(asked) == 13
    for table in (get_user_model()._meta.db_table, "localaddition", "contactpoint", "postcode"):
        assert table not in tables, table


@pytest.mark.django_db
def test_same_journey_gives_the_same_bytes_whatever_order_the_database_has():
    first = encode(document_of(read_content(), VERSION))
    late = Municipality.objects.get(slug="aalsmeer")
    Municipality.objects.filter(pk=late.pk).update(name="Aalsmeer ")
    Municipality.objects.filter(pk=late.pk).update(name=late.name)

    assert encode(document_of(read_content(), VERSION)) == first


def test_schema_is_strict_everywhere_and_right_itself():
    schema = read_schema(1)
    Draft202012Validator.check_schema(schema)
    objects = []

    def walk(part):
        if isinstance(part, dict):
            if "properties" in part:
                objects.append(part)
            for each in part.values():
                walk(each)
        elif isinstance(part, list):
            for each in part:
                walk(each)

    walk(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert len(objects) > 15
    for part in objects:
        assert part["additionalProperties"] is False
        assert set(part["required"]) == set(part["properties"])


def test_schema_knows_every_word_of_the_models():
    defs = read_schema(1)["$defs"]
    moment, fact = defs["moment"]["properties"], defs["fact"]["properties"]

    assert moment["kind"]["enum"] == Kind.values
    assert moment["channel"]["enum"] == Channel.values
    assert defs["anchor_or_none"]["enum"] == ["", *Anchor.values]
    assert defs["window"]["properties"]["unit"]["enum"] == ["", *WindowUnit.values]
    assert fact["kind"]["enum"] == FactKind.values
    assert fact["unit"]["enum"] == ["", *Unit.values]
    assert fact["certainty"]["enum"] == moment["certainty"]["enum"] == Certainty.values
    assert defs["organisation"]["properties"]["lane"]["enum"] == Lane.values
    assert set(moment["texts"]["additionalProperties"]["properties"]) == set(TEXTS)


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda it: it["moments"][1].pop("phase"), "$.moments[1]: 'phase' is a required property"),
        (lambda it: it["moments"][1].update(secret="x"), "$.moments[1]: Additional properties are not allowed"),
        (lambda it: it["facts"][0].update(value=5), "$.facts[0].value: 5 is not of type 'string'"),
        (lambda it: it["laws"][0].update(in_force="2022-02-30"), "$.laws[0].in_force: "),
        (lambda it: it["moments"][0].update(lead="nasa"), "$.moments[0].lead: organisations has no 'nasa'"),
        (lambda it: it["moments"][0].update(next=["M09"]), "$.moments[0].next: moments has no 'M09'"),
        (lambda it: it["moments"][2].update(id="M01"), "$.moments[2].id: 'M01' stands here twice"),
        (lambda it: it["moments"][0]["sources"][0].update(code="X"), "$.moments[0].sources: sources has no 'X'"),
        (lambda it: it["languages"].pop(), "$.laws[0].texts: languages has no 'ar'"),
        (lambda it: it.update(schema_version=99), "$.schema_version: there is no schema 99"),
        (lambda it: it.update(schema_version="../../secret"), "$.schema_version: there is no schema"),
        (lambda it: it.pop("schema_version"), "$.schema_version: there is no schema None"),
    ],
)
def test_wrong_document_is_told_with_its_place(spoil, place):
    document = small()
    spoil(document)

    problems = problems_of(document)

    assert problems[0].startswith(place), problems
    assert problems_of(json.loads(json.dumps(small()))) == []
