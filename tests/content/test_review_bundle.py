"""A bundle puts everything before readers at once, as a second person approved it."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from content.pages.models import ReaderPage
from content.review import actions
from content.review.items import seal_of
from content.review.models import Bundle
from tests.content.reading import soup
from tests.content.reviewing import (
    NEW,
    draft,
    key_of,
    links_work,
    make_bundle,
    pages,
    plan,
    press,
    press_on_screen,
    readers_see,
    send,
)
from trajectory.decision.models import DecisionAnswer, PublishedTree
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment
from trajectory.sharing.models import DatasetVersion
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db


def test_everything_goes_live_at_once_when_a_second_person_approves(amina, daan, rosa, sign_in, law_changes):
    before = readers_see(amina)
    send(sign_in(daan), law_changes)
    sent = readers_see(amina)

    answer = press_on_screen(sign_in(rosa), law_changes, "approve")

    law_changes.refresh_from_db()
    assert law_changes.items.count() == 6
    assert law_changes.state == "published", answer.text[:2000]
    assert before == sent != NEW
    assert readers_see(amina) == NEW


def test_who_made_each_text_is_kept_as_when_it_is_published_by_hand(amina, daan, rosa, sign_in, law_changes):
    page = pages()[0]
    send(sign_in(daan), law_changes)

    press(sign_in(rosa), law_changes, "approve")

    made = dict(Provenance.objects.filter(language="nl").values_list("subject", "made_by"))
    assert made["moment:M06"] == made[f"page:{page.translation_key}"] == made["decision-answer:u2"] == "daan"


def test_nobody_who_wrote_or_made_it_approves_it(amina, daan, rosa, sign_in, law_changes, django_user_model):
    rosa_wrote = draft(ContactMoment.objects.get(code="M07"), rosa, title_nl="Van Rosa")
    actions.add_item(bundle=law_changes, thing=rosa_wrote)
    send(sign_in(daan), law_changes)
    before = readers_see(amina)

    for person in (daan, rosa):
        press(sign_in(person), law_changes, "approve", seal=seal_of(law_changes))
        with pytest.raises(PermissionDenied):
            actions.approve(bundle=law_changes, user=person, seal=seal_of(law_changes))

    assert readers_see(amina) == before
    assert Bundle.objects.get().state == "sent"


def test_reviewer_who_only_made_the_bundle_does_not_approve_it(daan, rosa, sign_in):
    fact = draft(Fact.objects.get(key="pip-term"), daan, value="11")
    bundle = make_bundle(sign_in(rosa))
    actions.add_item(bundle=bundle, thing=fact)
    send(sign_in(daan), bundle)

    with pytest.raises(PermissionDenied):
        actions.approve(bundle=bundle, user=rosa, seal=seal_of(bundle))


def test_planned_bundle_goes_live_at_its_moment_and_not_before(amina, daan, rosa, sign_in, law_changes):
    plan(law_changes, timedelta(days=1))
    send(sign_in(daan), law_changes)
    press(sign_in(rosa), law_changes, "approve")

    call_command("tick", once=True)
    early = readers_see(amina)
    plan(law_changes, timedelta(minutes=-1))
    call_command("tick", once=True)

    assert early != NEW
    assert readers_see(amina) == NEW
    assert Bundle.objects.get().state == "published"


def test_publisher_does_not_wait_for_the_moment_and_nobody_else_may(amina, daan, rosa, sign_in, law_changes):
    plan(law_changes, timedelta(days=1))
    send(sign_in(daan), law_changes)
    press(sign_in(rosa), law_changes, "approve")

    press(sign_in(daan), law_changes, "publish")
    refused = readers_see(amina)
    press(sign_in(rosa), law_changes, "publish")

    assert refused != NEW
    assert readers_see(amina) == NEW


def test_version_of_the_open_data_is_published_with_it(daan, rosa, sign_in, law_changes):
    Bundle.objects.update(with_version=True, law="Wet inburgering 2021", article="16")
    count = DatasetVersion.objects.count()
    send(sign_in(daan), law_changes)

    press(sign_in(rosa), law_changes, "approve")

    last = DatasetVersion.objects.first()
    assert DatasetVersion.objects.count() == count + 1
    assert (last.reason_nl, last.law, last.article) == ("De wet is veranderd.", "Wet inburgering 2021", "16")


def test_page_and_moment_are_taken_off_the_site_by_a_bundle(amina, daan, rosa, sign_in):
    page, moment = pages()[0], ContactMoment.objects.get(code="M06")
    client = sign_in(daan)
    bundle = make_bundle(client)
    for thing in (page, moment):
        where = reverse("bundle-put", args=[ContentType.objects.get_for_model(type(thing)).pk, thing.pk])
        client.post(where, {"bundle": bundle.pk, "kind": "unpublish"})
    send(client, bundle)
    before = [amina.get(path).status_code for path in ("/nl/contact/", "/nl/klantreis/M06/")]

    press(sign_in(rosa), bundle, "approve")

    assert before == [200, 200]
    assert [amina.get(path).status_code for path in ("/nl/contact/", "/nl/klantreis/M06/")] == [404, 404]


def test_what_translators_wrote_goes_live_with_a_bundle(amina, daan, elif_, rosa, sign_in):
    page = ReaderPage.objects.get(slug="wachten", locale__language_code="ar").specific
    title = ReaderPage.objects.get(slug="wachten", locale__language_code="nl").title
    text = StringTranslation.objects.get(
        context__object_id=page.translation_key, locale=page.locale, translation_of__data=title
    )
    text.data, text.last_translated_by, text.translation_type = "عنوان من أليف", elif_, "manual"
    text.save()
    client = sign_in(daan)
    bundle = make_bundle(client)
    where = reverse("bundle-add", args=[bundle.pk])
    offered = soup(client.get(where)).find("input", attrs={"value": key_of(page)})

    client.post(where, {"thing": [key_of(page)]})
    send(client, bundle)
    before = amina.get("/ar/traject/wachten/").text
    press(sign_in(rosa), bundle, "approve")

    assert offered
    assert "عنوان من أليف" not in before
    assert "عنوان من أليف" in amina.get("/ar/traject/wachten/").text


def test_one_change_waits_in_one_bundle_only(daan, sign_in, law_changes):
    other = make_bundle(sign_in(daan), name="Nog een")

    with pytest.raises(actions.Refused, match="Nieuwe wet"):
        actions.add_item(bundle=other, thing=ContactMoment.objects.get(code="M06"))


def test_tree_alone_is_sent_from_its_own_screen(amina, daan, rosa, sign_in):
    DecisionAnswer.objects.filter(code="u2").update(text_nl="Ik heb AOW")

    answer = sign_in(daan).post("/admin/beslisboom/")
    links_work()
    bundle = Bundle.objects.get()
    before = PublishedTree.objects.count()
    press(sign_in(rosa), bundle, "approve")

    assert answer["Location"] == bundle.get_absolute_url()
    assert PublishedTree.objects.count() == before + 1


def test_who_changed_the_tree_in_the_admin_does_not_approve_it(daan, rosa, sign_in):
    answer = DecisionAnswer.objects.get(code="u2")
    where = reverse("wagtailsnippets_trajectory_decisionanswer:edit", args=[answer.pk])
    client = sign_in(rosa)
    form = next(each for each in soup(client.get(where)).find_all("form") if each.find(attrs={"name": "text_nl"}))
    fields = {each["name"]: each.get("value", "") for each in form.find_all("input") if each.get("name")}
    chosen = {each["name"]: [o["value"] for o in each.find_all("option", selected=True)] for each in form("select")}
    texts = {each["name"]: each.text.strip() for each in form("textarea")}
    client.post(where, fields | chosen | texts | {"text_nl": "Ik heb AOW"})

    sign_in(daan).post("/admin/beslisboom/")

    bundle = Bundle.objects.get()
    assert not actions.may_approve_bundle(rosa, bundle)
    assert DecisionAnswer.objects.get(code="u2").text_nl == "Ik heb AOW"


def test_screen_shows_every_difference_of_every_item_word_by_word(daan, sign_in, law_changes):
    screen = soup(sign_in(daan).get(law_changes.get_absolute_url()))

    gone = [each.text for each in screen.find_all("del")]
    come = [each.text for each in screen.find_all("ins")]
    assert len(screen.find_all(class_="review__item")) == 6
    assert "10" in gone
    assert {"11", "جديد"} <= set(come)
    assert any("AOW" in each for each in [*gone, *come])
    assert screen.find("dd", attrs={"lang": "ar", "dir": "rtl"})


@pytest.mark.parametrize("who", ["bert", "elif_"])
def test_bundles_are_not_there_for_others(request, sign_in, law_changes, who):
    client = sign_in(request.getfixturevalue(who))

    assert client.get("/admin/bundels/").status_code == 404
    assert client.post(reverse("bundle-act", args=[law_changes.pk]), {"action": "withdraw"}).status_code == 404
