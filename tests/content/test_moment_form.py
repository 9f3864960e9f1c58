"""The form of a contact moment holds Dutch and one other language, and touches nothing but what it shows."""

from collections import defaultdict

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.content.reading import soup, tongue, words
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db

MOMENT = "M06"


def moment() -> ContactMoment:
    return ContactMoment.objects.get(code=MOMENT)


def screen(code: str) -> str:
    return reverse("wagtailsnippets_trajectory_contactmoment:edit", args=[moment().pk]) + f"?taal={code}"


def columns(passing: tuple[str, ...] = ("latest_revision_id", "live_revision_id", "last_published_at")) -> dict:
    """Every column of the moment as the database has it, and what it points at."""
    row = ContactMoment.objects.filter(code=MOMENT).rewrite(False).values().get()
    many = ("groups", "routes", "laws", "others", "next_moments")
    links = {name: sorted(getattr(moment(), name).values_list("code", flat=True)) for name in many}
    sources = sorted(moment().moment_sources.values_list("source__code", "reference"))
    return {name: value for name, value in row.items() if name not in passing} | links | {"sources": sources}


def filled_in(form: BeautifulSoup) -> dict[str, list[str] | str]:
    """What the browser would send of this form, before anybody types."""
    data = defaultdict(list)
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type")
        if not name or kind in ("submit", "button") or "__prefix__" in name:
            continue
        if field.name == "textarea":
            data[name].append(field.get_text().removeprefix("\n"))
        elif field.name == "select":
            for option in field.find_all("option", selected=True):
                data[name].append(option["value"])
        elif kind not in ("checkbox", "radio") or field.has_attr("checked"):
            data[name].append(field.get("value", ""))
    return data


def form_of(client, code: str) -> dict[str, list[str] | str]:
    page = soup(client.get(screen(code)))
    return filled_in(page.find("form", {"action": lambda action: action and "taal=" in action}))


@pytest.fixture
def chief(iris, sign_in):
    """Who may publish without a second person: the screens ask the same of everybody."""
    return sign_in(iris)


@pytest.mark.parametrize("code", ["ar", "ti", "fa-af"])
def test_form_shows_dutch_and_the_chosen_language_only(chief, code):
    page = soup(chief.get(screen(code)))

    column = f"title_{code.replace('-', '_')}"
    titles = [
        field["name"]
        for field in page.find_all(["input", "textarea"], {"name": lambda name: name and name.startswith("title_")})
    ]
    assert titles == ["title_nl", column]


@pytest.mark.parametrize(
    ("code", "expected"), [("ar", ("ar", "rtl")), ("fa-af", ("prs", "rtl")), ("ti", ("ti", "ltr"))]
)
def test_text_field_has_the_language_and_direction_of_what_is_typed_in_it(chief, code, expected):
    page = soup(chief.get(screen(code)))

    field = page.find(["input", "textarea"], {"name": f"title_{code.replace('-', '_')}"})
    around = [field, *field.find_parents(attrs={"lang": True})]
    assert expected in [tongue(element) for element in around if element.name != "html"]


def test_unknown_language_beside_dutch_is_english(chief):
    page = soup(chief.get(screen("xx")))

    assert page.find(["input", "textarea"], {"name": "title_en"})


def test_form_sent_as_it_came_changes_nothing(chief):
    before = columns()
    data = form_of(chief, "ar")
    data["action-publish"] = "1"

    answer = chief.post(screen("ar"), data)

    assert answer.status_code == 302
    assert {name for name, value in columns().items() if (value or "") != (before[name] or "")} == set()


def test_form_with_arabic_changes_only_what_was_typed(amina, chief):
    before = columns()
    data = form_of(chief, "ar")
    data["title_nl"], data["title_ar"], data["action-publish"] = "Nieuwe titel", "عنوان جديد", "1"

    answer = chief.post(screen("ar"), data)

    after = columns()
    touched = {name for name in after if (after[name] or "") != (before[name] or "")}
    assert answer.status_code == 302
    assert touched - {"title"} == {"title_nl", "title_ar"}  # `title` alone is a shadow that nobody reads
    assert words(soup(amina.get(f"/nl/klantreis/{MOMENT}/")).h1) == "Nieuwe titel"
    assert words(soup(amina.get(f"/ar/klantreis/{MOMENT}/")).h1) == "عنوان جديد"
    assert "Nieuwe titel" in amina.get("/nl/klantreis/?groep=asielstatushouder&route=b1").text
    assert "عنوان جديد" in amina.get("/ar/zoeken/?q=عنوان جديد").text


def test_saved_draft_changes_nothing_for_visitors(amina, chief):
    before = columns(passing=("latest_revision_id", "has_unpublished_changes"))
    data = form_of(chief, "ar")
    data["title_ar"] = "عنوان جديد"

    answer = chief.post(screen("ar"), data)

    assert answer.status_code == 302
    assert columns(passing=("latest_revision_id", "has_unpublished_changes")) == before
    assert moment().has_unpublished_changes
    assert "عنوان جديد" not in amina.get(f"/ar/klantreis/{MOMENT}/").text


@pytest.mark.parametrize("typed", ["Binnen {fact:no-such}.", "Binnen {fact: pip-term}.", "Binnen {fact:pip-term"])
def test_unknown_or_broken_fact_is_refused_and_what_was_typed_is_kept(chief, typed):
    before = columns()
    data = form_of(chief, "ar")
    data["deadline_nl"], data["action-publish"] = typed, "1"

    answer = chief.post(screen("ar"), data)

    assert answer.status_code == 200
    assert soup(answer).find(["input", "textarea"], {"name": "deadline_nl"}).get_text().strip() == typed
    assert columns() == before


def test_preview_of_a_moment_shows_what_was_typed_and_publishes_nothing(amina, chief):
    data = form_of(chief, "en")
    data["title_nl"], data["title_en"] = "Getypte titel", "A typed title"
    where = reverse("wagtailsnippets_trajectory_contactmoment:preview_on_edit", args=[moment().pk])

    sent = chief.post(where, data)
    dutch, english = (soup(chief.get(where, {"mode": code, "in_preview_panel": "true"})) for code in ("nl", "en"))

    assert sent.json()["is_valid"]
    assert (words(dutch.h1), tongue(dutch.html)) == ("Getypte titel", ("nl", "ltr"))
    assert (words(english.h1), tongue(english.html)) == ("A typed title", ("en", "ltr"))
    assert "typed title" not in amina.get(f"/en/klantreis/{MOMENT}/").text


def test_preview_of_the_arabic_shows_the_arabic_that_was_typed(chief):
    data = form_of(chief, "ar")
    data["title_ar"] = "عنوان جديد"
    where = reverse("wagtailsnippets_trajectory_contactmoment:preview_on_edit", args=[moment().pk]) + "?taal=ar"
    assert soup(chief.get(screen("ar"))).find(attrs={"data-w-preview-url-value": where})

    chief.post(where, data)
    page = soup(chief.get(where + "&mode=ar&in_preview_panel=true"))

    assert (words(page.h1), tongue(page.html)) == ("عنوان جديد", ("ar", "rtl"))


def test_municipal_editor_and_translator_do_not_reach_the_form(bert, elif_, sign_in):
    for who in (bert, elif_):
        assert sign_in(who).get(screen("ar")).status_code == 404
        assert sign_in(who).post(screen("ar"), {"title_nl": "Zzz"}).status_code == 404
