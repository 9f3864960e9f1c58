"""An author finds every door closed, whichever button, address or program she tries; a second person does not."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from content.pages.models import PageSource, ReaderPage
from tests.content.reviewing import MONDAY, SUBMIT, edit_fact, edit_page, links_work, seen_by, waiting
from tests.content.screens import page_form, rich
from trajectory.facts.models import Fact, FactSource
from trajectory.journey.moment import ContactMoment, MomentSource

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}
CITED = (PageSource, MomentSource, FactSource)


@pytest.fixture
def page(db) -> ReaderPage:
    return ReaderPage.objects.get(slug="gemeente", locale__language_code="nl").specific


def what_readers_see() -> dict[str, list]:
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
    form = page_form(title="Uw gemeente", slug="gemeente", parts=[("paragraph", rich(MONDAY))], **PUBLISH)
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
    before = what_readers_see()

    door(sign_in(person), page)

    assert what_readers_see() == before


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
