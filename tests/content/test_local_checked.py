"""“Still correct” is one click for all languages; what nobody looked at in time is marked and listed."""

from datetime import date

import pytest
from wagtail.models import Locale

from content.local.overdue import overdue_items
from content.pages.models import InfoPage, ReaderPage
from tests.content.keeping import desk, national_change, note, screen
from tests.content.photograph import changed, photograph
from tests.content.reading import soup, words
from tests.trajectory.reading import main_of
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

HERE = {"groep": "asielstatushouder", "route": "b1", "gemeente": "utrecht"}
LATE = {
    "nl": "Deze tekst moest voor 1 december 2026 gecontroleerd worden. Dat is nog niet gebeurd.",
    "ar": "لم يحدث هذا بعد.",
    "ti": "ገና ኣይተገብረን።",
}
TODAY, NEXT = date(2026, 12, 10), date(2027, 6, 11)


@pytest.fixture(autouse=True)
def _today(clock):
    clock(2026, 12, 10)


def own_page(bert, **fields) -> InfoPage:
    page = InfoPage(title="Ons taalcafé", slug="taalcafe", locale=bert.section.locale, **fields)
    bert.section.add_child(instance=page)
    page.save_revision().publish()
    return page


def everything(bert) -> dict:
    late = {"review_by": date(2026, 12, 1)}
    return {
        "contact": desk("utrecht", **late),
        "note": note("utrecht", **late),
        "moment": note("utrecht", "M13", kind="moment", channel="talk", code="cafe", title_nl="Praten", **late),
        "page": own_page(bert, **late),
    }


PLACES = (
    "/gemeente/utrecht/", "/klantreis/", "/klantreis/M02/", "/klantreis/lokaal/utrecht/cafe/",
    "/gemeente/utrecht/taalcafe/",
)  # fmt: skip


@pytest.mark.parametrize("code", LATE)
def test_reader_sees_what_was_not_checked_in_time(bert, amina, code):
    everything(bert)

    late = {place: words(main_of(amina.get(f"/{code}{place}", HERE))) for place in PLACES}

    assert [place for place, said in late.items() if LATE[code] not in said] == []


def test_day_itself_is_still_in_time(amina):
    desk("utrecht", review_by=TODAY)

    assert "gecontroleerd worden" not in amina.get("/nl/gemeente/utrecht/").text
    assert overdue_items() == []


def test_one_click_says_it_of_one_thing_and_of_no_other(bert, sign_in, amina):
    found = everything(bert)

    answer = sign_in(bert).post(screen("confirm"), {"item": f"contact:{found['contact'].pk}"})

    found["contact"].refresh_from_db()
    found["note"].refresh_from_db()
    assert answer.status_code == 302
    assert (found["contact"].checked_on, found["contact"].review_by) == (TODAY, NEXT)
    assert (found["note"].checked_on, found["note"].review_by) == (None, date(2026, 12, 1))
    assert LATE["ar"] not in words(main_of(amina.get("/ar/gemeente/utrecht/")))


def test_one_click_says_it_of_all_that_is_on_the_site(bert, carla, sign_in):
    found = everything(bert)
    hers = desk("zwolle", review_by=date(2026, 12, 1))
    draft = desk("utrecht", live=False)

    sign_in(bert).post(screen("confirm"), {"item": "all"})

    for thing in found.values():
        thing.refresh_from_db()
        assert (thing.checked_on, thing.review_by) == (TODAY, NEXT), thing
    for thing in (hers, draft):
        thing.refresh_from_db()
        assert thing.checked_on is None
    assert [item.municipality.slug for item in overdue_items()] == ["zwolle"]


def test_only_a_click_changes_anything(bert, sign_in):
    everything(bert)
    before = photograph("trajectory_contactpoint", "content_readerpage")

    answer = sign_in(bert).get(screen("confirm"))

    assert answer.status_code == 405
    assert changed(before, photograph(*before)) == []


def test_note_beside_a_changed_national_text_waits_for_its_editor(bert, sign_in):
    found = everything(bert)
    national_change(duty_nl="U komt altijd.")

    answer = sign_in(bert).post(screen("confirm"), {"item": "all"}, follow=True)

    found["note"].refresh_from_db()
    assert found["note"].review_by == date(2026, 12, 1)
    assert "1 onderdeel wacht" in words(soup(answer))


def test_translation_stays_known_as_older_when_the_dutch_is_said_to_be_right(bert, sign_in):
    thing = desk("utrecht", role_tr="Uyum bürosu")
    row = Provenance.objects.create(
        subject=f"contact:{thing.pk}", language="tr", source_version="000000000000", maker="person"
    )
    client = sign_in(bert)
    before = soup(client.get(screen("overview"))).select_one("table")

    client.post(screen("confirm"), {"item": f"contact:{thing.pk}"})

    after = soup(client.get(screen("overview"))).select_one("table")
    row.refresh_from_db()
    assert "Türkçe" in words(before)
    assert "Türkçe" in words(after)
    assert (row.source_version, row.checked_on) == ("000000000000", None)


def test_page_is_confirmed_in_every_language_and_its_waiting_draft_stays_a_draft(bert, sign_in, amina):
    page = own_page(bert, intro="Op de site.", review_by=date(2026, 12, 1))
    arabic = page.copy_for_translation(Locale.objects.get(language_code="ar"), copy_parents=True)
    arabic.title = "مقهى اللغة"
    arabic.save_revision().publish()
    page.intro = "Een concept."
    page.save_revision(user=bert)
    revisions = ReaderPage.objects.get(pk=page.pk).revisions.count()

    sign_in(bert).post(screen("confirm"), {"item": f"page:{page.pk}"})

    for each in ReaderPage.objects.filter(translation_key=page.translation_key):
        assert (each.checked_on, each.review_by) == (TODAY, NEXT)
        draft = each.get_latest_revision_as_object()
        assert (draft.checked_on, draft.review_by) == (TODAY, NEXT)
    stored = ReaderPage.objects.get(pk=page.pk)
    assert (stored.intro, stored.has_unpublished_changes) == ("Op de site.", True)
    assert stored.get_latest_revision_as_object().intro == "Een concept."
    assert stored.revisions.count() == revisions
    assert "Een concept." not in amina.get("/nl/gemeente/utrecht/taalcafe/").text


def test_what_is_late_is_listed_for_the_national_editors(bert):
    found = everything(bert)
    desk("utrecht", live=False, review_by=date(2026, 12, 1))
    found["contact"].review_by = date(2026, 11, 1)
    found["contact"].save()

    items = overdue_items()

    assert [(item.municipality.slug, item.kind, item.title, item.review_by.isoformat()) for item in items] == [
        ("utrecht", "contact", "Loket Inburgering", "2026-11-01"),
        ("utrecht", "note", "Bel eerst het loket.", "2026-12-01"),
        ("utrecht", "page", "Ons taalcafé", "2026-12-01"),
        ("utrecht", "moment", "Praten", "2026-12-01"),
    ]
    assert items[0].address == screen("contact-change", found["contact"].pk)
    assert items[2].address == f"/admin/pages/{found['page'].pk}/edit/"
