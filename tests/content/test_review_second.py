"""What is national goes live when a second person approved it: at every door an author finds closed."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import ModelLogEntry

from content.pages.models import PageSource, ReaderPage
from content.review.authors import authors_of
from content.review.models import LinkCheck
from tests.content.reading import soup, words
from tests.content.reviewing import SUBMIT, approve, links_work
from tests.content.screens import page_form, rich
from trajectory.facts.models import Fact, FactSource
from trajectory.journey.moment import ContactMoment, MomentSource
from trajectory.texts.actions import publish_language
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
NEW = "<p>Kom op maandag.</p>"
CITED = (PageSource, MomentSource, FactSource)


def readers_see() -> dict[str, list]:
    """What readers see of pages, moments and facts; all but the columns in which Wagtail counts its versions."""
    pages = ReaderPage.objects.order_by("pk")
    moments = ContactMoment.objects.values_list("code", "title_nl", "summary_nl", "what_nl", "title_ar", "live")
    facts = Fact.objects.values_list("key", "value", "unit", "valid_until", "live")
    cited = [list(model.objects.order_by("pk").values_list("pk", "source", "reference")) for model in CITED]
    return {
        "pages": [(each.title, each.intro, str(each.body.get_prep_value()), each.live) for each in pages],
        "moments": list(moments),
        "facts": list(facts),
        "cited": cited,
    }


@pytest.fixture
def page(db) -> ReaderPage:
    return ReaderPage.objects.get(slug="gemeente", locale__language_code="nl").specific


def edit_page(client, page, html: str = NEW, **fields):
    form = page_form(title="Uw gemeente", slug="gemeente", parts=[("paragraph", rich(html))], **fields)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)


def fact_form(fact: Fact, value: str, **fields) -> dict:
    sources = {"fact_sources-TOTAL_FORMS": "0", "fact_sources-INITIAL_FORMS": "0"}
    plain = {"key": fact.key, "label_nl": "x", "kind": "term", "value": value, "unit": "weeks", "certainty": "law"}
    return plain | sources | fields


def edit_fact(client, value: str, **fields):
    fact = Fact.objects.get(key="pip-term")
    where = reverse("wagtailsnippets_trajectory_fact:edit", args=[fact.pk])
    return client.post(where, fact_form(fact, value, **fields))


def seen_by(amina, path: str = "/nl/gemeente/") -> str:
    return words(soup(amina.get(path)).article)


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


def press_publish_on_page(client, page):
    edit_page(client, page, **PUBLISH)


def press_publish_on_fact(client, page):
    edit_fact(client, "12", **PUBLISH)


def bulk_publish(client, page):
    edit_page(client, page)
    where = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{where}?id={page.pk}", {"include_descendants": "on"})


def publish_by_api(client, page):
    edit_page(client, page)
    where = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    client.post(where, "{}", content_type="application/json")


def approve_own_page(client, page):
    edit_page(client, page, **SUBMIT)
    links_work()
    where = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", waiting(page).pk])
    client.post(where, {"comment": ""})


def approve_own_page_on_its_edit_screen(client, page):
    edit_page(client, page, **SUBMIT)
    links_work()
    decision = {"action-workflow-action": "1", "workflow-action-name": "approve", "workflow-action-extra-data": "{}"}
    edit_page(client, page, **decision)


def approve_own_page_on_our_screen(client, page):
    edit_page(client, page, **SUBMIT)
    links_work()
    revision = page.get_latest_revision()
    page.refresh_from_db()
    revision = page.latest_revision
    data = {"action": "approve", "comment": "", "seal": f"{revision.pk} {revision.created_at.isoformat()}"}
    client.post(reverse("review", args=[waiting(page).pk]), data)


def approve_own_fact(client, page):
    edit_fact(client, "12", **SUBMIT)
    links_work()
    fact = Fact.objects.get(key="pip-term")
    where = reverse("wagtailsnippets_trajectory_fact:workflow_action", args=[fact.pk, "approve", waiting(fact).pk])
    client.post(where, {"comment": ""})


def set_its_day_and_wait(client, page):
    edit_page(client, page, go_live_at="2020-01-01 10:00", **PUBLISH)
    call_command("publish_scheduled", verbosity=0)


def revert_and_publish(client, page):
    edit_page(client, page)
    first = page.revisions.order_by("pk").last()
    form = page_form(title="Uw gemeente", slug="gemeente", parts=[("paragraph", rich(NEW))], **PUBLISH)
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form | {"revision": str(first.pk)})


def unpublish(client, page):
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))


def delete_page(client, page):
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def unpublish_fact(client, page):
    fact = Fact.objects.get(key="pip-term")
    client.post(reverse("wagtailsnippets_trajectory_fact:unpublish", args=[fact.pk]))


def spare_fact() -> Fact:
    """A live fact to which no organisation is tied."""
    return Fact.objects.filter(kind="amount", live=True).first()


def delete_fact(client, page):
    client.post(reverse("wagtailsnippets_trajectory_fact:delete", args=[spare_fact().pk]))


def delete_facts_in_bulk(client, page):
    where = reverse("wagtail_bulk_action", args=["trajectory", "fact", "delete"])
    client.post(f"{where}?id={spare_fact().pk}")


def waiting(thing):
    return type(thing).objects.get(pk=thing.pk).current_workflow_task_state


DOORS = [
    press_publish_on_page,
    press_publish_on_fact,
    bulk_publish,
    publish_by_api,
    approve_own_page,
    approve_own_page_on_its_edit_screen,
    approve_own_page_on_our_screen,
    approve_own_fact,
    set_its_day_and_wait,
    revert_and_publish,
    unpublish,
    delete_page,
    unpublish_fact,
    delete_fact,
    delete_facts_in_bulk,
]


@pytest.mark.parametrize("who", ["daan", "rosa"])
@pytest.mark.parametrize("door", DOORS)
def test_author_changes_nothing_that_readers_see_by_any_door(request, sign_in, page, door, who):
    """Not a national editor, and not a reviewer who wrote the change herself."""
    person = request.getfixturevalue(who)
    before = readers_see()

    door(sign_in(person), page)

    assert readers_see() == before


BY_SOMEBODY_ELSE = [
    ("wagtailadmin_pages:workflow_action", "page"),
    ("wagtailsnippets_trajectory_fact:workflow_action", "fact"),
]


@pytest.mark.parametrize(("door", "what"), BY_SOMEBODY_ELSE)
def test_reviewer_approves_by_the_doors_of_wagtail(daan, rosa, sign_in, page, door, what):
    edit_page(sign_in(daan), page, **SUBMIT)
    edit_fact(sign_in(daan), "12", **SUBMIT)
    thing = page if what == "page" else Fact.objects.get(key="pip-term")
    links_work()

    sign_in(rosa).post(reverse(door, args=[thing.pk, "approve", waiting(thing).pk]), {"comment": "Goed"})

    assert not type(thing).objects.get(pk=thing.pk).has_unpublished_changes


def test_reviewer_approves_on_the_edit_screen_what_was_saved_and_not_what_she_typed(amina, daan, rosa, sign_in, page):
    edit_page(sign_in(daan), page, **SUBMIT)
    links_work()
    decision = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    said = {"workflow-action-extra-data": json.dumps({"comment": "Goed"})}

    edit_page(sign_in(rosa), page, "<p>Van Rosa zelf.</p>", **decision, **said)

    assert "Kom op maandag." in seen_by(amina)
    assert "Van Rosa zelf." not in seen_by(amina)


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
