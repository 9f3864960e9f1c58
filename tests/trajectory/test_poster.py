"""The journey on paper: complete in every language, readable by a screen reader, and never older than the site."""

import re

import pytest
import yaml
from django.conf import settings
from django.core.cache import caches

from tests.content.reading import TONGUES
from tests.paper import (
    faults_of,
    headings_of,
    ids_of,
    languages_of,
    pages_of,
    recall,
    smallest_letters,
    text_of,
)
from tests.trajectory.reading import main_of
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment
from trajectory.sharing.poster import compose

pytestmark = pytest.mark.django_db

TABLE = yaml.safe_load((settings.BASE_DIR / "tests/trajectory/journeys.yaml").read_text("utf-8"))
ROWS = [(group, route, ids.split()) for group, routes in TABLE.items() for route, ids in routes.items()]
ARABIC = {"ar", "fa", "fa-af", "ps"}
LARGEST = {"groep": "asielstatushouder", "route": "b1"}


@pytest.fixture(autouse=True)
def _nothing_kept():
    caches["sheets"].clear()


def read(pdf: bytes) -> str:
    """The text layer as one line."""
    return " ".join(text_of(pdf).split())


def poster(client, code: str, **asked: str):
    return client.get(f"/{code}/klantreis/poster.pdf", asked)


def source_text(code: str, ids: list[str]) -> str:
    """Titles and summaries of these moments as the content files have them."""
    folder = settings.BASE_DIR / "trajectory" / "data" / "texts" / code
    texts = {}
    for file in folder.glob("?.yaml"):
        texts |= yaml.safe_load(file.read_text("utf-8"))
    return " ".join(re.sub(r"\{[^}]*\}", "", f"{texts[id_]['title']} {texts[id_]['summary']}") for id_ in ids)


@pytest.mark.one_engine
@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_poster_holds_every_moment_of_the_largest_journey_in_every_language(amina, code):
    expected = TABLE["asielstatushouder"]["b1"].split()

    answer = poster(amina, code, **LARGEST)

    pdf = answer.content
    assert answer.status_code == 200
    assert ids_of(pdf) == expected
    assert recall(source_text(code, expected), pdf) >= (0.85 if code in ARABIC else 0.98)
    assert faults_of(pdf, TONGUES[code][0]) == []
    assert smallest_letters(pdf) >= 9
    assert set(pages_of(pdf)) == {(420, 297)}
    assert headings_of(pdf).count("H1") == 1
    assert headings_of(pdf).count("H3") == len(expected)


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_poster_is_complete_when_nothing_is_chosen(amina, code):
    answer = poster(amina, code)

    assert answer.status_code == 200
    assert ids_of(answer.content) == ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08"]
    assert faults_of(answer.content, TONGUES[code][0]) == []
    assert "KNM" in read(answer.content)  # the three routes in short


@pytest.mark.one_engine
def test_poster_holds_the_moments_of_every_group_and_route(amina):
    for number, (group, route, expected) in enumerate(ROWS):
        paper = ("a3", "a4")[number % 2]

        answer = poster(amina, "nl", groep=group, route=route, formaat=paper)

        assert answer.status_code == 200, (group, route)
        assert ids_of(answer.content) == expected, (group, route, paper)
        assert set(pages_of(answer.content)) == {(420, 297) if paper == "a3" else (297, 210)}
        assert smallest_letters(answer.content) >= 9


def test_answer_says_what_it_is(amina):
    answer = poster(amina, "fa-af", **LARGEST, gemeente="utrecht", formaat="a4")

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Language"] == "prs"
    name = "klantreis-asielstatushouder-b1-fa-af-a4.pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{name}"'
    page = "/fa-af/klantreis/?groep=asielstatushouder&route=b1&gemeente=utrecht"
    assert answer.headers["Link"] == f'<{settings.SITE_URL}{page}>; rel="canonical"'
    assert "Utrecht" in read(answer.content)


def test_two_languages_stand_on_one_sheet(amina):
    ids = TABLE["asielzoeker"][""].split()

    pdf = poster(amina, "ar", groep="asielzoeker", naast="nl").content

    assert ids_of(pdf) == ids
    assert recall(source_text("ar", ids), pdf) >= 0.85
    assert recall(source_text("nl", ids), pdf) >= 0.98
    assert faults_of(pdf, "ar") == []
    assert "nl" in languages_of(pdf)
    assert (
        poster(amina, "ar", groep="asielzoeker", naast="ar").content == poster(amina, "ar", groep="asielzoeker").content
    )


def test_texts_say_that_a_machine_made_them_and_what_is_dutch(amina):
    dutch, turkish = (read(poster(amina, code, groep="asielzoeker").content) for code in ("nl", "tr"))

    assert "Een computer maakte deze teksten." in dutch
    assert "Bu metinleri bir bilgisayar yazdı." in turkish
    assert "Hollandacadır" in turkish
    assert "demonstratie" in dutch


def test_facts_are_filled_in(amina):
    assert "Binnen 10 weken na de brief" in read(poster(amina, "nl").content)
    assert "{fact" not in read(poster(amina, "nl", **LARGEST).content)


def test_lanes_are_mirrored_for_a_script_from_right_to_left(amina, monkeypatch):
    composed = []
    monkeypatch.setattr(
        "trajectory.sharing.poster.compose", lambda data: composed.append(compose(data)) or composed[-1]
    )

    for code in ("nl", "ar"):
        poster(amina, code, groep="asielzoeker")

    lanes = [
        [lane["code"] for lane in sorted(each["sheets"][0]["lanes"], key=lambda lane: lane["x"])] for each in composed
    ]
    assert lanes == [["ind", "coa", "andere"], ["andere", "coa", "ind"]]
    for sheet in composed[1]["sheets"]:
        lane = {each["code"]: each for each in sheet["lanes"]}
        for card in sheet["cards"]:
            mine = lane[composed[1]["cards"][card["index"]]["lane"]]
            assert mine["x"] <= card["x"]
            assert card["x"] + card["width"] <= mine["x"] + mine["width"]


def test_edit_is_on_the_next_poster_and_an_unchanged_one_is_kept(amina, monkeypatch):
    first = poster(amina, "nl")
    ContactMoment.objects.filter(code="M05").update(title_nl="U kiest uw nieuwe leerpad")
    second = poster(amina, "nl")
    Fact.objects.filter(key="pip-term").update(value="11")
    third = poster(amina, "nl")
    monkeypatch.setattr("trajectory.sharing.views.draw_poster", None)  # would fail when it were drawn again

    again = poster(amina, "nl")

    assert "nieuwe leerpad" not in read(first.content)
    assert "nieuwe leerpad" in read(second.content)
    assert "Binnen 11 weken" in read(third.content)
    assert again.content == third.content
    assert len({answer.headers["ETag"] for answer in (first, second, third)}) == 3


def test_next_day_has_its_own_poster(amina, clock):
    clock(2026, 11, 21)
    first = poster(amina, "nl")
    clock(2026, 11, 22)

    second = poster(amina, "nl")

    assert "21 november 2026" in read(first.content)
    assert "22 november 2026" in read(second.content)


def test_browser_that_has_the_poster_is_not_sent_it_again(amina):
    first = poster(amina, "uk")

    again = amina.get("/uk/klantreis/poster.pdf", headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_cache_is_asked_with_a_key_of_what_is_drawn_only(amina):
    answers = [poster(amina, "nl", **asked) for asked in ({}, {"groep": "weet-ik-niet"}, {"route": "", "naast": "nl"})]

    assert len({answer.headers["ETag"] for answer in answers}) == 1
    assert len(caches["sheets"]._cache) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"groep": "koning"},
        {"groep": "gezinsmigrant", "route": "zijweg"},
        {"gemeente": "0000"},
        {"formaat": "a5"},
        {"naast": "xx"},
        {"groep": "\0"},
        {"gemeente": "\0"},
    ],
)
def test_wrong_choice_leads_back_to_the_journey(amina, wrong):
    answer = poster(amina, "ti", **wrong)

    assert answer.status_code == 400
    assert '<html lang="ti" dir="ltr"' in answer.text
    assert main_of(answer).find("a", href="/ti/klantreis/")


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_conversation_sheet_of_the_plan_holds_all_its_texts(amina, code):
    answer = amina.get(f"/{code}/klantreis/M06/blad.pdf")

    page = amina.get(f"/{code}/klantreis/M06/")
    shown = " ".join(part.get_text(" ") for part in main_of(page).select("header, dl, .part .prose"))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'inline; filename="M06-{code}.pdf"'
    assert recall(shown, answer.content) >= (0.85 if code in ARABIC else 0.98)
    assert faults_of(answer.content, TONGUES[code][0]) == []
    assert smallest_letters(answer.content) >= 9
    assert set(pages_of(answer.content)) == {(210, 297)}
    assert headings_of(answer.content)[0] == "H1"


def test_every_moment_has_a_conversation_sheet(amina):
    for code in ContactMoment.objects.values_list("code", flat=True):
        answer = amina.get(f"/nl/klantreis/{code}/blad.pdf")

        assert answer.status_code == 200, code
        assert code in ids_of(answer.content), code


def test_conversation_sheet_says_in_which_language_a_part_stands(amina):
    pdf = amina.get("/tr/klantreis/M06/blad.pdf").content

    assert "nl" in languages_of(pdf)
    assert "Hollandacadır" in read(pdf)


@pytest.mark.parametrize("code", ["Z99", "m06", "M6", "A01A"])
def test_unknown_moment_has_no_conversation_sheet(amina, code):
    assert amina.get(f"/nl/klantreis/{code}/blad.pdf").status_code == 404


def test_hidden_moment_is_on_no_paper(amina):
    ContactMoment.objects.filter(code="M05").update(live=False)

    assert ids_of(poster(amina, "nl").content) == ["M01", "M02", "M03", "M04", "M06", "M07", "M08"]
    assert amina.get("/nl/klantreis/M05/blad.pdf").status_code == 404
