"""Editors change the decision tree freely; readers see it whole and right, or as it was."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.users.models import UserProfile

from content.review.models import Bundle
from tests.content.reviewing import links_work, press
from tests.trajectory.decision_paths import ASYLUM_B1, DATA, START, nouns, read_tree_files
from tests.trajectory.reading import main_of, read
from trajectory.decision import models
from trajectory.decision.load import write_decision
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(daan, sign_in):
    return sign_in(daan)


def test_loading_twice_changes_nothing():

    before = models.PublishedTree.objects.count()

    reports = write_decision(read_tree_files(DATA))

    assert [(report.changed, report.kept) for report in reports] == [(0, [])] * 3
    assert models.PublishedTree.objects.count() == before == 1


def test_what_an_editor_changed_stays_and_readers_see_it_when_it_is_approved(amina, chief, rosa, sign_in):

    answer = models.DecisionAnswer.objects.get(code="u2")
    answer.text_nl = "Ik heb AOW"
    answer.save()
    at_age = [*ASYLUM_B1[:4]]

    reports = write_decision(read_tree_files(DATA))
    unseen = main_of(amina.get(START, {"a": at_age})).text
    chief.post("/admin/beslisboom/")
    links_work()
    press(sign_in(rosa), Bundle.objects.get(), "approve")

    assert any("not published" in sentence for report in reports for sentence in report.kept)
    assert models.DecisionAnswer.objects.get(code="u2").text_nl == "Ik heb AOW"
    assert "Ik heb de AOW-leeftijd" in unseen
    assert "Ik heb AOW" in main_of(amina.get(START, {"a": at_age})).text
    made = dict(Provenance.objects.filter(subject="decision-answer:u2").values_list("language", "made_by"))
    assert made["nl"] == "daan"
    assert made["ar"] != "daan"


def break_nothing_leads_on() -> str:
    models.DecisionAnswer.objects.filter(code="u2").update(outcome=None)
    return "leads nowhere"


def break_loop() -> str:
    first = models.DecisionQuestion.objects.get(code="nederlander")
    models.DecisionAnswer.objects.filter(code="z8").update(question=first)
    return "round and round"


def break_unreachable() -> str:
    models.DecisionOutcome.objects.create(code="nergens", verdict="no", title_nl="Nergens", explanation_nl="Niets.")
    return "No answer leads to outcome “nergens”"


def break_dutch() -> str:
    models.DecisionQuestion.objects.filter(code="leeftijd").update(text_nl="")
    return "Question “leeftijd” has no Dutch text"


@pytest.mark.parametrize("fault", [break_nothing_leads_on, break_loop, break_unreachable, break_dutch])
def test_editor_is_told_what_is_wrong_and_readers_keep_the_tree_they_had(amina, chief, daan, fault):

    profile = UserProfile.get_for_user(daan)
    profile.preferred_language = "en"
    profile.save()
    words = fault()

    screen = chief.get("/admin/beslisboom/")
    refused = chief.post("/admin/beslisboom/", follow=True)

    assert words in read(screen).find(class_="tree-problems").text
    assert not read(screen).find("button", string="Ask a second person")
    assert words in refused.text
    assert models.PublishedTree.objects.count() == 1
    assert main_of(amina.get(START, {"a": ASYLUM_B1})).h1.text.strip() == "U moet waarschijnlijk inburgeren"


def test_editor_sees_every_question_once_with_all_its_answers(chief):
    questions = nouns("decision")["questions"]

    page = read(chief.get("/admin/beslisboom/"))

    drawn = [each["id"].removeprefix("q-") for each in page.find_all("li", class_="tree__question")]
    assert sorted(drawn) == sorted(question["code"] for question in questions)
    assert len(page.find_all("li", class_="tree__answer")) == sum(len(question["answers"]) for question in questions)
    assert {link["href"].removeprefix("#q-") for link in page.select(".tree__again a")} <= set(drawn)


def test_answer_leads_to_one_thing():

    answer = models.DecisionAnswer.objects.get(code="u2")
    answer.question = models.DecisionQuestion.objects.get(code="turks")

    with pytest.raises(ValidationError, match="één vraag of"):
        answer.full_clean()


@pytest.mark.parametrize("name", ["bert", "elif_"])
def test_only_national_editors_come_to_the_tree(request, sign_in, name):
    client = sign_in(request.getfixturevalue(name))

    assert client.get("/admin/beslisboom/").status_code == 404
    assert client.post("/admin/beslisboom/").status_code == 404
