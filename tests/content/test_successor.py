"""A municipality goes over into another one: rights, pages, desks, additions, files and addresses follow, once."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps
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
from tests.content.photograph import changed, photograph
from tests.content.reading import soup, words
from trajectory.actors.models import Municipality
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

# What points at a municipality and who hands it over, by hand; a new kind of thing must be added here and handed over.
FOLLOWS = {
    "content.MunicipalTeam.municipality": "people and files",
    "trajectory.ContactPoint.municipality": "moved",
    "trajectory.LocalAddition.municipality": "moved",
    "trajectory.Postcode.municipality": "stays: finding a municipality follows the merger",
    "trajectory.Municipality.successor": "is the merger itself",
}


def page_in(section, title: str, slug: str, *, live: bool = True) -> InfoPage:
    page = InfoPage(title=title, slug=slug, locale=section.locale, live=False)
    ReaderPage.objects.get(pk=section.pk).add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return page


@pytest.fixture
def merged(bert, carla, clock) -> dict:
    """Utrecht goes over into Zwolle after 31 December 2027; both have something of everything, with clashes."""
    clock(2027, 12, 31)
    utrecht, zwolle = (Municipality.objects.get(slug=slug) for slug in ("utrecht", "zwolle"))
    utrecht.valid_until, utrecht.successor = date(2027, 12, 31), zwolle
    utrecht.save()
    mine = page_in(bert.section, "Week van Utrecht", "week")
    page_in(carla.section, "Week van Zwolle", "week")
    draft = page_in(bert.section, "Nog niet", "nog-niet", live=False)
    utrecht.contact_points.create(role="Loket Utrecht")
    moment = ContactMoment.objects.first()
    for each in (utrecht, zwolle):
        each.additions.create(moment=moment, code="tolk", summary=f"Tolk in {each.name}", live=True)
    team = MunicipalTeam.objects.get(municipality=utrecht)
    document = get_document_model().objects.create(title="Folder", file="folder.pdf", collection=team.collection)
    return {"former": utrecht, "heir": zwolle, "page": mine, "draft": draft, "document": document}


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


def extra(municipality: Municipality, title: str) -> None:
    """An extra moment of this municipality whose address word is taken in both."""
    moment = ContactMoment.objects.filter(live=True).first()
    known = {"kind": "moment", "code": "buren", "channel": "talk", "live": True}
    municipality.additions.create(moment=moment, title_nl=title, summary_nl=title, **known)


def origin(subject: str, maker: str) -> None:
    Provenance.objects.create(subject=subject, language="ar", maker=maker)


def makers(start: str) -> set[tuple[str, str]]:
    return set(Provenance.objects.filter(subject__startswith=start).values_list("subject", "maker"))


def test_origins_of_texts_follow_under_the_new_name(merged, clock):
    origin("local:utrecht/tolk", "machine")
    origin("local:zwolle/tolk", "person")
    origin("local:zwolle/tolk-utrecht", "person")  # of something that was removed long ago
    clock(2028, 1, 1)

    hand_over(former=merged["former"])

    assert makers("local:") == {("local:zwolle/tolk", "person"), ("local:zwolle/tolk-utrecht", "machine")}


def test_old_address_of_an_extra_moment_leads_to_it_and_not_to_its_namesake(merged, amina, clock):
    extra(merged["former"], "Praten in Utrecht")
    extra(merged["heir"], "Praten in Zwolle")
    clock(2028, 1, 1)

    hand_over(former=merged["former"])

    for code in ("nl", "ar"):
        old = amina.get(f"/{code}/klantreis/lokaal/utrecht/buren/", follow=True)
        assert old.redirect_chain == [(f"/{code}/klantreis/lokaal/zwolle/buren-utrecht/", 302)]
        assert "Praten in Utrecht" in words(soup(old).h1)
    assert "Praten in Zwolle" in amina.get("/nl/klantreis/lokaal/zwolle/buren/").text


def test_old_address_leads_on_after_a_second_merger(merged, amina, clock):
    extra(merged["former"], "Praten in Utrecht")
    extra(merged["heir"], "Praten in Zwolle")
    last = Municipality.objects.create(slug="grootstad", name="Grootstad", valid_from=date(2029, 1, 1))
    clock(2028, 1, 1)
    hand_over(former=merged["former"])
    Municipality.objects.filter(slug="zwolle").update(valid_until=date(2028, 12, 31), successor=last)
    clock(2029, 1, 1)

    hand_over(former=Municipality.objects.get(slug="zwolle"))

    for old in ("utrecht/buren", "zwolle/buren-utrecht"):
        led = amina.get(f"/nl/klantreis/lokaal/{old}/")
        assert led["Location"] == "/nl/klantreis/lokaal/grootstad/buren-utrecht/"


def test_address_of_a_moved_moment_that_is_no_longer_on_the_site_leads_nowhere(merged, amina, clock):
    extra(merged["former"], "Praten in Utrecht")
    extra(merged["heir"], "Praten in Zwolle")
    clock(2028, 1, 1)
    hand_over(former=merged["former"])
    merged["heir"].additions.filter(code="buren-utrecht").update(live=False)

    assert amina.get("/nl/klantreis/lokaal/utrecht/buren/").status_code == 404


def test_municipality_with_a_new_name_keeps_origins_and_old_addresses(bert, amina):
    utrecht = Municipality.objects.get(slug="utrecht")
    extra(utrecht, "Praten met buren")
    origin("local:utrecht/buren", "machine")

    utrecht.slug, utrecht.name = "nieuw-utrecht", "Nieuw Utrecht"
    utrecht.save()

    assert makers("local:") == {("local:nieuw-utrecht/buren", "machine")}
    led = amina.get("/ar/klantreis/lokaal/utrecht/buren/")
    assert led["Location"] == "/ar/klantreis/lokaal/nieuw-utrecht/buren/"

    utrecht.slug = "utrecht"
    utrecht.save()

    assert makers("local:") == {("local:utrecht/buren", "machine")}
    assert amina.get("/nl/klantreis/lokaal/utrecht/buren/").status_code == 200


def test_circle_of_successors_does_not_hang(merged, clock):
    merged["heir"].valid_until, merged["heir"].successor = date(2027, 12, 31), merged["former"]
    merged["heir"].save()
    clock(2028, 1, 1)

    assert waiting() == []


def pointing(kinds: Iterable[type[models.Model]]) -> dict[str, models.Field]:
    """The fields of these models that lead to a municipality, hidden ones too."""
    return {
        f"{kind._meta.label}.{field.name}": field
        for kind in kinds
        for field in (*kind._meta.local_fields, *kind._meta.local_many_to_many)
        if field.related_model is Municipality
    }


def test_everything_that_points_at_a_municipality_is_handed_over_by_somebody():
    assert set(pointing(apps.get_models(include_auto_created=True))) == set(FOLLOWS)


@isolate_apps("content")
def test_new_model_that_points_at_a_municipality_is_noticed_however_it_hides():
    hidden = {"on_delete": models.CASCADE, "related_name": "+"}

    class Forgotten(models.Model):
        municipality = models.ForeignKey(Municipality, **hidden)
        twin = models.OneToOneField(Municipality, **hidden)
        neighbours = models.ManyToManyField(Municipality, related_name="+")

        class Meta:
            app_label = "content"

        def __str__(self) -> str:
            return ""

    names = {"content.Forgotten.municipality", "content.Forgotten.twin", "content.Forgotten.neighbours"}
    assert names <= set(pointing([*apps.get_models(), Forgotten]))
    assert not names & set(FOLLOWS)


def test_nothing_points_at_the_former_municipality_any_more_but_what_stays(merged, clock):
    clock(2028, 1, 1)
    fields = pointing(apps.get_models(include_auto_created=True))
    moving = {name: field for name, field in fields.items() if not FOLLOWS[name].startswith(("stays", "is the"))}

    def of_former() -> set[str]:
        return {
            name
            for name, field in moving.items()
            if field.model._default_manager.filter(**{field.name: merged["former"].pk}).exists()
        }

    assert of_former() == set(moving)  # each kind is there, or this test would prove nothing of it
    hand_over(former=merged["former"])
    assert of_former() == set()


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
