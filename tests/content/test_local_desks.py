"""A desk of a municipality: written in two languages at a time, read in all, for the steps it helps in."""

from datetime import date

import pytest

from tests.content.keeping import desk, screen, write
from tests.content.reading import soup, tongue, words
from trajectory.actors.models import ContactPoint
from trajectory.journey.models import Phase
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

JOURNEY = {"groep": "asielstatushouder", "route": "b1", "gemeente": "utrecht"}


def desks_on(page) -> list:
    return soup(page).select(".desks__item")


def test_new_desk_is_on_the_site_with_all_a_reader_needs(bert, sign_in, amina, clock):
    clock(2026, 12, 1)
    phases = [str(Phase.objects.get(code="plan").pk)]

    answer = write(
        sign_in(bert), screen("contact-add"), role_nl="Loket Inburgering", help_with_nl="Uw plan", phone="14 030",
        hours_nl="Maandag", phases=phases, languages=["ar", "ti"], interpreter="request",
    )  # fmt: skip

    assert answer.status_code == 302
    item = desks_on(amina.get("/nl/gemeente/utrecht/"))[0]
    said = words(item)
    for part in ("Loket Inburgering", "Uw plan", "14 030", "Maandag", "Er is een tolk als u daarom vraagt."):
        assert part in said
    assert [(words(each), tongue(each)) for each in item.select("[lang]")] == [
        ("العربية", ("ar", "rtl")),
        ("ትግርኛ", ("ti", "ltr")),
    ]
    kept = ContactPoint.objects.get(role_nl="Loket Inburgering")
    assert (kept.checked_on, kept.review_by) == (date(2026, 12, 1), date(2027, 6, 2))


def test_draft_of_a_desk_is_not_read(bert, sign_in, amina):
    write(sign_in(bert), screen("contact-add"), action="draft", role_nl="Loket Geheim", phone="14 030")

    assert ContactPoint.objects.filter(role_nl="Loket Geheim", live=False).exists()
    for address in ("/nl/gemeente/utrecht/", "/nl/klantreis/", "/nl/klantreis/M06/", "/api/v1/municipalities/utrecht"):
        assert "Geheim" not in amina.get(address, JOURNEY if "klantreis" in address else {}).text


def test_desk_taken_off_the_site_stays_as_a_draft(bert, sign_in, amina):
    thing = desk("utrecht")

    write(sign_in(bert), screen("contact-change", thing.pk), action="off")

    thing.refresh_from_db()
    assert thing.live is False
    assert "Loket Inburgering" not in amina.get("/nl/gemeente/utrecht/").text


@pytest.mark.parametrize(("code", "sentence"), [
    ("ar", "يوجد مترجم دائمًا."), ("ti", "ኩሉ ግዜ ኣስተርጓሚ ኣሎ።"), ("nl", "Er is altijd een tolk."),
])  # fmt: skip
def test_reader_gets_her_language_and_where_it_is_missing_marked_dutch(amina, code, sentence):
    desk("utrecht", role_ar="مكتب الاندماج", hours_nl="Maandag", interpreter="always")

    item = desks_on(amina.get(f"/{code}/gemeente/utrecht/"))[0]

    assert sentence in words(item)
    hours = item.find(string="Maandag").parent
    title = item.find("h4")
    assert tongue(hours) == ((None, None) if code == "nl" else ("nl", "ltr"))
    assert words(title) == ("مكتب الاندماج" if code == "ar" else "Loket Inburgering")


def test_saving_two_languages_touches_no_other(bert, sign_in):
    thing = desk("utrecht", role_ar="مكتب", role_tr="Büro", role_uk="Служба")

    write(sign_in(bert), screen("contact-change", thing.pk), taal="tr", role_nl="Loket", role_tr="Yeni büro")

    thing.refresh_from_db()
    assert (thing.role_nl, thing.role_tr) == ("Loket", "Yeni büro")
    assert (thing.role_ar, thing.role_uk) == ("مكتب", "Служба")


def test_who_wrote_which_language_is_kept_and_what_a_machine_made_is_said(bert, sign_in, amina):
    thing = desk("utrecht", role_ar="مكتب")
    machine = "Een computer maakte deze tekst."
    before = words(desks_on(amina.get("/nl/gemeente/utrecht/"))[0])

    write(sign_in(bert), screen("contact-change", thing.pk), taal="ar", role_nl="Loket Inburgering en taal")

    after = words(desks_on(amina.get("/nl/gemeente/utrecht/"))[0])
    arabic = words(desks_on(amina.get("/ar/gemeente/utrecht/"))[0])
    rows = Provenance.objects.filter(subject=f"contact:{thing.pk}")
    assert machine in before
    assert machine not in after
    assert "الحاسوب كتب هذا النص." in arabic
    assert list(rows.values_list("language", "maker", "made_by", "checked_on")) == [("nl", "person", "bert", None)]


def test_moment_shows_the_desks_of_its_step(amina):
    plan, exams = (Phase.objects.get(code=code) for code in ("plan", "examens"))
    desk("utrecht", role_nl="Loket Plan").phases.add(plan)
    desk("utrecht", role_nl="Loket Examen").phases.add(exams)
    desk("utrecht", role_nl="Loket Alles")

    moment = [words(item.h3) for item in desks_on(amina.get("/nl/klantreis/M06/", JOURNEY))]
    whole = [words(item.h3) for item in desks_on(amina.get("/nl/klantreis/", JOURNEY))]

    assert moment == ["Loket Plan", "Loket Alles"]
    assert whole == ["Loket Plan", "Loket Examen", "Loket Alles"]


@pytest.mark.parametrize(("typed", "where"), [
    ({"role_nl": "", "phone": "1"}, "role_nl"),
    ({"role_nl": "Loket"}, "phone"),
    ({"role_nl": "Loket {fact:bestaat-niet}", "phone": "1"}, "role_nl"),
    ({"role_nl": "Loket", "email": "geen adres"}, "email"),
    ({"role_nl": "Loket", "phone": "1", "languages": ["xx"]}, "languages"),
])  # fmt: skip
def test_desk_that_readers_could_not_use_is_refused_beside_its_field(bert, sign_in, typed, where):
    answer = write(sign_in(bert), screen("contact-add"), **typed)

    page = soup(answer)
    assert answer.status_code == 422
    assert page.select(f"[role=alert] a[href='#id_{where}']")
    assert not ContactPoint.objects.filter(municipality__slug="utrecht").exists()
