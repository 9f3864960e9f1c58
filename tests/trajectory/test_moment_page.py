"""One contact moment has a full page in every language; what is not translated is Dutch and says so."""

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from django.conf import settings
from django.urls import reverse

from tests.trajectory.reading import main_of, read, values_of
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

TEXTS = settings.BASE_DIR / "trajectory/data/texts"
# languages.md, section 3: the tag and the direction of each language.
FRAMES = {
    "nl": ("nl", "ltr"),
    "en": ("en", "ltr"),
    "ar": ("ar", "rtl"),
    "ti": ("ti", "ltr"),
    "tr": ("tr", "ltr"),
    "fa": ("fa", "rtl"),
    "fa-af": ("prs", "rtl"),
    "so": ("so", "ltr"),
    "es": ("es", "ltr"),
    "fr": ("fr", "ltr"),
    "ps": ("ps", "rtl"),
    "uk": ("uk", "ltr"),
}
COMPLETE = ("nl", "en", "ar", "ti")
PARTLY = [code for code in FRAMES if code not in COMPLETE]
CHOSEN = {"groep": "asielstatushouder", "route": "b1", "gemeente": "voorbeeldgemeente"}


def text_of(moment: str, code: str) -> dict[str, str]:
    return yaml.safe_load((TEXTS / code / f"{moment[0]}.yaml").read_text("utf-8"))[moment]


def words(text: str) -> str:
    """A text as a reader sees it, without hyphens that only show at the end of a line."""
    return " ".join(text.replace("\u00ad", "").split())


def tongue_of(element) -> tuple[str, str]:
    """The language and direction an element stands in."""
    spoken = element.find_parent(lang=True)
    return spoken["lang"], spoken["dir"]


def piece(main, text: str):
    """The string of the page that holds this text."""
    return main.find(string=lambda each: text in words(each))


@pytest.mark.one_engine
@pytest.mark.parametrize("moment", ["A08", "M06", "E01", "U01"])
@pytest.mark.parametrize("code", FRAMES)
def test_page_of_a_moment_has_its_own_title_and_summary_in_every_language(amina, code, moment):
    own = text_of(moment, code)

    answer = amina.get(f"/{code}/klantreis/{moment}/")

    page, main = read(answer), main_of(answer)
    assert answer.status_code == 200
    assert (page.html["lang"], page.html["dir"]) == FRAMES[code]
    assert words(main.h1.text) == words(own["title"])
    assert words(own["title"]) in words(page.title.text)
    assert tongue_of(piece(main, words(own["summary"]))) == FRAMES[code]


@pytest.mark.parametrize("code", PARTLY)
def test_part_that_is_not_translated_is_marked_as_dutch_and_announced_in_the_language_of_the_reader(amina, code):
    dutch = text_of("A12", "nl")

    main = main_of(amina.get(f"/{code}/klantreis/A12/"))

    first_lines = {dutch[name].splitlines()[0].removeprefix("- ") for name in ("what", "duty", "right")}
    for line in first_lines:
        assert tongue_of(piece(main, words(line))) == ("nl", "ltr"), line
    notice = main.find(role="note")
    assert tongue_of(notice) == FRAMES[code]
    assert notice.find("a", hreflang="en", href="/en/klantreis/A12/")


@pytest.mark.parametrize("code", COMPLETE)
def test_page_that_is_complete_has_no_notice_and_no_dutch_paragraph(amina, code):
    own = text_of("A12", code)

    main = main_of(amina.get(f"/{code}/klantreis/A12/"))

    assert not main.find(role="note")
    assert tongue_of(piece(main, words(own["what"].splitlines()[0]))) == FRAMES[code]
    assert not main.find("div", lang=True)


@pytest.mark.parametrize("code", ["fa", "uk"])
def test_fact_inside_a_dutch_part_is_written_in_dutch(amina, code):
    main = main_of(amina.get(f"/{code}/klantreis/U01/"))

    assert tongue_of(main.find(string="4 maart 2027")) == ("nl", "ltr")


def test_date_in_tigrinya_is_followed_by_the_dutch_one(amina):
    assert "(4 maart 2027)" in main_of(amina.get("/ti/klantreis/U01/")).text


@pytest.mark.parametrize(("code", "tag"), [("nl", "nl"), ("ar", "ar"), ("fa-af", "prs"), ("ti", "ti")])
@pytest.mark.parametrize("unknown", ["A99", "Z01", "M6", "M06x", "M06%00", "%F0%9F%98%80", "..%2f"])
def test_unknown_moment_is_not_found_and_says_so_in_the_language_of_the_reader(amina, code, tag, unknown):
    answer = amina.get(f"/{code}/klantreis/{unknown}/")

    assert answer.status_code == 404
    assert read(answer).html["lang"] == tag
    assert main_of(answer).find("a")


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_id_in_small_letters_leads_to_the_moment_and_keeps_what_was_chosen(amina, code):
    answer = amina.get(f"/{code}/klantreis/a08/", CHOSEN)

    assert answer.status_code in (301, 302, 308)
    target = urlsplit(answer["Location"])
    assert target.path == f"/{code}/klantreis/A08/"
    assert parse_qs(target.query) == {name: [value] for name, value in CHOSEN.items()}
    assert amina.get(f"/{code}/klantreis/a99/").status_code == 404


@pytest.mark.parametrize("code", ["nl", "tr", "ps"])
def test_text_nobody_checked_says_so_until_a_person_has_checked_it(amina, code):
    unchecked = main_of(amina.get(f"/{code}/klantreis/A08/"))
    way_to_dutch = unchecked.find("a", hreflang="nl", href="/nl/klantreis/A08/")

    Provenance.objects.filter(subject="moment:A08", language=code).update(checked_by="Elif", checked_on="2026-11-20")
    checked = main_of(amina.get(f"/{code}/klantreis/A08/"))

    gone = set(unchecked.stripped_strings) - set(checked.stripped_strings)
    assert gone
    assert bool(way_to_dutch) is (code != "nl")
    assert not checked.find("a", hreflang="nl", href="/nl/klantreis/A08/")


def test_check_of_one_language_says_nothing_about_another(amina):
    before = main_of(amina.get("/ar/klantreis/A08/")).text

    Provenance.objects.filter(subject="moment:A08", language="nl").update(checked_by="Daan", checked_on="2026-11-20")

    assert main_of(amina.get("/ar/klantreis/A08/")).text == before


@pytest.mark.parametrize("code", ["nl", "fa"])
def test_links_of_a_moment_keep_what_was_chosen_and_nothing_else(amina, code):
    page = read(amina.get(f"/{code}/klantreis/A08/", {**CHOSEN, "utm_source": "brief", "x": "1"}))

    ways = [each["href"] for each in page.find(id="main").find_all("a") if "/klantreis/" in each["href"]]
    ways = [each for each in ways if not each.endswith(".pdf")]
    menu = [each["href"] for each in page.header.find_all("a", hreflang=True)]
    assert f"/{code}/klantreis/M01/" in {urlsplit(each).path for each in ways}
    assert f"/{code}/klantreis/" in {urlsplit(each).path for each in ways}
    assert {urlsplit(each).path for each in menu} >= {f"/{other}/klantreis/A08/" for other in FRAMES}
    for each in (*ways, *menu):
        kept = parse_qs(urlsplit(each).query)
        if each.endswith("#m-A08") and "stap" in kept:  # "I am here"
            assert kept.pop("stap") == ["A08"]
        assert kept == {name: [value] for name, value in CHOSEN.items()} or "/en/klantreis/A08/" in each, each


@pytest.mark.parametrize("code", ["nl", "ar", "fr"])
def test_moment_that_is_withdrawn_is_found_nowhere(amina, code):
    chosen = {"groep": "asielstatushouder", "route": "b1"}
    assert amina.get(f"/{code}/klantreis/M01/").status_code == 200
    assert "/klantreis/M01/" in main_of(amina.get(f"/{code}/klantreis/A08/")).decode()

    ContactMoment.objects.get(code="M01").unpublish()

    assert amina.get(f"/{code}/klantreis/M01/").status_code == 404
    assert "/klantreis/M01/" not in main_of(amina.get(f"/{code}/klantreis/A08/")).decode()
    assert "/klantreis/M01/" not in amina.get(f"/{code}/klantreis/", chosen).text


@pytest.mark.parametrize(("code", "tag", "direction"), [("nl", "nl", "ltr"), ("ar", "ar", "rtl")])
def test_new_moment_is_seen_in_the_preview_of_its_editor_and_by_nobody_else(amina, sign_in, daan, code, tag, direction):
    example = ContactMoment.objects.get(code="M06")
    draft = ContactMoment(code="M99", phase=example.phase, lead=example.lead, order=5, kind="fixed", channel="letter")
    draft.certainty, draft.live = "law", False
    draft.title_nl, draft.summary_nl, draft.title_ar = "Geheim ontwerp", "Nog niet bekend.", "مسودة"
    draft.save()
    draft.groups.set(example.groups.all())
    draft.save_revision()
    editor = sign_in(daan)
    screen = reverse("wagtailsnippets_trajectory_contactmoment:edit", args=[draft.pk])
    preview = reverse("wagtailsnippets_trajectory_contactmoment:preview_on_edit", args=[draft.pk])
    form = next(
        each
        for each in read(editor.get(screen, {"taal": "ar"})).find_all("form")
        if each.find(attrs={"name": "title_nl"})
    )

    typed = editor.post(preview, {**values_of(form), "summary_nl": "Net getypt."})
    seen = editor.get(preview, {"mode": code})

    assert typed.json()["is_valid"]
    assert seen.status_code == 200
    assert {"nl": "Geheim ontwerp", "ar": "مسودة"}[code] in main_of(seen).h1.text
    assert "Net getypt." in main_of(seen).text
    assert (read(seen).html["lang"], read(seen).html["dir"]) == (tag, direction)
    for visitor in (amina, editor):
        assert visitor.get(f"/{code}/klantreis/M99/").status_code == 404
        assert "M99" not in visitor.get(f"/{code}/klantreis/", {"groep": "gezinslid", "route": "b1"}).text
    assert amina.get(preview, {"mode": code}).status_code == 302


def test_dutch_draft_of_a_public_moment_is_seen_in_the_preview_only(amina, sign_in, daan):
    moment = ContactMoment.objects.get(code="M06")
    public = moment.title_nl
    moment.title_nl = "Ontwerp van Daan"
    revision = moment.save_revision()
    address = reverse("wagtailsnippets_trajectory_contactmoment:revisions_view", args=[moment.pk, revision.pk])

    draft = sign_in(daan).get(address)

    assert draft.status_code == 200
    assert "Ontwerp van Daan" in draft.text
    assert public in amina.get("/nl/klantreis/M06/").text
    assert "Ontwerp van Daan" not in amina.get("/nl/klantreis/M06/").text
    assert "Ontwerp van Daan" not in amina.get("/nl/klantreis/", {"groep": "gezinslid"}).text
