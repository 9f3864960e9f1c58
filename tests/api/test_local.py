"""The API says of what a municipality wrote how its desks help, and what the page marks as out of date."""

from datetime import date

import pytest

from tests.api.test_answers import ask
from trajectory.actors.models import ContactPoint, Municipality
from trajectory.journey.local import LocalAddition
from trajectory.journey.models import Phase

pytestmark = pytest.mark.django_db
ASKED = {"group": "asielstatushouder", "route": "b1", "municipality": "voorbeeldgemeente"}


def journey() -> list[dict]:
    return [moment for stage in ask("journey", **ASKED)["stages"] for moment in stage["moments"]]


def marks() -> set[tuple]:
    """Of each note and extra moment what is said of its age."""
    said = [note for moment in journey() for note in moment["notes"]]
    said += [moment["local"] for moment in journey() if moment["local"]]
    return {(each["nationalTextIsNewer"], each["lateSince"]) for each in said}


def test_notes_and_moments_say_that_they_are_late_and_older(clock):
    clock(2027, 3, 10)
    LocalAddition.objects.update(review_by=date(2027, 6, 1))
    before = marks()
    LocalAddition.objects.update(review_by=date(2026, 12, 1), beside_version="older")

    assert before == {(False, None)}
    assert marks() == {(True, "2026-12-01")}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("nl", "Er is een tolk als u daarom vraagt."), ("en", "There is an interpreter if you ask for one.")],
)
def test_desk_says_for_which_phases_in_which_languages_and_whether_there_is_an_interpreter(clock, code, sentence):
    clock(2027, 3, 10)
    place = Municipality.objects.get(slug="utrecht")
    known = {"live": True, "role_nl": "Loket", "languages": ["ar", "fa-af"], "interpreter": "request"}
    desk = ContactPoint.objects.create(municipality=place, review_by=date(2026, 12, 1), **known)
    desk.phases.set(Phase.objects.filter(code__in=["plan", "start"]))
    ContactPoint.objects.create(municipality=place, role_nl="Balie", live=True)
    phases = list(desk.phases.order_by("order").values_list("code", flat=True))

    full, bare = ask("municipalities/utrecht", lang=code)["contactPoints"]

    assert (full["phases"], full["languages"], full["interpreter"]) == (phases, ["ar", "fa-af"], "request")
    assert full["interpreterLabel"]["text"] == sentence
    assert full["lateSince"] == "2026-12-01"
    nothing = (bare["phases"], bare["languages"], bare["interpreter"], bare["interpreterLabel"], bare["lateSince"])
    assert nothing == ([], [], None, None, None)
