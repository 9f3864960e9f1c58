"""Where the reader is on the route stands in the address only, and every page reached from the route keeps it."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.content.reading import TONGUES, tongue
from tests.trajectory.reading import main_of, read

pytestmark = pytest.mark.django_db

ROUTE = "groep=asielstatushouder&route=b1"
HERE = {"nl": "U bent hier", "ar": "أنت هنا", "ti": "ኣብዚ ኣለኹም", "tr": "Buradasınız"}
STEP = {"nl": "U krijgt uw plan van de gemeente", "en": "You get your plan from the municipality"}


def classes(page, moment: str) -> set[str]:
    return {each for each in page.find(id=f"m-{moment}")["class"] if each.startswith("is-")}


@pytest.mark.parametrize("code", HERE)
def test_chosen_moment_is_marked_and_the_others_are_before_soon_or_after(amina, code):
    page = main_of(amina.get(f"/{code}/klantreis/?{ROUTE}&stap=M06"))

    current = page.find_all(attrs={"aria-current": "step"})
    assert [each.find_parent("li")["id"] for each in current if each.find_parent("li").get("id")] == ["m-M06"]
    assert HERE[code] in page.find(id="m-M06").get_text()
    # facts.md: M06 leads to M07 and M08; A08 comes before, E01 after
    assert {each: classes(page, each) for each in ("A08", "M06", "M08", "E01")} == {
        "A08": {"is-done"}, "M06": {"is-now"}, "M08": {"is-soon"}, "E01": {"is-later"},
    }  # fmt: skip


def test_chosen_phase_is_marked(amina):
    page = main_of(amina.get(f"/nl/klantreis/?{ROUTE}&stap=plan"))

    assert "U bent hier" in page.find(id="fase-plan").find_parent("section").find(class_="stage__head").get_text()
    assert {each.get("href") for each in page.find_all(attrs={"aria-current": "step"})} == {"#fase-plan"}
    assert classes(page, "M01") == {"is-now"}


@pytest.mark.parametrize("step", ["W01", "X99", "nergens", "%00", "plan%22%3E"])
def test_step_that_this_route_has_not_marks_nothing_and_breaks_nothing(amina, step):
    answer = amina.get(f"/nl/klantreis/?{ROUTE}&stap={step}")

    assert answer.status_code == 200
    page = main_of(answer)
    assert not page.find(attrs={"aria-current": "step"})
    assert not page.find(class_=["is-done", "is-now", "is-soon", "is-later"])


@pytest.mark.parametrize(
    "path", ["klantreis/A08/", "klantreis/vergelijk/", "vragen/boete-krijgen/", "traject/plan-pip/"]
)
def test_page_reached_from_the_route_says_where_the_reader_is_and_leads_back(amina, path):
    page = read(amina.get(f"/nl/{path}?{ROUTE}&stap=M06"))

    bar = page.find("aside", class_="here-bar")
    assert STEP["nl"] in bar.get_text()
    back = urlsplit(bar.a["href"])
    assert (back.path, back.fragment) == ("/nl/klantreis/", "m-M06")
    assert parse_qs(back.query) == {"groep": ["asielstatushouder"], "route": ["b1"], "stap": ["M06"]}


@pytest.mark.parametrize("asked", ["", f"?{ROUTE}", "?stap=M06", f"?{ROUTE}&stap=X99", f"?{ROUTE}&stap=%00"])
def test_without_a_place_on_the_route_there_is_no_bar(amina, asked):
    answer = amina.get(f"/nl/klantreis/A08/{asked}")

    assert answer.status_code == 200
    assert not read(answer).find(class_="here-bar")


def test_bar_in_a_language_without_the_title_marks_the_dutch(amina):
    from trajectory.journey.moment import ContactMoment

    ContactMoment.objects.filter(code="M06").update(title_ar="")

    bar = read(amina.get(f"/ar/klantreis/A08/?{ROUTE}&stap=M06")).find(class_="here-bar")

    assert tongue(bar.a.span) == TONGUES["nl"]


def test_links_of_a_moment_keep_the_place(amina):
    page = main_of(amina.get(f"/nl/klantreis/M06/?{ROUTE}&stap=M06"))

    ways = [each["href"] for each in page.select("nav .links a, .question__answer a, a.back")]
    ways = [each for each in ways if not each.endswith(".pdf")]
    assert len(ways) >= 4
    assert {parse_qs(urlsplit(each).query).get("stap", [""])[0] for each in ways} == {"M06"}


def test_reader_marks_a_moment_from_its_own_page(amina):
    page = main_of(amina.get(f"/nl/klantreis/M08/?{ROUTE}&stap=M06"))

    (link,) = [each for each in page.find_all("a") if "Hier ben ik" in each.get_text()]
    assert urlsplit(link["href"]).fragment == "m-M08"
    assert parse_qs(urlsplit(link["href"]).query)["stap"] == ["M08"]


JOURNEYS = yaml.safe_load((Path(__file__).parent / "journeys.yaml").read_text("utf-8"))


@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
@pytest.mark.parametrize(
    ("first", "second"),
    [(("asielstatushouder", "b1"), ("asielstatushouder", "z")), (("gezinsmigrant", "z"), ("asielstatushouder", "z"))],
)
def test_comparison_shows_what_is_different_by_the_table(amina, code, first, second):
    asked = f"groep={first[0]}&route={first[1]}&met-groep={second[0]}&met-route={second[1]}"
    page = main_of(amina.get(f"/{code}/klantreis/vergelijk/?{asked}"))

    one, other = (set(JOURNEYS[group][route].split()) for group, route in (first, second))
    sides = [set(), set()]
    for stage in page.select("section.compare .compare__sides"):
        for found, side in zip(sides, stage.find_all("div", recursive=False), strict=True):
            found |= {each["data-id"] for each in side.select("a[data-id]")}
    shared = {each["data-id"] for each in page.select(".compare__shared a[data-id]")}
    assert (sides[0], sides[1], shared) == (one - other, other - one, one & other)


@pytest.mark.parametrize("wrong", ["groep=koning&met-groep=oekraine", "groep=oekraine&met-groep=oekraine&met-route=x"])
def test_comparison_of_what_does_not_exist_is_refused_with_the_form(amina, wrong):
    answer = amina.get(f"/nl/klantreis/vergelijk/?{wrong}")

    assert answer.status_code == 400
    assert main_of(answer).find("form")
    assert main_of(answer).find(role="alert")


def test_comparison_without_a_choice_asks(amina):
    answer = amina.get("/nl/klantreis/vergelijk/")

    assert answer.status_code == 200
    assert len(main_of(answer).find_all("select")) == 4
    assert not main_of(answer).find("section", class_="compare")
