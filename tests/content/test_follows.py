"""After a merger or a new name nothing is left behind: who wrote what, old addresses, and whatever is added later."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from content.editing.succeed import hand_over
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
