"""What was exported comes back: the same journey for everybody in every language, or nothing at all."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from content.faq.models import Question
from content.glossary.models import Term
from content.pages.models import PageSource
from tests.trajectory.documents import small
from tests.trajectory.test_journey import ROWS
from trajectory.actors.models import ContactPoint, Municipality, Organisation, Postcode
from trajectory.decision.models import DecisionAnswer, DecisionOutcome, DecisionQuestion
from trajectory.facts.models import Fact, Source
from trajectory.facts.register import read_register
from trajectory.journey.assemble import assemble
from trajectory.journey.local import LocalAddition
from trajectory.journey.models import Group, Law, Phase, Route
from trajectory.journey.moment import ContactMoment
from trajectory.journey.read import read_atlas
from trajectory.sharing.dataset import JSON
from trajectory.sharing.models import DatasetVersion
from trajectory.sharing.published import read_document
from trajectory.sharing.restore import NotRestored, restore
from trajectory.sharing.snapshot import read_content
from trajectory.texts.models import LoadedText, Provenance

pytestmark = pytest.mark.django_db

LANGUAGES = ("nl", "en", "ar", "ti", "tr", "fa", "fa-af", "so", "es", "fr", "ps", "uk")
JOURNEY = (ContactMoment, Municipality, Fact, Organisation, Group, Route, Phase, Law, Source)


def empty_the_journey() -> None:
    """As in a new database; who points at something goes before it."""
    Municipality.objects.update(successor=None)
    Organisation.objects.update(phone=None)
    for model in (DecisionAnswer, DecisionOutcome, DecisionQuestion, Question, Term, PageSource, LocalAddition):
        model.objects.all().delete()
    for model in (ContactPoint, Postcode, Provenance, LoadedText, *JOURNEY):
        model.objects.all().delete()


def journeys() -> dict:
    """Everything readers can see of the journey: 24 journeys in twelve languages with all texts, and the register."""
    found = {}
    for code in LANGUAGES:
        atlas = read_atlas(code, full=True)
        found[code, "register"] = read_register(code)
        for group, route, _ in ROWS:
            found[code, group, route] = assemble(atlas, group=group, route=route)
    return found


def test_round_trip_gives_the_same_journey_for_everybody_in_all_twelve_languages(tmp_path):
    exported = tmp_path / "journey.json"
    version = DatasetVersion.objects.get(number=1)
    exported.write_bytes(version.files.get(name=JSON).data)
    before, content = journeys(), read_content()
    empty_the_journey()
    out = StringIO()

    call_command("import_dataset", exported, stdout=out)

    after = journeys()
    assert len(before) == 12 * 25
    for group, route, ids in ROWS:
        assert after["ti", group, route].ids == ids
    assert [key for key in before if before[key] != after[key]] == []
    assert read_content() == content
    assert "79 moments" in out.getvalue()


def test_text_that_a_person_checked_comes_back_as_checked_by_nobody_by_name():
    Provenance.objects.filter(subject="moment:M06", language="ar").update(
        checked_by="ingeborg", checked_on="2026-11-20", maker="person"
    )
    document = read_document(DatasetVersion.objects.get(number=1)) | read_content()
    empty_the_journey()

    restore(document)

    origin = Provenance.objects.get(subject="moment:M06", language="ar")
    assert (origin.checked, origin.checked_by, origin.maker) == (True, "open data, version 1", "person")
    moment = ContactMoment.objects.get(code="M06")
    assert moment.live
    assert moment.latest_revision_id


def test_database_that_holds_a_journey_is_refused_and_stays_as_it_is():
    content = read_content()

    with pytest.raises(NotRestored, match="The database is not empty: it has sources, laws"):
        restore(read_document(DatasetVersion.objects.get(number=1)))

    assert read_content() == content


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda it: it["moments"][1].update(kind="maybe"), "$.moments[1].kind: 'maybe' is not one of"),
        (lambda it: it["moments"][1].update(lead="nasa"), "$.moments[1].lead: organisations has no 'nasa'"),
        (lambda it: it["languages"][2].update(code="xx"), "$.laws[0].texts: languages has no 'ar'"),
        (
            lambda it: it["languages"].append(dict(it["languages"][2], code="xx")),
            "$.languages: this site does not know",
        ),
    ],
)
def test_file_that_does_not_fit_is_refused_with_the_place_and_nothing_is_written(tmp_path, spoil, reason):
    document = small()
    spoil(document)
    wrong = tmp_path / "journey.json"
    wrong.write_text(json.dumps(document), "utf-8")
    empty_the_journey()

    with pytest.raises(CommandError) as problem:
        call_command("import_dataset", wrong, stdout=StringIO())

    assert str(problem.value).startswith(f"Nothing was written.\n{reason}"), problem.value
    assert {model.__name__: model.objects.count() for model in JOURNEY if model.objects.exists()} == {}


def test_fault_half_way_leaves_the_database_empty(monkeypatch):
    empty_the_journey()
    monkeypatch.setattr("trajectory.sharing.restore._set_links", lambda *given: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        restore(small())

    assert [model for model in JOURNEY if model.objects.exists()] == []


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "null", '{"schema_version": true}'])
def test_file_that_is_no_dataset_is_refused(tmp_path, text):
    wrong = tmp_path / "journey.json"
    wrong.write_text(text, "utf-8")

    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("import_dataset", wrong, stdout=StringIO())


def test_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"Nothing was written\. .*nowhere\.json"):
        call_command("import_dataset", tmp_path / "nowhere.json", stdout=StringIO())
