"""A municipality gets its team in one action, and its people see their own team and nobody else's."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from wagtail.models import Collection, ModelLogEntry

from content.editing.belongs import municipalities_of
from content.editing.invitations import Invitation
from content.editing.models import MunicipalTeam, User
from content.editing.roles import ensure_local_role
from content.editing.teams import add_team
from content.pages.models import InfoPage, ReaderPage, SectionPage
from tests.content.photograph import changed, photograph
from tests.content.reading import soup, words
from trajectory.actors.models import Municipality

pytestmark = pytest.mark.django_db
KEPT = ("auth_group", "content_municipalteam", "wagtailcore_page", "wagtailcore_collection", "trajectory_municipality")


def add(client, **given):
    nothing = {"municipality": "", "example": "", "name": "", "email": ""}
    return client.post(reverse("team-add"), nothing | given, follow=True)


def place(slug: str) -> Municipality:
    return Municipality.objects.get(slug=slug)


def test_national_editor_adds_a_municipality_with_one_button(daan, sign_in):
    client = sign_in(daan)

    answer = add(client, municipality=place("zwolle").pk)

    team = MunicipalTeam.objects.get(municipality__slug="zwolle")
    assert answer.redirect_chain[-1][0] == reverse("team", args=[team.pk])
    assert (team.group.name, team.collection.name) == ("Editors of Zwolle", "Zwolle")
    assert (team.section.url_path, team.section.live) == ("/nl/gemeente/zwolle/", False)
    assert ModelLogEntry.objects.filter(action="team.add", user=daan).count() == 1


def test_readers_see_the_municipality_as_before(daan, sign_in, amina):
    before = {code: amina.get(f"/{code}/gemeente/zwolle/").text for code in ("nl", "ar")}

    add(sign_in(daan), municipality=place("zwolle").pk)

    assert {code: amina.get(f"/{code}/gemeente/zwolle/").text for code in ("nl", "ar")} == before


def test_first_page_that_goes_live_opens_its_section_and_keeps_its_draft_back(daan, amina):
    team, _ = add_team(municipality=place("zwolle"), made_by=daan)
    section = team.section.specific
    section.intro = "Nog niet klaar"
    section.save_revision()
    page = InfoPage(title="Eerste week", slug="eerste-week", locale=section.locale, live=False)
    section.add_child(instance=page)

    page.save_revision().publish()

    assert amina.get("/nl/gemeente/zwolle/eerste-week/").status_code == 200
    shown = amina.get("/nl/gemeente/zwolle/").text
    assert "Eerste week" in shown
    assert "Nog niet klaar" not in shown
    section = SectionPage.objects.get(pk=section.pk)
    assert section.has_unpublished_changes
    assert section.get_latest_revision_as_object().intro == "Nog niet klaar"


def test_section_that_was_taken_off_the_site_stays_off(daan):
    team, _ = add_team(municipality=place("zwolle"))
    team.section.specific.save_revision().publish()
    SectionPage.objects.get(pk=team.section_id).unpublish()
    section = SectionPage.objects.get(pk=team.section_id)
    page = InfoPage(title="Later", slug="later", locale=section.locale, live=False)
    section.add_child(instance=page)

    page.save_revision().publish()

    assert not SectionPage.objects.get(pk=team.section_id).live


def test_adding_twice_changes_nothing(daan, sign_in):
    client = sign_in(daan)
    add(client, municipality=place("zwolle").pk)
    before = photograph(*KEPT)

    answer = add(client, municipality=place("zwolle").pk)

    assert answer.status_code == 200
    assert changed(before, photograph(*KEPT)) == []


def test_adding_is_all_or_nothing(daan, monkeypatch):
    before = photograph(*KEPT)
    monkeypatch.setattr("content.editing.roles.MunicipalTeam.objects.update_or_create", lambda **_: 1 / 0)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        add_team(municipality=place("zwolle"), made_by=daan)

    assert changed(before, photograph(*KEPT)) == []


def test_fictitious_municipality_is_made_and_says_so(daan, sign_in, amina):
    add(sign_in(daan), example="Oefenstad")

    assert MunicipalTeam.objects.get(municipality__slug="oefenstad").municipality.fictitious
    assert "bestaat niet" in amina.get("/nl/gemeente/oefenstad/").text


def test_first_editor_is_invited_with_it(daan, sign_in):
    answer = add(sign_in(daan), example="Oefenstad", name="Noor", email="noor@example.org")

    team = MunicipalTeam.objects.get(municipality__slug="oefenstad")
    assert [each.email for each in Invitation.objects.filter(groups=team.group)] == ["noor@example.org"]
    assert "noor@example.org" in words(soup(answer).select_one("table"))


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"example": "Utrecht"},
        {"example": "—"},
        {"municipality": "999999"},
        {"example": "Oefenstad", "name": "Noor"},
        {"example": "Oefenstad", "email": "noor@example.org"},
    ],
)
def test_wrong_choice_is_refused_with_a_sentence_and_nothing_is_made(daan, sign_in, given):
    before = photograph(*KEPT)

    answer = add(sign_in(daan), **given)

    assert soup(answer).find(role="alert")
    assert changed(before, photograph(*KEPT)) == []


def test_page_that_is_no_section_is_not_taken_over(daan, sign_in):
    parent = ReaderPage.objects.get(slug="gemeente", locale__language_code="nl")
    parent.add_child(instance=InfoPage(title="Zwolle los", slug="zwolle", locale=parent.locale))
    before = photograph(*KEPT)

    answer = add(sign_in(daan), municipality=place("zwolle").pk)

    assert "Zwolle los" in words(soup(answer).find(role="alert"))
    assert changed(before, photograph(*KEPT)) == []


def test_two_municipalities_with_one_name_never_share_a_group_or_files(daan):
    first, _ = add_team(municipality=Municipality.objects.create(slug="dorp-a", name="Dorp", fictitious=True))
    second, _ = add_team(municipality=Municipality.objects.create(slug="dorp-b", name="Dorp", fictitious=True))

    assert first.group_id != second.group_id
    assert first.collection_id != second.collection_id


def test_municipal_editor_sees_her_own_team_and_no_other(bert, carla, sign_in):
    client = sign_in(bert)
    own, other = (MunicipalTeam.objects.get(group__user=person) for person in (bert, carla))

    assert client.get(reverse("teams"))["Location"] == reverse("team", args=[own.pk])
    assert "bert@example.org" in client.get(reverse("team", args=[own.pk])).text
    for answer in (
        client.get(reverse("team", args=[other.pk])),
        client.get(reverse("team-invite", args=[other.pk])),
        client.get(reverse("team-remove", args=[other.pk, carla.pk])),
        client.post(reverse("team-remove", args=[other.pk, carla.pk])),
        client.get(reverse("team-add")),
        client.get(reverse("people")),
    ):
        assert answer.status_code == 404
        assert "carla" not in answer.text
    assert carla.groups.exists()


def test_member_of_another_team_is_not_found_through_ones_own(bert, carla, sign_in):
    own = MunicipalTeam.objects.get(group__user=bert)

    assert sign_in(bert).post(reverse("team-remove", args=[own.pk, carla.pk])).status_code == 404


def test_translator_has_no_teams(elif_, sign_in):
    assert sign_in(elif_).get(reverse("teams")).status_code == 404


def test_list_says_who_has_members_languages_and_activity_and_finds_by_name(daan, bert, carla, sign_in):
    bert.section.specific.save_revision(user=bert, log_action=True)
    place("utrecht").contact_points.create(role="Loket", role_tr="Masa")
    client = sign_in(daan)

    rows = {words(row.a): words(row) for row in soup(client.get(reverse("teams"))).select(".listing tbody tr")}
    found = soup(client.get(reverse("teams") + "?q=zwol")).select_one(".listing tbody")

    assert "Nederlands, Türkçe" in rows["Utrecht"]
    assert (
        str(bert.section.latest_revision_created_at.year if bert.section.latest_revision_created_at else 20)
        in (rows["Utrecht"])
    )
    assert "Türkçe" not in rows["Zwolle"]
    assert [words(link) for link in found.find_all("a")] == ["Zwolle"]


def test_list_asks_as_much_of_the_database_for_thirty_teams_as_for_two(daan, sign_in, django_assert_max_num_queries):
    for number in range(30):
        municipality = Municipality.objects.create(slug=f"plaats-{number}", name=f"Plaats {number}", fictitious=True)
        add_team(municipality=municipality)
    client = sign_in(daan)
    client.get(reverse("teams"))

    with django_assert_max_num_queries(25):
        client.get(reverse("teams"))


def test_last_member_leaves_only_after_a_warning(bert, daan, sign_in):
    team = MunicipalTeam.objects.get(group__user=bert)
    client, where = sign_in(daan), reverse("team-remove", args=[team.pk, bert.pk])

    asked = soup(client.get(where)).find(class_="help-warning")
    assert bert.groups.filter(pk=team.group_id).exists()
    client.post(where)

    assert asked
    assert not bert.groups.exists()
    assert User.objects.get(pk=bert.pk).is_active
    assert list(municipalities_of(bert)) == []
    assert ModelLogEntry.objects.filter(action="team.remove", user=daan).exists()


def test_member_who_is_not_the_last_leaves_without_a_warning(bert, daan, sign_in, django_user_model):
    team = MunicipalTeam.objects.get(group__user=bert)
    django_user_model.objects.create_user("gerda").groups.add(team.group)

    asked = sign_in(daan).get(reverse("team-remove", args=[team.pk, bert.pk]))

    assert not soup(asked).find(class_="help-warning")


def test_municipality_with_another_name_keeps_its_people_files_and_addresses(
    bert, amina, django_capture_on_commit_callbacks
):
    page = InfoPage(title="Eerste week", slug="eerste-week", locale=bert.section.locale)
    bert.section.add_child(instance=page)
    page.save_revision().publish()
    utrecht = place("utrecht")

    with django_capture_on_commit_callbacks(execute=True):
        utrecht.name, utrecht.slug = "Nieuw-Utrecht", "nieuw-utrecht"
        utrecht.save()

    team = MunicipalTeam.objects.get(group__user=bert)
    assert (team.group.name, team.collection.name) == ("Editors of Nieuw-Utrecht", "Nieuw-Utrecht")
    assert (team.section.title, team.section.url_path) == ("Nieuw-Utrecht", "/nl/gemeente/nieuw-utrecht/")
    assert amina.get("/nl/gemeente/nieuw-utrecht/eerste-week/").status_code == 200
    for code in ("nl", "ar"):
        assert amina.get(f"/{code}/gemeente/utrecht/")["Location"] == f"/{code}/gemeente/nieuw-utrecht/"
        old = amina.get(f"/{code}/gemeente/utrecht/eerste-week/", follow=True)
        assert old.redirect_chain[-1][0] == f"/{code}/gemeente/nieuw-utrecht/eerste-week/"
    assert bert.section.permissions_for_user(bert).can_edit()


def test_name_that_is_taken_gets_the_address_behind_it(bert, carla):
    zwolle = place("zwolle")
    zwolle.name = "Utrecht"
    zwolle.save()

    assert set(Group.objects.filter(name__startswith="Editors of").values_list("name", flat=True)) >= {
        "Editors of Utrecht",
        "Editors of Utrecht (zwolle)",
    }
    names = set(Collection.objects.values_list("name", flat=True))
    assert {"Utrecht", "Utrecht (zwolle)"} <= names


def test_role_that_is_made_complete_again_stays_the_same_group(bert):
    team = MunicipalTeam.objects.get(group__user=bert)

    ensure_local_role(team.municipality, SectionPage.objects.get(pk=team.section_id))

    assert MunicipalTeam.objects.get(pk=team.pk).group_id == team.group_id
