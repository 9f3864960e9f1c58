"""A version is published with a reason, only when something changed, and never changes afterwards."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from trajectory.journey.moment import ContactMoment
from trajectory.sharing.actions import NotPublished, publish_version, waiting_changes
from trajectory.sharing.models import DatasetFile, DatasetVersion
from trajectory.sharing.published import read_changes, read_document

pytestmark = pytest.mark.django_db

SCREEN = "/admin/gegevens/"
REASON = {"reason_nl": "Het gesprek heet nu anders.", "reason_en": "The talk has another name."}


def rename(title: str = "Nieuwe naam") -> None:
    ContactMoment.objects.filter(code="M06").update(title_nl=title)


def test_first_load_published_the_first_version_and_a_second_makes_none():
    assert [(version.number, version.changes) for version in DatasetVersion.objects.all()] == [(1, [])]
    rename()

    call_command("load_content", stdout=StringIO())

    assert DatasetVersion.objects.count() == 1


def test_next_version_holds_the_new_text_its_reason_and_what_changed():
    rename()

    version = publish_version(**REASON, law="Wet inburgering 2021", article="art. 15", effective_on=date(2027, 1, 1))

    document = read_document(version)
    assert document["version"] | {"published_on": ""} == {
        "number": 2,
        "published_on": "",
        "law": "Wet inburgering 2021",
        "article": "art. 15",
        "effective_on": "2027-01-01",
        "reason": {"nl": "Het gesprek heet nu anders.", "en": "The talk has another name."},
    }
    (told,) = read_changes(since=1)
    assert [(change["id"], change["field"], change["languages"]) for change in told["changes"]] == [
        ("M06", "title", ["nl"])
    ]
    assert told["why"] == {
        "nl": "Het gesprek heet nu anders. Wet inburgering 2021, art. 15. Geldt vanaf 1 januari 2027.",
        "en": "The talk has another name. Wet inburgering 2021, art. 15. In force from 1 January 2027.",
    }
    assert told["changes"][0]["sentence"]["nl"] == (
        "Contactmoment M06 (Nieuwe naam): de tekst “titel” is veranderd (Nederlands)."
    )


def test_old_version_stays_byte_for_byte(amina):
    before = amina.get("/data/journey/1/journey.json").content
    rename()
    publish_version(**REASON)

    assert amina.get("/data/journey/1/journey.json").content == before
    assert b"Nieuwe naam" not in before
    assert b"Nieuwe naam" in amina.get("/data/journey/latest/journey.json").content


def test_nothing_is_published_when_nothing_changed_or_no_reason_is_given():
    with pytest.raises(NotPublished):
        publish_version(**REASON)
    rename()
    with pytest.raises(NotPublished):
        publish_version(reason_nl="Waarom", reason_en=" ")

    assert DatasetVersion.objects.count() == 1
    assert [change.id for change in waiting_changes()] == ["M06"]


def test_data_that_does_not_fit_the_schema_is_not_published():
    ContactMoment.objects.filter(code="M06").update(channel="telepathy")

    with pytest.raises(NotPublished, match=r"moments\[\d+\]\.channel: 'telepathy' is not one of"):
        publish_version(**REASON)

    assert DatasetVersion.objects.count() == 1


def test_nobody_changes_or_deletes_a_version():
    version = DatasetVersion.objects.get(number=1)
    file = DatasetFile.objects.first()

    for action in (version.save, version.delete, file.save, file.delete):
        with pytest.raises(TypeError):
            action()

    assert DatasetVersion.objects.count() == 1


def test_command_publishes_and_says_what():
    rename()
    out = StringIO()

    call_command("publish_version", reason_nl="Waarom", reason_en="Why", effective_on=date(2027, 1, 1), stdout=out)

    assert out.getvalue().startswith("Version 2: 1 changes, sha256 ")
    with pytest.raises(CommandError, match="Nothing was published"):
        call_command("publish_version", reason_nl="Waarom", reason_en="Why", stdout=StringIO())


def test_national_editor_sees_what_changed_and_publishes_it(daan, sign_in):
    client = sign_in(daan)
    assert "<form" not in client.get(SCREEN).text.split('id="main"')[-1].split("nice-padding")[-1]
    rename()

    page = client.get(SCREEN)
    answer = client.post(SCREEN, REASON | {"law": "", "article": "", "effective_on": "2027-01-01"})

    assert "Contact moment M06 (" in page.text or "Contactmoment M06 (" in page.text
    assert (answer.status_code, answer.url) == (302, SCREEN)
    version = DatasetVersion.objects.first()
    assert (version.number, version.published_by, version.effective_on) == (2, daan, date(2027, 1, 1))
    for name in ("journey.json", "journey.jsonld"):
        assert not re.search(r"\bdaan\b", client.get(f"/data/journey/2/{name}").text)


def test_form_without_english_reason_publishes_nothing(daan, sign_in):
    rename()

    page = sign_in(daan).post(SCREEN, REASON | {"reason_en": ""})

    assert page.status_code == 200
    assert DatasetVersion.objects.count() == 1


def test_municipal_editor_finds_no_such_screen(bert, elif_, sign_in):
    rename()

    for person in (bert, elif_):
        assert sign_in(person).get(SCREEN).status_code == 404
        assert sign_in(person).post(SCREEN, REASON).status_code == 404

    assert DatasetVersion.objects.count() == 1


def test_account_of_who_published_can_go_and_the_version_stays(daan):
    rename()
    version = publish_version(**REASON, made_by=daan)

    daan.delete()

    version.refresh_from_db()
    assert version.published_by is None
    assert reverse("dataset-file", args=[2, "journey.json"]) == "/data/journey/2/journey.json"
