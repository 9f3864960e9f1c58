"""A colleague removes what somebody is writing in: she is told by whom, and what she typed can be saved anew."""

import pytest
from django.urls import reverse

from content.editing.models import MunicipalTeam
from tests.content.keeping import desk, note, opened, press, screen
from tests.content.photograph import changed, photograph
from tests.content.reading import soup, words
from tests.trajectory.reading import values_of
from trajectory.journey.local import LocalAddition
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(bert, carla, sign_in, clock):
    """Carla works in Utrecht too, on a morning in March."""
    clock(2027, 3, 10, 9, 30)
    carla.groups.set([MunicipalTeam.objects.get(municipality__slug="utrecht").group])
    return sign_in(carla)


def form_on(answer):
    return soup(answer).find("input", attrs={"name": "seen"}).find_parent("form")


@pytest.mark.parametrize("kind", ["contact", "note", "moment"])
def test_what_she_typed_is_shown_again_and_can_be_saved_anew(bert, colleague, sign_in, kind):
    client, text = sign_in(bert), "role_ar" if kind == "contact" else "summary_ar"
    thing = desk("utrecht") if kind == "contact" else note("utrecht", kind=kind, title_nl="Fietsles", channel="talk")
    what = "contact" if kind == "contact" else "note"
    hers = opened(client, screen(f"{what}-change", thing.pk), taal="ar")
    assert colleague.post(screen(f"{what}-remove", thing.pk)).status_code == 302

    answer = press(client, screen(f"{what}-change", thing.pk), hers, taal="ar", **{text: "مكتب"})

    said = words(soup(answer))
    assert answer.status_code == 409
    assert "Er is niets bewaard: dit is verwijderd terwijl u schreef." in said
    assert "carla heeft het verwijderd op 10 maart 2027, 09:30." in said
    again = form_on(answer)
    assert not type(thing).objects.filter(pk=thing.pk).exists()
    saved = client.post(again["action"], values_of(again) | {"action": "live"})
    assert saved.status_code == 302
    anew = type(thing).objects.get(municipality=thing.municipality)
    assert getattr(anew, text) == "مكتب"
    assert anew.live
    if kind != "contact":
        assert (anew.kind, anew.moment.code, anew.summary_nl) == (kind, "M02", "Bel eerst het loket.")


def test_draft_that_is_taken_off_or_removed_again_leads_back_with_the_reason(bert, colleague, sign_in):
    client, thing = sign_in(bert), note("utrecht")
    hers = opened(client, screen("note-change", thing.pk))
    colleague.post(screen("note-remove", thing.pk))
    asked = [
        lambda: press(client, screen("note-change", thing.pk), hers, action="off"),
        lambda: client.post(screen("note-remove", thing.pk)),
        lambda: client.get(screen("note-compare", thing.pk)),
        lambda: client.get(screen("note-change", thing.pk)),
    ]

    for ask in asked:
        answer = ask()
        assert answer["Location"] == screen("overview")
        assert "carla heeft het verwijderd" in words(soup(client.get(answer["Location"])))


def test_note_whose_moment_is_gone_too_is_shown_without_a_button_to_save(bert, colleague, sign_in):
    client, thing = sign_in(bert), note("utrecht")
    hers = opened(client, screen("note-change", thing.pk))
    colleague.post(screen("note-remove", thing.pk))
    ContactMoment.objects.filter(code="M02").update(live=False)

    answer = press(client, screen("note-change", thing.pk), hers, summary_nl="Bel liever op maandag.")

    assert answer.status_code == 409
    assert "Bel liever op maandag." in words(form_on(answer))
    assert not form_on(answer).find("button")


def test_national_editor_who_removes_it_on_wagtails_own_screen_is_named_too(bert, daan, sign_in):
    client, thing = sign_in(bert), desk("utrecht")
    hers = opened(client, screen("contact-change", thing.pk))
    removal = sign_in(daan).post(reverse("wagtailsnippets_trajectory_contactpoint:delete", args=[thing.pk]))

    answer = press(client, screen("contact-change", thing.pk), hers, role_nl="Loket Werk")

    assert removal.status_code == 302
    assert answer.status_code == 409
    assert "daan heeft het verwijderd" in words(soup(answer))


@pytest.mark.parametrize("what", ["contact", "note"])
def test_what_a_neighbour_removed_stays_unknown(bert, carla, sign_in, what):
    thing = desk("zwolle") if what == "contact" else note("zwolle")
    sign_in(carla).post(screen(f"{what}-remove", thing.pk, slug="zwolle"))
    client, before = sign_in(bert), photograph()

    answers = [client.post(screen(f"{what}-{ask}", thing.pk), {"seen": "x"}) for ask in ("change", "remove")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert changed(before, photograph()) == []


def test_history_of_an_editor_holds_the_desks_and_notes_of_her_own_municipality(bert, carla, daan, sign_in):
    hers, his = desk("zwolle", role_nl="Loket Zwolle"), desk("utrecht", role_nl="Loket Utrecht")
    for person, slug, thing in ((carla, "zwolle", hers), (bert, "utrecht", his)):
        client = sign_in(person)
        press(
            client,
            screen("contact-change", thing.pk, slug=slug),
            opened(client, screen("contact-change", thing.pk, slug=slug)),
        )
        client.post(screen("contact-remove", thing.pk, slug=slug))
    added = screen("note-add", "M02", "note")
    press(sign_in(bert), added, opened(sign_in(bert), added), summary_nl="Neem de bus.")
    mine = note("utrecht", moment="M03", code="fiets", summary_nl="Kom met de fiets.")
    where = reverse("wagtailsnippets_trajectory_localaddition:delete", args=[mine.pk])
    assert sign_in(daan).post(where).status_code == 302

    shown, national = (words(soup(sign_in(person).get(reverse("overview-history")))) for person in (bert, daan))

    for title in ("Loket Utrecht", "Neem de bus.", "Kom met de fiets."):
        assert title in shown
        assert title in national
    assert "Loket Zwolle" not in shown
    assert "Loket Zwolle" in national
    assert LocalAddition.objects.filter(municipality__slug="utrecht").count() == 1
