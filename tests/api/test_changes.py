"""Who follows the journey through the API reads what changed, when and why, in two languages."""

from datetime import date

import pytest
from django.test import Client

from trajectory.journey.moment import ContactMoment
from trajectory.sharing.actions import publish_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def second() -> None:
    """A second version, in which the plan has another name."""
    ContactMoment.objects.filter(code="M06").update(title_nl="Nieuwe naam")
    publish_version(
        reason_nl="Het gesprek heet nu anders.",
        reason_en="The talk has another name.",
        law="Wet inburgering 2021",
        article="art. 15",
        effective_on=date(2027, 1, 1),
    )


def ask(**query: str) -> dict:
    return Client().get("/api/v1/changes", query).json()


@pytest.mark.parametrize(
    ("code", "tag", "fallback", "why"),
    [
        ("nl", "nl", False, "Het gesprek heet nu anders. Wet inburgering 2021, art. 15. Geldt vanaf 1 januari 2027."),
        ("en", "en", False, "The talk has another name. Wet inburgering 2021, art. 15. In force from 1 January 2027."),
        ("ar", "nl", True, "Het gesprek heet nu anders. Wet inburgering 2021, art. 15. Geldt vanaf 1 januari 2027."),
    ],
)
def test_version_says_why_and_what_changed(second, code, tag, fallback, why):
    newest, first = ask(lang=code)["items"]

    assert (first["id"], newest["id"], newest["effectiveOn"]) == ("1", "2", "2027-01-01")
    assert newest["why"] == {"text": why, "lang": tag, "dir": "ltr", "fallback": fallback}
    (change,) = newest["changes"]
    assert (change["part"], change["id"], change["what"]) == ("moments", "M06", "text")
    assert (change["field"], change["languages"]) == ("title", ["nl"])
    assert "M06" in change["sentence"]["text"]


def test_who_has_the_first_version_asks_only_for_the_rest(second):
    assert [each["id"] for each in ask(since="1")["items"]] == ["2"]
    assert ask(since="2")["items"] == []
    assert Client().get("/api/v1/changes/2").json() == ask()["items"][0]
    assert Client().get("/api/v1/changes/3").status_code == 404
    assert Client().get("/api/v1/changes", {"since": "gisteren"}).status_code == 400


def test_nobody_is_named(second):
    assert set(ask()["items"][0]) == {
        "id",
        "publishedAt",
        "effectiveOn",
        "law",
        "article",
        "why",
        "changes",
        "provenance",
        "_links",
    }
