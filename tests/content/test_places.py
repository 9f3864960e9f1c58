"""A newcomer comes from a name or a postcode to the page of the municipality, as it is called today."""

import pytest
from django.urls import reverse

from content.pages.models import InfoPage, ReaderPage
from tests.content.reading import TONGUES, alternates, canonical, soup, tongue, words

pytestmark = pytest.mark.django_db

CODES = ["nl", "en", "ar", "ti"]
MERGED = "nieuwe-gemeente-hilversum-wijdemeren"
MERGED_NAME = "Nieuwe gemeente van Hilversum en Wijdemeren"
DESKS = {
    "nl": "Loket Inburgering (voorbeeld)",
    "en": "Civic integration desk (example)",
    "ar": "مكتب الاندماج (مثال)",
    "ti": "ቤት ጽሕፈት ውህደት (ኣብነት)",
}
HOURS = {
    "nl": "Dinsdag van 13.00 tot 16.00 uur",
    "en": "Tuesday from 13.00 to 16.00",
    "ar": "الثلاثاء من 13.00 إلى 16.00",
    "ti": "ሰሉስ ካብ 13.00 ክሳብ 16.00",
}


def card_of(page):
    """The part of the page with what the site knows of the municipality."""
    return page.main.find(id="place-title").find_parent("section")


@pytest.mark.parametrize("code", CODES)
def test_municipality_without_pages_has_a_page_in_the_language_of_the_reader(amina, code):
    answer = amina.get(f"/{code}/gemeente/utrecht/")

    page = soup(answer)
    card = card_of(page)
    assert answer.status_code == 200
    assert tongue(page.html) == TONGUES[code]
    assert words(page.h1) == "Utrecht"
    assert not page.article.get("lang")
    assert not page.find(role="note")
    assert [words(each) for each in card.dl.find_all("dd")] == ["Utrecht", "utrecht.nl"]
    assert card.find("a", href="https://www.utrecht.nl")["rel"] == ["noreferrer"]
    assert card.find("a", href=f"/{code}/klantreis/?gemeente=utrecht")
    assert not card.find("h4")
    assert words(card.li)


def test_municipality_that_added_nothing_says_so_in_every_language_in_its_own_words(amina):
    said = {code: words(card_of(soup(amina.get(f"/{code}/gemeente/utrecht/"))).li) for code in TONGUES}

    assert said["nl"].startswith("Deze gemeente heeft nog geen")
    assert len(set(said.values())) >= 11  # Farsi and Dari may share a sentence


@pytest.mark.parametrize("code", ["nl", "ar", "uk"])
def test_page_of_a_municipality_is_there_in_every_language(amina, code):
    page = soup(amina.get(f"/{code}/gemeente/utrecht/"))

    assert alternates(page) == {TONGUES[each][0]: f"/{each}/gemeente/utrecht/" for each in TONGUES}
    assert canonical(page) == f"/{code}/gemeente/utrecht/"
    assert [link["href"] for link in page.find("nav", class_="breadcrumbs").find_all("a")] == [
        f"/{code}/",
        f"/{code}/gemeente/",
    ]


def test_municipality_says_how_else_it_is_called(amina):
    card = card_of(soup(amina.get("/ar/gemeente/den-haag/")))

    assert "'s-Gravenhage" in words(card.dl)


@pytest.mark.parametrize("code", CODES)
def test_voorbeeldgemeente_shows_its_own_pages_and_its_desks(amina, code):
    answer = amina.get(f"/{code}/gemeente/voorbeeldgemeente/")

    page = soup(answer)
    card = card_of(page)
    assert answer.status_code == 200
    assert tongue(page.html) == TONGUES[code]
    assert "Voorbeeldgemeente is verzonnen." in words(page.article)
    assert page.article.find("a", href=f"/{code}/gemeente/voorbeeldgemeente/eerste-week/")
    assert words(card.h4) == DESKS[code]
    assert HOURS[code] in words(card)
    assert card.find("a", href="mailto:wonen@example.org")
    assert len(card.find_all("h4")) == 2
    assert canonical(page) == "/nl/gemeente/voorbeeldgemeente/"


@pytest.mark.parametrize("code", ["en", "ar", "ti"])
def test_card_inside_dutch_pages_is_in_the_language_of_the_reader(amina, code):
    page = soup(amina.get(f"/{code}/gemeente/voorbeeldgemeente/"))

    assert tongue(page.article) == ("nl", "ltr")
    assert tongue(card_of(page)) == TONGUES[code]
    assert page.find(role="note").find_parent("article") is None


def test_desk_without_translation_says_that_it_is_dutch(amina):
    card = card_of(soup(amina.get("/fa/gemeente/voorbeeldgemeente/")))

    assert tongue(card.h4.find(lang=True)) == ("nl", "ltr")
    assert words(card.h4) == DESKS["nl"]


def test_made_up_municipality_says_that_it_is_made_up(amina):
    real, made_up = (card_of(soup(amina.get(f"/nl/gemeente/{each}/"))) for each in ("utrecht", "voorbeeldgemeente"))

    assert "bestaat niet" in words(made_up)
    assert "bestaat niet" not in words(real)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("former", ["hilversum", "wijdemeren"])
def test_former_municipality_leads_to_what_took_its_place_from_the_first_day(amina, clock, code, former):
    clock(2026, 12, 31, 23, 59)
    before = amina.get(f"/{code}/gemeente/{former}/")
    clock(2027, 1, 1, 0, 1)
    after = amina.get(f"/{code}/gemeente/{former}/")
    there = amina.get(f"/{code}/gemeente/{MERGED}/")

    assert before.status_code == 200
    assert words(soup(before).h1) == former.capitalize()
    assert (after.status_code, after["Location"]) == (302, f"/{code}/gemeente/{MERGED}/")
    assert there.status_code == 200
    assert words(soup(there).h1) == MERGED_NAME


@pytest.mark.parametrize("code", CODES)
def test_municipality_that_is_still_to_come_has_no_page_yet(amina, clock, code):
    clock(2026, 12, 31, 23, 59)

    answer = amina.get(f"/{code}/gemeente/{MERGED}/")

    assert answer.status_code == 404
    assert MERGED_NAME not in answer.text


@pytest.mark.parametrize("words_typed", ["Hilversum", "1211", "wijdemeren"])
def test_old_name_or_postcode_leads_to_the_new_municipality_after_the_merger(amina, clock, words_typed):
    clock(2026, 12, 31, 23, 59)
    before = amina.get("/ar/gemeente/", {"plaats": words_typed})
    clock(2027, 1, 1, 0, 1)
    after = amina.get("/ar/gemeente/", {"plaats": words_typed})

    assert before["Location"] == f"/ar/gemeente/{'wijdemeren' if words_typed == 'wijdemeren' else 'hilversum'}/"
    assert after["Location"] == f"/ar/gemeente/{MERGED}/"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("unknown", ["atlantis", "utrecht1", "3511", "-", "_"])
def test_unknown_municipality_is_not_found_in_the_language_of_the_reader(amina, code, unknown):
    answer = amina.get(f"/{code}/gemeente/{unknown}/")

    assert answer.status_code == 404
    assert tongue(soup(answer).html) == TONGUES[code]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Utrecht", "utrecht"),
        ("  utrecht ", "utrecht"),
        ("3511", "utrecht"),
        ("3511 ab", "utrecht"),
        ("٣٥١١", "utrecht"),
        ("۳۵۱۱", "utrecht"),
        ("The Hague", "den-haag"),
        ("'s-gravenhage", "den-haag"),
        ("voorbeeldgemeente", "voorbeeldgemeente"),
    ],
)
def test_name_or_postcode_in_any_digits_leads_to_the_municipality(amina, code, typed, slug):
    answer = amina.get(f"/{code}/gemeente/", {"plaats": typed})

    assert (answer.status_code, answer["Location"]) == (302, f"/{code}/gemeente/{slug}/")


def test_name_with_a_zero_byte_is_refused_and_shown_without_it(amina):
    answer = amina.get("/ar/gemeente/", {"plaats": "utrecht\x00"})

    assert answer.status_code == 400
    assert soup(answer).main.find("input", attrs={"name": "plaats"})["value"] == "utrecht\ufffd"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("typed", ["Atlantis", "0999", "10111", "<b>Utrecht</b>", "🏠", "%", "a" * 5000])
def test_unknown_name_is_refused_with_the_words_typed_and_a_list_to_choose_from(amina, code, typed):
    answer = amina.get(f"/{code}/gemeente/", {"plaats": typed})

    page = soup(answer)
    options = {option["value"]: words(option) for option in page.main.find_all("option")}
    assert answer.status_code == 400
    assert tongue(page.html) == TONGUES[code]
    assert typed[:80] in page.find(role="alert").get_text()
    assert page.main.find("input", attrs={"name": "plaats"})["value"] == typed[:80]
    assert len(options) == 342 + 1
    assert (options["utrecht"], options["den-haag"]) == ("Utrecht", "Den Haag")
    assert MERGED not in options
    assert "noindex" in answer.text or answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("code", ["nl", "ar"])
@pytest.mark.parametrize("typed", ["\x00", "\x00\x00 ", "a\x00tlantis"])
def test_zero_byte_is_refused_and_not_sent_back(amina, code, typed):
    answer = amina.get(f"/{code}/gemeente/", {"plaats": typed})

    assert answer.status_code == 400
    assert "\x00" not in answer.text
    assert len(soup(answer).main.find_all("option")) == 343


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("query", ["", "?plaats=", "?plaats=%20%20", "?plek=Utrecht"])
def test_page_about_municipalities_has_a_way_to_find_yours(amina, code, query):
    answer = amina.get(f"/{code}/gemeente/{query}")

    page = soup(answer)
    form = page.main.find("input", attrs={"name": "plaats"}).find_parent("form")
    assert answer.status_code == 200
    assert (form["method"], form["action"]) == ("get", f"/{code}/gemeente/")
    assert page.main.find("label", attrs={"for": form.find("input")["id"]})
    assert code == "nl" or tongue(form) == TONGUES[code]
    assert len(page.main.find_all("option")) == 343
    assert not page.find(role="alert")


def test_list_to_choose_from_follows_the_merger(amina, clock):
    clock(2027, 1, 1, 0, 1)

    options = {option["value"] for option in soup(amina.get("/ti/gemeente/")).main.find_all("option")}

    assert MERGED in options
    assert not options & {"hilversum", "wijdemeren"}


def test_section_of_a_municipality_is_on_its_page_until_it_is_withdrawn(amina, bert, sign_in):
    bert.section.add_child(instance=InfoPage(title="Loket op maandag", slug="loket", locale=bert.section.locale))
    ReaderPage.objects.get(slug="loket").specific.save_revision().publish()

    shown = {code: soup(amina.get(f"/{code}/gemeente/utrecht/")) for code in ("nl", "ar")}
    sign_in(bert).post(reverse("wagtailadmin_pages:unpublish", args=[bert.section.pk]))
    withdrawn = soup(amina.get("/ar/gemeente/utrecht/"))

    for code, page in shown.items():
        assert page.article.find("a", href=f"/{code}/gemeente/utrecht/loket/"), code
        assert card_of(page).find("a", href="https://www.utrecht.nl"), code
    assert tongue(shown["ar"].article) == ("nl", "ltr")
    assert not withdrawn.article.get("lang")
    assert "/loket/" not in str(withdrawn.main)
    assert words(withdrawn.h1) == "Utrecht"


def test_page_beside_the_municipalities_keeps_its_own_address(amina):
    parent = ReaderPage.objects.get(slug="gemeente", locale__language_code="nl")
    parent.add_child(instance=InfoPage(title="Hoe gemeenten helpen", slug="hoe", locale=parent.locale))
    ReaderPage.objects.get(slug="hoe").specific.save_revision().publish()

    page = soup(amina.get("/ar/gemeente/hoe/"))

    assert words(page.h1) == "Hoe gemeenten helpen"
    assert not page.find(id="place-title")


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_desk_on_a_moment_leads_to_the_page_of_its_municipality(amina, code):
    page = soup(amina.get(f"/{code}/klantreis/M06/", {"groep": "gezinsmigrant", "gemeente": "voorbeeldgemeente"}))

    assert page.find(id="desks-title").find_parent("section").find("a", href=f"/{code}/gemeente/voorbeeldgemeente/")
