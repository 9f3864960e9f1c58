"""What is national goes live when a second person approved it."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from content.pages.models import ReaderPage
from content.review.authors import authors_of
from content.review.models import LinkCheck
from tests.content.reading import soup
from tests.content.reviewing import SUBMIT, approve, edit_fact, edit_page, fact_form, links_work, seen_by, waiting
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment
from trajectory.texts.actions import publish_language
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(db) -> ReaderPage:
    return ReaderPage.objects.get(slug="gemeente", locale__language_code="nl").specific


def test_page_of_a_national_editor_goes_live_when_a_second_person_approves(amina, daan, rosa, sign_in, page):
    edit_page(sign_in(daan), page, **SUBMIT)
    before = seen_by(amina)

    approve(sign_in(rosa), page)

    assert "Kom op maandag." not in before
    assert "Kom op maandag." in seen_by(amina)
    assert "Kom op maandag." in seen_by(amina, "/ar/gemeente/")
    assert Provenance.objects.get(subject=f"page:{page.translation_key}", language="nl").made_by == "daan"


def test_fact_is_a_draft_until_a_second_person_approves(amina, daan, rosa, sign_in):
    edit_fact(sign_in(daan), "11", **SUBMIT)
    fact = Fact.objects.get(key="pip-term")
    before = fact.value

    approve(sign_in(rosa), fact)

    assert (before, Fact.objects.get(key="pip-term").value) == ("10", "11")


def test_moment_goes_live_in_its_languages_when_a_second_person_approves(amina, daan, rosa, sign_in):
    moment = ContactMoment.objects.get(code="M06")
    moment.title_nl, moment.title_so = "Nieuwe naam", "Magac cusub"
    moment.save_revision(user=daan)
    moment.get_workflow().start(moment, daan)
    before = amina.get("/so/klantreis/M06/").text

    approve(sign_in(rosa), moment)

    assert "Magac cusub" not in before
    assert "Magac cusub" in amina.get("/so/klantreis/M06/").text


def test_reviewer_who_mends_a_word_is_an_author_and_another_must_approve(rosa, daan, sign_in, page):
    edit_page(sign_in(daan), page, **SUBMIT)
    edit_page(sign_in(rosa), page, "<p>Kom op dinsdag.</p>")

    answer = sign_in(rosa).get(reverse("review", args=[waiting(page).pk]))

    assert not soup(answer).find("button", attrs={"value": "approve"})
    assert authors_of(page) == {daan.pk, rosa.pk}


def test_author_stays_author_when_a_translator_publishes_a_language_meanwhile(daan, elif_, rosa, page):
    moment = ContactMoment.objects.get(code="M06")
    moment.title_nl = "Van Daan"
    moment.save_revision(user=daan)

    publish_language(noun=moment, language="tr", texts={"title": "Elif'ten"}, user=elif_)

    moment.refresh_from_db()
    assert authors_of(moment) == {daan.pk, elif_.pk}
    assert ModelLogEntry.objects.filter(action="trajectory.publish_language", user=elif_).exists()


def test_after_publication_nobody_is_an_author_any_more(daan, rosa, sign_in, page):
    edit_page(sign_in(daan), page, **SUBMIT)
    approve(sign_in(rosa), page)

    edit_page(sign_in(rosa), page, "<p>Nu van Rosa.</p>")

    assert authors_of(page) == {rosa.pk}


def test_change_that_is_edited_while_somebody_looks_is_not_approved(amina, daan, rosa, sign_in, page):
    edit_page(sign_in(daan), page, **SUBMIT)
    links_work()
    client = sign_in(rosa)
    where = reverse("review", args=[waiting(page).pk])
    seal = soup(client.get(where)).find("input", attrs={"name": "seal"})["value"]
    page.refresh_from_db()
    later = page.get_latest_revision_as_object()
    later.intro = "Stiekem anders."
    later.save_revision(user=daan)

    client.post(where, {"action": "approve", "seal": seal})

    assert "Stiekem" not in seen_by(amina)
    assert "Kom op maandag." not in seen_by(amina)


def test_reviewer_says_what_must_be_mended_and_the_author_sends_it_again(daan, rosa, sign_in, page):
    edit_page(sign_in(daan), page, **SUBMIT)
    where = reverse("review", args=[waiting(page).pk])

    empty = sign_in(rosa).post(where, {"action": "reject", "comment": "", "seal": "x"})
    sign_in(rosa).post(where, {"action": "reject", "comment": "Noem de dag.", "seal": "x"})
    edit_page(sign_in(daan), page, "<p>Kom op maandag 3 mei.</p>", **SUBMIT)

    assert soup(empty).find(class_="help-critical")
    assert page.current_workflow_state.status == "in_progress"


def test_screen_shows_word_by_word_what_changes_and_who_wrote_it(daan, rosa, sign_in):
    edit_fact(sign_in(daan), "11", **SUBMIT)
    fact = Fact.objects.get(key="pip-term")

    screen = soup(sign_in(rosa).get(reverse("review", args=[waiting(fact).pk])))

    part = next(each for each in screen.find_all(class_="changes__part") if "Waarde" in each.dt.text)
    assert (part.find("del").text, part.find("ins").text) == ("10", "11")
    assert "daan" in screen.text


@pytest.mark.parametrize(("state", "goes"), [("ok", True), ("unknown", True), ("broken", False), ("waiting", False)])
def test_broken_or_unchecked_link_keeps_a_change_back(amina, daan, rosa, sign_in, page, state, goes):
    link = '<p>Kijk op <a href="https://www.example.org/weg">deze site</a>.</p>'
    edit_page(sign_in(daan), page, link, **SUBMIT)
    links_work()
    if state == "waiting":
        LinkCheck.objects.update(checked_at=None)
    LinkCheck.objects.filter(url="https://www.example.org/weg").update(state=state, reason="404")
    client, where = sign_in(rosa), reverse("review", args=[waiting(page).pk])
    seal = soup(client.get(where)).find("input", attrs={"name": "seal"})["value"]

    answer = client.post(where, {"action": "approve", "seal": seal}, follow=True)

    assert ("deze site" in seen_by(amina)) is goes
    if state == "broken":
        assert "https://www.example.org/weg" in answer.text
        assert "404" in answer.text


def test_links_are_asked_again_after_an_edit(daan, sign_in, page):
    link = '<p><a href="https://www.example.org/een">Een</a></p>'
    edit_page(sign_in(daan), page, link, **SUBMIT)

    assert set(LinkCheck.objects.filter(asked_at__isnull=False).values_list("url", flat=True)) == {
        "https://www.example.org/een"
    }


def test_municipality_publishes_its_own_pages_and_is_not_offered_a_second_person(bert, sign_in):
    client = sign_in(bert)

    screen = soup(client.get(reverse("wagtailadmin_pages:edit", args=[bert.section.pk])))

    assert screen.find("button", attrs={"name": "action-publish"})
    assert not screen.find(attrs={"name": "action-submit"})


def test_national_editor_is_offered_a_second_person_and_no_publish(daan, sign_in, page):
    fact = Fact.objects.get(key="pip-term")
    screens = [
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailsnippets_trajectory_fact:edit", args=[fact.pk]),
    ]

    for where in screens:
        screen = soup(sign_in(daan).get(where))

        assert "Vraag een tweede persoon" in screen.find(attrs={"name": "action-submit"}).text, where
        assert not screen.find(attrs={"name": "action-publish"}), where


def test_history_and_undo_of_a_fact_give_a_draft_that_needs_a_second_person_again(daan, rosa, sign_in):
    edit_fact(sign_in(daan), "11", **SUBMIT)
    fact = Fact.objects.get(key="pip-term")
    first = fact.live_revision_id
    approve(sign_in(rosa), fact)
    client = sign_in(daan)
    undo = reverse("wagtailsnippets_trajectory_fact:revisions_revert", args=[fact.pk, first])

    history = client.get(reverse("wagtailsnippets_trajectory_fact:history", args=[fact.pk]))
    old = soup(client.get(undo)).find("input", attrs={"name": "value"})["value"]
    client.post(undo, fact_form(fact, old))

    fact = Fact.objects.get(key="pip-term")
    assert {"daan", "rosa"} <= {name for name in ("daan", "rosa") if name in history.text}
    assert (fact.value, fact.get_latest_revision_as_object().value) == ("11", "10")
    assert authors_of(fact) == {daan.pk}
