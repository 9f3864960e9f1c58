"""A municipality goes over into another one: rights, pages, desks, additions, files and addresses follow, once."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy
from wagtail.models import Locale, ModelLogEntry, PageLogEntry

from content.editing.belongs import municipalities_of
from content.editing.invitations import Invitation, invite
from content.editing.models import MunicipalTeam
from content.editing.succeed import hand_over, waiting
from content.pages.models import InfoPage, ReaderPage
from tests.content.inviting import a_minute_passes
from tests.content.merging import page_in
from tests.content.photograph import changed, photograph
from tests.content.reading import soup
from trajectory.actors.models import Municipality

pytestmark = pytest.mark.django_db


def test_until_the_day_nothing_follows(merged, bert):
    assert waiting() == []
    assert hand_over(former=merged["former"]) is None
    assert [each.slug for each in municipalities_of(bert)] == ["utrecht"]


def test_rights_follow_on_the_day_itself(merged, bert, carla, clock):
    clock(2028, 1, 1, 0, 1)

    assert {each.slug for each in municipalities_of(bert)} == {"utrecht", "zwolle"}
    assert {each.slug for each in municipalities_of(carla)} == {"zwolle"}


def test_scheduler_hands_everything_over_once(merged, bert, carla, clock):
    clock(2028, 1, 1, 0, 1)

    a_minute_passes()
    once = photograph()
    a_minute_passes()

    former, heir = merged["former"], merged["heir"]
    assert set(changed(once, photograph())) <= {"content_letter"}
    assert not MunicipalTeam.objects.filter(municipality=former).exists()
    assert [each.role for each in heir.contact_points.all()] == ["Loket Utrecht"]
    assert {(each.code, each.summary_nl) for each in heir.additions.all()} == {
        ("tolk", "Tolk in Zwolle"),
        ("tolk-utrecht", "Tolk in Utrecht"),
    }
    assert (former.contact_points.count(), former.additions.count()) == (0, 0)
    team = MunicipalTeam.objects.get(municipality=heir)
    assert set(team.group.user_set.all()) == {bert, carla}


def test_pages_keep_their_text_and_old_addresses_lead_to_the_new(merged, amina, clock):
    clock(2028, 1, 1)

    hand_over(former=merged["former"])

    assert "Week van Zwolle" in amina.get("/nl/gemeente/zwolle/week/").text
    for code in ("nl", "ar"):
        old = amina.get(f"/{code}/gemeente/utrecht/week/", follow=True)
        assert old.redirect_chain[-1][0] == f"/{code}/gemeente/zwolle/week-utrecht/"
        assert "Week van Utrecht" in old.text
        assert amina.get(f"/{code}/gemeente/utrecht/")["Location"] == f"/{code}/gemeente/zwolle/"
    draft = InfoPage.objects.get(pk=merged["draft"].pk)
    assert (draft.url_path, draft.live) == ("/nl/gemeente/zwolle/nog-niet/", False)


def test_draft_of_a_moved_page_publishes_at_its_new_address(merged, amina, clock):
    page = InfoPage.objects.get(pk=merged["page"].pk)
    page.title = "Nieuwe week"
    page.save_revision()
    clock(2028, 1, 1)
    hand_over(former=merged["former"])

    InfoPage.objects.get(pk=page.pk).get_latest_revision().publish()

    assert "Nieuwe week" in amina.get("/nl/gemeente/zwolle/week-utrecht/").text
    assert "Week van Zwolle" in amina.get("/nl/gemeente/zwolle/week/").text


def test_section_with_words_of_its_own_stays_for_readers(merged, bert, amina, clock):
    section = ReaderPage.objects.get(pk=bert.section.pk).specific
    section.intro = "Het oude stadhuis is open."
    section.save_revision().publish()
    clock(2028, 1, 1)

    hand_over(former=merged["former"])

    assert "Het oude stadhuis is open." in amina.get("/nl/gemeente/zwolle/utrecht/").text


def test_section_that_was_empty_is_kept_as_a_draft(merged, bert, amina, clock):
    clock(2028, 1, 1)

    hand_over(former=merged["former"])

    kept = ReaderPage.objects.get(pk=bert.section.pk)
    assert (kept.live, kept.url_path) == (False, "/nl/gemeente/zwolle/utrecht/")
    assert amina.get("/nl/gemeente/zwolle/utrecht/").status_code == 404


def test_translated_pages_follow_in_their_own_language(merged, bert, amina, clock):
    english = Locale.objects.get(language_code="en")
    copy = InfoPage.objects.get(pk=merged["page"].pk).copy_for_translation(english, copy_parents=True)
    copy.title = "Week of Utrecht"
    copy.save_revision().publish()
    clock(2028, 1, 1)

    hand_over(former=merged["former"])

    moved = InfoPage.objects.get(pk=copy.pk)
    assert moved.url_path == "/en/gemeente/zwolle/week-utrecht/"
    assert "Week of Utrecht" in amina.get("/en/gemeente/zwolle/week-utrecht/").text


def test_editors_of_both_keep_the_files_and_pages_of_both(merged, bert, carla, clock):
    clock(2028, 1, 1)
    hand_over(former=merged["former"])
    document = get_document_model().objects.get(pk=merged["document"].pk)

    page = InfoPage.objects.get(pk=merged["page"].pk)

    for person in (type(bert).objects.get(pk=bert.pk), type(carla).objects.get(pk=carla.pk)):
        assert page.permissions_for_user(person).can_publish()
        assert permission_policy.user_has_permission_for_instance(person, "change", document)
    assert document.collection.get_parent() == MunicipalTeam.objects.get(municipality=merged["heir"]).collection


def test_invitation_that_waits_follows(merged, bert, clock):
    team = MunicipalTeam.objects.get(municipality=merged["former"])
    invite(email="f@example.org", name="Fatma", interface="nl", groups=[team.group], languages=[], invited_by=bert)
    clock(2028, 1, 1)

    hand_over(former=merged["former"])

    assert [group.name for group in Invitation.objects.get().groups.all()] == ["Editors of Zwolle"]


def test_heir_without_a_team_gets_one(bert, clock, amina):
    clock(2027, 6, 1)
    utrecht = Municipality.objects.get(slug="utrecht")
    heir = Municipality.objects.create(slug="grootstad", name="Grootstad", valid_from=date(2028, 1, 1))
    utrecht.valid_until, utrecht.successor = date(2027, 12, 31), heir
    utrecht.save()
    page_in(bert.section, "Week", "week")
    clock(2028, 1, 2)

    team = hand_over(former=utrecht)

    assert team.municipality == heir
    assert list(team.group.user_set.all()) == [bert]
    assert amina.get("/nl/gemeente/utrecht/week/", follow=True).redirect_chain[-1][0] == "/nl/gemeente/grootstad/week/"
    assert amina.get("/nl/gemeente/grootstad/week/").status_code == 200


def test_everything_stands_in_the_history(merged, daan, clock):
    clock(2028, 1, 1)

    hand_over(former=merged["former"], by=daan)

    assert PageLogEntry.objects.filter(action="wagtail.move", user=daan).count() == 3
    handed = ModelLogEntry.objects.filter(action="team.succeed", user=daan)
    assert {entry.content_type.model for entry in handed} == {"contactpoint", "localaddition", "municipalteam"}


def test_handing_over_is_all_or_nothing(merged, clock, monkeypatch):
    clock(2028, 1, 1)
    monkeypatch.setattr("content.editing.succeed.MOVES", [lambda former, heir: 1 / 0])
    before = photograph()

    with pytest.raises(ZeroDivisionError):
        hand_over(former=merged["former"])

    assert changed(before, photograph()) == []


def test_national_editor_hands_over_with_a_button_and_nobody_else(merged, daan, carla, sign_in, clock):
    clock(2028, 1, 1)
    team = MunicipalTeam.objects.get(municipality=merged["former"])
    where = reverse("team-hand-over", args=[team.pk])

    assert sign_in(carla).post(where).status_code == 404
    client = sign_in(daan)
    assert soup(client.get(reverse("team", args=[team.pk]))).find("form", action=where)
    answer = client.post(where)

    heir = MunicipalTeam.objects.get(municipality=merged["heir"])
    assert answer["Location"] == reverse("team", args=[heir.pk])


def test_button_is_not_there_before_the_day(merged, daan, sign_in):
    team = MunicipalTeam.objects.get(municipality=merged["former"])
    where = reverse("team-hand-over", args=[team.pk])
    client = sign_in(daan)
    before = photograph("content_municipalteam", "wagtailcore_page")

    shown = client.get(reverse("team", args=[team.pk]))
    client.post(where)

    assert where not in shown.text
    assert "31 december 2027" in shown.text.lower()
    assert changed(before, photograph(*before)) == []


def test_successor_of_a_successor_gets_it(merged, clock):
    last = Municipality.objects.create(slug="grootstad", name="Grootstad", valid_from=date(2028, 1, 1))
    heir = merged["heir"]
    heir.valid_until, heir.successor = date(2027, 12, 31), last
    heir.save()
    clock(2028, 1, 1)

    for former in waiting():
        hand_over(former=former)

    assert MunicipalTeam.objects.get(municipality=last).group.user_set.count() == 2
    assert last.additions.count() == 2


def test_circle_of_successors_does_not_hang(merged, clock):
    merged["heir"].valid_until, merged["heir"].successor = date(2027, 12, 31), merged["former"]
    merged["heir"].save()
    clock(2028, 1, 1)

    assert waiting() == []


def test_heir_that_has_a_page_in_the_way_keeps_everything_where_it_is(bert, clock):
    clock(2027, 6, 1)
    utrecht = Municipality.objects.get(slug="utrecht")
    heir = Municipality.objects.create(slug="grootstad", name="Grootstad")
    parent = ReaderPage.objects.get(slug="gemeente", locale__language_code="nl")
    parent.add_child(instance=InfoPage(title="In de weg", slug="grootstad", locale=parent.locale))
    utrecht.valid_until, utrecht.successor = date(2027, 5, 31), heir
    utrecht.save()
    before = photograph()

    a_minute_passes()

    assert changed(before, photograph()) == []
