"""A municipal editor keeps her own part and finds nothing of her neighbour's, at no address and with no POST."""

import pytest
from django.urls import reverse

from content.editing.models import MunicipalTeam
from content.pages.models import InfoPage
from tests.content.keeping import desk, note, opened, press, screen, write
from tests.content.photograph import changed, photograph
from tests.content.reading import soup, words
from trajectory.actors.models import ContactPoint
from trajectory.journey.local import LocalAddition

pytestmark = pytest.mark.django_db

CANARY = "Kwetterdrempel"


@pytest.fixture
def of_utrecht(bert) -> dict:
    """What Utrecht has, some of it a draft."""
    page = InfoPage(title=f"{CANARY} pagina", slug="pagina", locale=bert.section.locale, live=False)
    bert.section.add_child(instance=page)
    page.save_revision(user=bert)
    return {
        "desk": desk("utrecht", role_nl=f"{CANARY} loket", live=False),
        "note": note("utrecht", summary_nl=f"{CANARY} noot", live=False),
        "page": page,
    }


def screens(found: dict) -> list[str]:
    """Every address of Utrecht's part."""
    return [
        screen("overview"),
        screen("confirm"),
        screen("contact-add"),
        screen("contact-change", found["desk"].pk),
        screen("contact-remove", found["desk"].pk),
        screen("note-choose"),
        screen("note-add", "M02", "note"),
        screen("note-add", "M02", "moment"),
        screen("note-change", found["note"].pk),
        screen("note-remove", found["note"].pk),
        screen("note-compare", found["note"].pk),
        screen("page-add"),
    ]


def test_owner_finds_all_of_hers_on_one_screen(bert, of_utrecht, sign_in):
    client = sign_in(bert)

    page = client.get(reverse("local-part"), follow=True)

    assert page.redirect_chain == [("/admin/gemeente/utrecht/", 302)]
    assert {f"{CANARY} {what}" for what in ("loket", "noot", "pagina")} <= {
        words(link) for link in soup(page).select("td.title a")
    }
    assert client.get(screen("contact-change", of_utrecht["desk"].pk)).status_code == 200
    assert client.get(screen("note-change", of_utrecht["note"].pk)).status_code == 200


def test_neighbour_finds_nothing_of_it_and_changes_nothing(bert, carla, of_utrecht, sign_in):
    client = sign_in(carla)
    before = photograph()
    form = {"role_nl": "Weg", "summary_nl": "Weg", "phone": "1", "action": "live", "item": "all", "skeleton": "loket"}

    for address in screens(of_utrecht):
        for answer in (client.get(address), client.post(address, form)):
            assert answer.status_code in (404, 405), address
            assert CANARY not in answer.text

    assert changed(before, photograph()) == []


def test_things_of_the_neighbour_are_not_reached_through_ones_own_address(bert, carla, of_utrecht, sign_in):
    client = sign_in(carla)
    before = photograph()
    form = {"role_nl": "Weg", "summary_nl": "Weg", "phone": "1", "action": "off", "choice": "adopt"}
    tried = [screen(f"contact-{what}", of_utrecht["desk"].pk, slug="zwolle") for what in ("change", "remove")]
    tried += [screen(f"note-{what}", of_utrecht["note"].pk, slug="zwolle") for what in ("change", "remove", "compare")]
    items = [f"contact:{of_utrecht['desk'].pk}", f"note:{of_utrecht['note'].pk}", f"page:{of_utrecht['page'].pk}"]

    answers = [client.post(address, form) for address in tried]
    answers += [client.post(screen("confirm", slug="zwolle"), {"item": item}) for item in items]

    assert {answer.status_code for answer in answers} == {404}
    assert changed(before, photograph()) == []


def test_translator_has_no_part(elif_, sign_in):
    client = sign_in(elif_)

    assert client.get(reverse("local-part")).status_code == 404
    assert client.get(screen("overview")).status_code == 404
    assert "mijn-gemeente" not in client.get(reverse("wagtailadmin_home")).text


def test_visitor_is_asked_to_sign_in(amina):
    answer = amina.get(screen("overview"))

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/admin/login/")


def test_person_with_two_municipalities_chooses(bert, carla, sign_in):
    bert.groups.add(MunicipalTeam.objects.get(municipality__slug="zwolle").group)

    page = sign_in(bert).get(reverse("local-part"))

    assert [words(link) for link in soup(page).select(".local-list a")] == ["Utrecht", "Zwolle"]


def test_national_editor_chooses_among_those_with_a_team_and_works_there(daan, bert, carla, sign_in, amina):
    client = sign_in(daan)

    page = client.get(reverse("local-part"))
    answer = write(client, screen("contact-add", slug="zwolle"), role_nl="Loket Zwolle", phone="14 038")

    assert [words(link) for link in soup(page).select(".local-list a")] == ["Utrecht", "Zwolle"]
    assert answer.status_code == 302
    assert "Loket Zwolle" in amina.get("/nl/gemeente/zwolle/").text


def test_snippet_screens_stay_with_the_national_editors(bert, of_utrecht, sign_in):
    client = sign_in(bert)

    for noun, thing in (("contactpoint", of_utrecht["desk"]), ("localaddition", of_utrecht["note"])):
        address = reverse(f"wagtailsnippets_trajectory_{noun}:edit", args=[thing.pk])
        assert client.get(address).status_code == 404
        assert client.post(address, {}).status_code == 404


def test_overview_says_which_steps_have_no_desk(bert, sign_in):
    client = sign_in(bert)
    nothing = words(soup(client.get(screen("overview"))).select_one(".local-missing"))
    write(client, screen("contact-add"), role_nl="Loket Inburgering", phone="14 030")

    everything = soup(client.get(screen("overview"))).select_one(".local-missing")

    assert "Aankomst" in nothing
    assert everything is None  # a desk for no step in particular helps in all


def test_removed_desk_and_note_are_gone_after_the_question(bert, of_utrecht, sign_in):
    client = sign_in(bert)
    for what in ("contact", "note"):
        thing = of_utrecht["desk" if what == "contact" else "note"]
        asked = client.get(screen(f"{what}-remove", thing.pk))
        assert CANARY in asked.text

        assert client.post(screen(f"{what}-remove", thing.pk)).status_code == 302

    assert not ContactPoint.objects.filter(role_nl__startswith=CANARY).exists()
    assert not LocalAddition.objects.filter(summary_nl__startswith=CANARY).exists()


def test_second_of_two_editors_is_told_and_nothing_is_overwritten(bert, carla, sign_in):
    carla.groups.add(MunicipalTeam.objects.get(municipality__slug="utrecht").group)
    thing = desk("utrecht", hours_nl="Maandag")
    where = screen("contact-change", thing.pk)
    hers = opened(sign_in(carla), where)
    write(sign_in(bert), where, hours_nl="Dinsdag")

    answer = press(sign_in(carla), where, hers, hours_nl="Vrijdag")

    thing.refresh_from_db()
    page = soup(answer)
    assert answer.status_code == 409
    assert thing.hours_nl == "Dinsdag"
    assert words(page.find(attrs={"name": "hours_nl"})) == "Vrijdag"
    assert [words(cell) for cell in page.select(".local-both td")] == ["Dinsdag", "Vrijdag"]

    again = press(sign_in(carla), where, hers, hours_nl="Vrijdag", seen=page.find(attrs={"name": "seen"})["value"])

    thing.refresh_from_db()
    assert again.status_code == 302
    assert thing.hours_nl == "Vrijdag"


def test_two_editors_in_different_languages_do_not_hinder_each_other(bert, sign_in):
    thing = desk("utrecht")
    where = screen("contact-change", thing.pk)
    arabic, turkish = (opened(sign_in(bert), where, code) for code in ("ar", "tr"))
    press(sign_in(bert), where, arabic, taal="ar", role_ar="مكتب الاندماج")

    answer = press(sign_in(bert), where, turkish, taal="tr", role_tr="Uyum bürosu")

    thing.refresh_from_db()
    assert answer.status_code == 302
    assert (thing.role_ar, thing.role_tr) == ("مكتب الاندماج", "Uyum bürosu")
