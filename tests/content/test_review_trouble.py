"""A bundle that cannot be published whole publishes nothing, says why, and must be approved anew."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from content.review import actions
from content.review.items import put_before_readers, seal_of, stands
from content.review.models import Bundle, LinkCheck
from tests.content.photograph import changed, photograph
from tests.content.reading import soup
from tests.content.reviewing import (
    draft,
    links_work,
    make_bundle,
    pages,
    plan,
    press,
    press_on_screen,
    readers_see,
    send,
)
from trajectory.decision.models import DecisionAnswer
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db


def bad_value() -> str:
    """A fact that is no number: its form would refuse it."""
    fact = Fact.objects.get(key="pip-term")
    revision = fact.latest_revision
    revision.content["value"] = "veel"
    revision.save()
    return "Schrijf een getal"


def bad_text() -> str:
    """The moment names a fact that nobody knows."""
    revision = ContactMoment.objects.get(code="M06").latest_revision
    revision.content["title_nl"] = "Binnen {fact:bestaat-niet}"
    revision.save()
    return "bestaat-niet"


def bad_tree() -> str:
    """An answer of the tree leads nowhere."""
    DecisionAnswer.objects.filter(code="u2").update(outcome=None)
    return "u2"


def bad_link() -> str:
    """A source of the moment is gone."""
    link = LinkCheck.objects.order_by("pk").first()
    LinkCheck.objects.filter(pk=link.pk).update(state="broken", reason="404")
    return link.url


def deleted() -> str:
    """A page of the bundle was deleted."""
    pages()[1].delete()
    return "verwijderd"


FAULTS = [bad_value, bad_text, bad_tree, bad_link, deleted]


@pytest.mark.parametrize("fault", FAULTS)
def test_bundle_with_one_bad_item_is_not_approved_and_the_screen_says_why(
    amina, daan, rosa, sign_in, law_changes, fault
):
    send(sign_in(daan), law_changes)
    said = fault()
    before, picture = readers_see(amina), photograph("trajectory_fact", "trajectory_contactmoment")

    answer = press_on_screen(sign_in(rosa), law_changes, "approve")

    assert said in answer.text
    assert Bundle.objects.get().state == "sent"
    assert readers_see(amina) == before
    assert changed(picture, photograph(*picture)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_planned_bundle_that_went_bad_publishes_nothing_and_keeps_the_reason(
    amina, daan, rosa, sign_in, law_changes, fault
):
    plan(law_changes, timedelta(days=1))
    send(sign_in(daan), law_changes)
    press(sign_in(rosa), law_changes, "approve")
    said = fault()
    before = readers_see(amina)
    plan(law_changes, timedelta(minutes=-1))

    call_command("tick", once=True)

    law_changes.refresh_from_db()
    assert readers_see(amina) == before
    assert (law_changes.state, bool(law_changes.refused)) == ("open", True)
    screen = sign_in(daan).get(law_changes.get_absolute_url())
    expected = said if fault in (bad_link, deleted) else "Bewerkt" if fault is bad_tree else said
    assert expected in screen.text


@pytest.mark.parametrize("part", ["moment", "page", "tree"])
def test_edit_after_approval_takes_the_approval_away_and_is_shown(amina, daan, rosa, sign_in, law_changes, part):
    plan(law_changes, timedelta(days=1))
    send(sign_in(daan), law_changes)
    press(sign_in(rosa), law_changes, "approve")
    approved = stands(Bundle.objects.get())

    if part == "tree":
        DecisionAnswer.objects.filter(code="u2").update(text_nl="Stiekem anders")
    else:
        thing = ContactMoment.objects.get(code="M06") if part == "moment" else pages()[0]
        draft(thing.get_latest_revision_as_object(), daan, **{"title_nl" if part == "moment" else "intro": "Stiekem"})

    plan(law_changes, timedelta(minutes=-1))
    screen = soup(sign_in(daan).get(law_changes.get_absolute_url()))
    call_command("tick", once=True)
    assert approved
    assert screen.find(string=lambda text: "bewerkt na de goedkeuring" in text)
    assert "Stiekem" not in str(readers_see(amina))
    assert readers_see(amina)[0] == "10"


def test_version_that_is_written_over_under_the_same_number_is_another_one(daan, rosa, sign_in, law_changes):
    plan(law_changes, timedelta(days=1))
    send(sign_in(daan), law_changes)
    press(sign_in(rosa), law_changes, "approve")
    page = pages()[0]

    newest = page.get_latest_revision_as_object()
    newest.intro = "Overschreven"
    newest.save_revision(user=daan, clean=False, overwrite_revision=page.latest_revision)

    assert not stands(Bundle.objects.get())


def test_bundle_that_changed_while_somebody_looked_is_not_approved(amina, daan, rosa, sign_in, law_changes):
    send(sign_in(daan), law_changes)
    seal = seal_of(Bundle.objects.get())
    draft(pages()[0].get_latest_revision_as_object(), daan, intro="Snel nog anders")
    links_work()

    press(sign_in(rosa), law_changes, "approve", seal=seal)

    assert Bundle.objects.get().state == "sent"
    assert readers_see(amina)[0] == "10"


def test_version_without_a_change_keeps_the_whole_bundle_back(amina, daan, rosa, sign_in):
    page = draft(pages()[0], daan, intro="Nieuw nl")
    bundle = make_bundle(sign_in(daan), with_version="on")
    actions.add_item(bundle=bundle, thing=page)
    send(sign_in(daan), bundle)

    press(sign_in(rosa), bundle, "approve")

    bundle.refresh_from_db()
    assert bundle.state == "open"
    assert bundle.refused == ["Er is niets veranderd sinds de laatste versie."]
    assert "Nieuw nl" not in amina.get("/nl/contact/").text


@pytest.mark.parametrize("state", ["sent", "approved"])
def test_bundle_that_is_opened_again_or_withdrawn_publishes_nothing(amina, daan, rosa, sign_in, law_changes, state):
    plan(law_changes, timedelta(days=1))
    send(sign_in(daan), law_changes)
    if state == "approved":
        press(sign_in(rosa), law_changes, "approve")

    press(sign_in(daan), law_changes, "take-back")
    opened = Bundle.objects.get()
    press(sign_in(daan), law_changes, "withdraw")
    plan(law_changes, timedelta(minutes=-1))
    call_command("tick", once=True)

    assert (opened.state, opened.approved_by) == ("open", None)
    assert Bundle.objects.get().state == "withdrawn"
    assert readers_see(amina)[0] == "10"
    assert Fact.objects.get(key="pip-term").has_unpublished_changes


def test_something_unexpected_publishes_nothing_and_does_not_stop_the_scheduler(
    amina, daan, rosa, sign_in, law_changes, monkeypatch
):
    plan(law_changes, timedelta(days=1))
    send(sign_in(daan), law_changes)
    press(sign_in(rosa), law_changes, "approve")
    plan(law_changes, timedelta(minutes=-1))

    def half_way(bundle, **given):
        put_before_readers(bundle, **given)
        raise RuntimeError("the middle of it")

    monkeypatch.setattr(actions, "put_before_readers", half_way)
    call_command("tick", once=True)

    assert readers_see(amina)[0] == "10"
    assert "RuntimeError" in Bundle.objects.get().refused[0]
