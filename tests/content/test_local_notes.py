"""Notes and extra moments: written at a national moment, and true to it when it changes."""

import pytest

from content.local.compare import GONE, NEW, SAME, Piece, compare
from content.local.parts import additions_of
from tests.content.keeping import national_change, note, opened, press, screen, write
from tests.content.reading import soup, words
from tests.trajectory.reading import main_of
from trajectory.journey.local import LocalAddition
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

HERE = {"groep": "asielstatushouder", "route": "b1", "gemeente": "utrecht"}
NEWER = {
    "nl": "De landelijke tekst is nieuwer dan deze tekst van de gemeente.",
    "ar": "النص الوطني أحدث من نص البلدية هذا.",
    "ti": "እቲ ሃገራዊ ጽሑፍ ካብዚ ናይ ምምሕዳር ከተማ ጽሑፍ ዝሓደሰ እዩ።",
}


def seen_at(amina, code: str = "nl", moment: str = "M02") -> str:
    return words(main_of(amina.get(f"/{code}/klantreis/{moment}/", HERE)))


def test_moment_is_found_by_words_of_its_dutch_text(bert, sign_in):
    client = sign_in(bert)

    whole = client.get(screen("note-choose"))
    found = client.get(screen("note-choose"), {"q": "intake"})
    nothing = client.get(screen("note-choose"), {"q": "kwetterdrempel"})

    count = ContactMoment.objects.filter(live=True).count()
    assert len(soup(whole).select("td.title")) == count
    assert 0 < len(soup(found).select("td.title")) < count
    assert screen("note-add", "M02", "note") in [link["href"] for link in soup(found).select("a.button")]
    assert "Geen moment heeft deze woorden." in words(soup(nothing).main)


def test_new_note_stands_in_the_journey_in_both_languages(bert, sign_in, amina):
    answer = write(
        sign_in(bert), screen("note-add", "M02", "note"), taal="ar", summary_nl="Neem de bus.", summary_ar="خذ الحافلة."
    )

    assert answer.status_code == 302
    assert "Neem de bus." in seen_at(amina)
    assert "خذ الحافلة." in seen_at(amina, "ar")
    assert "Neem de bus." in seen_at(amina, "ti")
    rows = Provenance.objects.filter(subject="local:utrecht/neem-de-bus")
    assert set(rows.values_list("language", "maker")) == {("nl", "person"), ("ar", "person")}


def test_new_extra_moment_has_its_page(bert, sign_in, amina):
    given = {"title_nl": "U praat met buren", "summary_nl": "Elke week koffie.", "channel": "meeting"}

    answer = write(sign_in(bert), screen("note-add", "M13", "moment"), **given)

    assert answer.status_code == 302
    page = amina.get("/nl/klantreis/lokaal/utrecht/u-praat-met-buren/", HERE)
    assert page.status_code == 200
    assert "Een computer maakte" not in words(main_of(page))


def test_draft_of_a_note_is_not_read(bert, sign_in, amina):
    write(sign_in(bert), screen("note-add", "M02", "note"), action="draft", summary_nl="Nog niet klaar.")

    assert LocalAddition.objects.filter(summary_nl="Nog niet klaar.", live=False).exists()
    assert "Nog niet klaar." not in seen_at(amina)


@pytest.mark.parametrize("address", [("M99", "note"), ("M02", "rule")])
def test_there_is_no_note_at_what_is_no_moment(bert, sign_in, address):
    assert sign_in(bert).get(screen("note-add", *address)).status_code == 404


@pytest.mark.parametrize("code", NEWER)
def test_reader_is_told_that_the_national_text_is_newer(amina, code):
    note("utrecht")
    before = seen_at(amina, code)
    national_change(duty_nl="U komt altijd. U neemt ook uw brief mee.")

    after = seen_at(amina, code)
    journey = words(main_of(amina.get(f"/{code}/klantreis/", HERE)))

    assert NEWER[code] not in before
    assert NEWER[code] in after
    assert NEWER[code] in journey


def test_draft_or_another_language_of_the_national_text_changes_nothing(amina):
    addition = note("utrecht")
    moment = ContactMoment.objects.get(code="M02")
    moment.title_ar, moment.certainty = "عنوان آخر", "law"
    moment.save_revision().publish()
    moment.duty_nl = "Een concept."
    moment.save_revision()

    assert NEWER["nl"] not in seen_at(amina)
    assert [part.changed for part in additions_of(addition.municipality)] == [False]


def test_structure_that_readers_see_counts(amina):
    addition = note("utrecht")

    national_change(channel="online")

    assert NEWER["nl"] in seen_at(amina)
    assert [part.changed for part in additions_of(addition.municipality)] == [True]


def test_editor_sees_the_change_word_by_word(bert, sign_in):
    national_change(summary_nl="De gemeente praat met u over werk.")
    addition = note("utrecht")
    national_change(summary_nl="De gemeente praat met u over geld en werk.")
    client = sign_in(bert)

    overview = soup(client.get(screen("overview")))
    page = soup(client.get(screen("note-compare", addition.pk)))

    assert overview.find("a", href=screen("note-compare", addition.pk))
    assert words(page.find("dd")) == "De gemeente praat met u over Nieuw: geld en . werk."
    assert [words(each) for each in page.select("dd ins")] == ["Nieuw: geld en ."]
    assert page.select("dd del") == []


@pytest.mark.parametrize(("choice", "live"), [("keep", True), ("adopt", False)])
def test_editor_keeps_her_note_or_adopts_the_national_text(bert, sign_in, amina, choice, live):
    addition = note("utrecht")
    national_change(duty_nl="U komt altijd.")
    client = sign_in(bert)
    where = screen("note-compare", addition.pk)

    answer = client.post(where, opened(client, where) | {"choice": choice})

    addition.refresh_from_db()
    assert answer.status_code == 302
    assert addition.live is live
    assert ("Bel eerst het loket." in seen_at(amina)) is live
    assert NEWER["nl"] not in seen_at(amina)
    assert addition.beside["duty"] == "U komt altijd."


def test_editor_adapts_her_note_beside_the_new_text(bert, sign_in, amina):
    addition = note("utrecht")
    national_change(duty_nl="U komt altijd.")

    write(sign_in(bert), screen("note-change", addition.pk), summary_nl="Bel of mail eerst het loket.")

    assert "Bel of mail eerst het loket." in seen_at(amina)
    assert NEWER["nl"] not in seen_at(amina)


@pytest.mark.parametrize("screen_name", ["note-change", "note-compare"])
def test_choice_about_an_older_national_text_is_not_taken(bert, sign_in, amina, screen_name):
    addition = note("utrecht")
    national_change(duty_nl="U komt altijd.")
    client, where = sign_in(bert), screen(screen_name, addition.pk)
    form = opened(client, where)
    national_change(duty_nl="U komt nooit.")

    answer = press(client, where, form, choice="keep")

    assert answer.status_code == 409
    assert NEWER["nl"] in seen_at(amina)


def test_words_that_stay_go_and_come():
    assert compare("U komt op maandag langs.", "U komt  op dinsdag of vrijdag\nlangs.") == [
        Piece(SAME, "U komt op"),
        Piece(GONE, "maandag"),
        Piece(NEW, "dinsdag of vrijdag\n"),
        Piece(SAME, "langs."),
    ]
    assert compare("", "Nieuw.") == [Piece(NEW, "Nieuw.")]
    assert compare("Oud.", "") == [Piece(GONE, "Oud.")]
