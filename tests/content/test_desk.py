"""The translators' desk: each their own language, live at once, and nothing else with it."""

import pytest
from django.urls import reverse

from content.translation.forms import seen
from content.translation.things import kind_of
from content.translation.units import units_of_noun
from tests.content.reading import soup, tongue, words
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

MOMENT = "M06"  # its Dutch deadline names the fact pip-term


def moment() -> ContactMoment:
    return ContactMoment.objects.get(code=MOMENT)


def address(code: str) -> str:
    return reverse("translation-edit", args=[code, "moment", MOMENT])


def columns() -> dict[str, object]:
    """All columns of the moment as the database has them, but for Wagtail's own bookkeeping."""
    passing = {"latest_revision_id", "live_revision_id", "last_published_at", "has_unpublished_changes"}
    row = ContactMoment.objects.filter(code=MOMENT).rewrite(False).values().get()
    return {name: value for name, value in row.items() if name not in passing}


def texts(**fields: str) -> dict[str, str]:
    """What the form of Turkish holds when a translator typed these texts into it."""
    units = units_of_noun(kind_of(ContactMoment), moment(), "tr")
    return {unit.name: unit.text for unit in units} | {"seen": seen(units)} | fields


def is_refused(answer) -> bool:
    """Wagtail answers who may not come in with 403, or with a word on the first page of the admin."""
    return answer.status_code == 403 or (answer.status_code == 302 and answer["Location"] == "/admin/")


@pytest.fixture
def elif_at_her_desk(elif_, sign_in):
    return sign_in(elif_)


def test_translator_sees_every_moment_in_her_own_language(elif_at_her_desk):
    desk = elif_at_her_desk.get(reverse("translation-desk"), {"soort": "moment"})

    page = soup(desk)
    assert desk.status_code == 200
    assert len(page.main.find("table").find_all("a")) == 79
    assert page.find("a", href=address("tr"))


def test_translator_sees_dutch_beside_her_language_in_its_own_direction(elif_at_her_desk, daan, sign_in):
    turkish = soup(elif_at_her_desk.get(address("tr")))
    arabic = soup(sign_in(daan).get(address("ar")))

    assert tongue(turkish.find("input", {"name": "title"})) == ("tr", "ltr")
    assert tongue(arabic.find("input", {"name": "title"})) == ("ar", "rtl")
    assert moment().title_nl in [words(cell) for cell in turkish.find_all(class_="unit__text")]


@pytest.mark.parametrize("code", ["ar", "en", "fa-af"])
def test_translator_may_not_see_or_write_another_language(elif_at_her_desk, code):
    before = columns()

    answers = [
        elif_at_her_desk.get(reverse("translation-desk", args=[code])),
        elif_at_her_desk.get(address(code)),
        elif_at_her_desk.post(address(code), texts(title="Zzz")),
    ]

    assert all(is_refused(answer) for answer in answers)
    assert columns() == before


@pytest.mark.parametrize("code", ["nl", "xx"])
def test_there_is_no_desk_for_dutch_or_an_unknown_language(elif_at_her_desk, code):
    assert elif_at_her_desk.get(reverse("translation-desk", args=[code])).status_code == 404
    assert elif_at_her_desk.post(address(code), texts(title="Zzz")).status_code == 404


def test_editor_who_translates_nothing_has_no_desk(bert, sign_in):
    assert is_refused(sign_in(bert).get(reverse("translation-desk")))


def test_visitor_is_sent_to_the_door(amina):
    answer = amina.post(address("tr"), texts(title="Zzz"))

    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


def test_turkish_goes_live_at_once_and_nothing_else_changes(amina, elif_at_her_desk):
    before = columns()

    answer = elif_at_her_desk.post(address("tr"), texts(title="Yepyeni başlık"))

    after = columns()
    assert answer.status_code == 302
    assert {name for name in after if (after[name] or "") != (before[name] or "")} == {"title_tr"}
    assert words(soup(amina.get(f"/tr/klantreis/{MOMENT}/")).h1) == "Yepyeni başlık"
    assert "Yepyeni başlık" in amina.get("/tr/zoeken/?q=yepyeni").text


def test_turkish_goes_live_while_an_open_dutch_draft_stays_a_draft(amina, elif_at_her_desk):
    draft = moment()
    draft.title_nl = "Half geschreven titel"
    draft.save_revision()

    elif_at_her_desk.post(address("tr"), texts(title="Yepyeni başlık"))

    assert "Half geschreven titel" not in amina.get(f"/nl/klantreis/{MOMENT}/").text
    assert "Yepyeni başlık" in amina.get(f"/tr/klantreis/{MOMENT}/").text
    waiting = moment().get_latest_revision_as_object()
    assert moment().has_unpublished_changes
    assert (waiting.title_nl, waiting.title_tr) == ("Half geschreven titel", "Yepyeni başlık")


def test_dutch_draft_published_later_keeps_the_turkish(amina, elif_at_her_desk):
    draft = moment()
    draft.title_nl = "Nieuwe titel"
    draft.save_revision()
    elif_at_her_desk.post(address("tr"), texts(title="Yepyeni başlık"))

    moment().latest_revision.publish()

    assert "Nieuwe titel" in amina.get(f"/nl/klantreis/{MOMENT}/").text
    assert "Yepyeni başlık" in amina.get(f"/tr/klantreis/{MOMENT}/").text


@pytest.mark.parametrize(
    "typed", ["Belediye {fact:rtb-end} içinde.", "Belediye on hafta içinde.", "{fact:no-such} içinde."]
)
def test_other_facts_than_the_dutch_are_refused_and_what_was_typed_is_kept(amina, elif_at_her_desk, typed):
    assert "{fact:pip-term}" in moment().deadline_nl
    before = columns()

    answer = elif_at_her_desk.post(address("tr"), texts(deadline=typed, title="Yepyeni başlık"))

    form = soup(answer).find("form", method="post")
    assert answer.status_code == 422
    assert form.find("textarea", {"name": "deadline"}).get_text().strip() == typed
    assert form.find("input", {"name": "title"})["value"] == "Yepyeni başlık"
    assert form.find(class_="errorlist")
    assert columns() == before


def test_who_translated_is_known_and_nobody_has_checked_it(elif_at_her_desk):
    elif_at_her_desk.post(address("tr"), texts(title="Yepyeni başlık"))

    origin = Provenance.objects.get(subject=f"moment:{MOMENT}", language="tr")
    assert (origin.maker, origin.made_by, origin.checked_by) == ("person", "elif", "")


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(elif_at_her_desk):
    typed = texts(title="Benim başlığım")
    elif_at_her_desk.post(address("tr"), texts(title="Onun başlığı"))

    answer = elif_at_her_desk.post(address("tr"), typed)

    assert answer.status_code == 422
    assert soup(answer).find("input", {"name": "title"})["value"] == "Benim başlığım"
    assert moment().title_tr == "Onun başlığı"


def test_text_that_is_there_cannot_be_taken_away(elif_at_her_desk):
    before = columns()

    assert elif_at_her_desk.post(address("tr"), texts(title=" ")).status_code == 422
    assert columns() == before


@pytest.mark.parametrize("where", ["?soort=boek", "?stand=mooi", "?p=0", "?p=99", "?p=x"])
def test_unknown_filter_or_page_of_the_list_is_not_found(elif_at_her_desk, where):
    assert elif_at_her_desk.get(reverse("translation-desk", args=["tr"]) + where).status_code == 404


@pytest.mark.parametrize(("kind", "key"), [("moment", "Z99"), ("boek", "M06"), ("page", "M06"), ("page", "0" * 32)])
def test_there_is_no_desk_for_what_does_not_exist(elif_at_her_desk, kind, key):
    assert elif_at_her_desk.get(reverse("translation-edit", args=["tr", kind, key])).status_code == 404
