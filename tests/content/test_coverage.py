"""Coverage: what there is for whom, when, about what and in which language, and the holes as ways to fill them."""

import csv

import pytest
from django.urls import reverse

from content.editing.csv_file import MARK, as_csv
from content.overview.coverage import groups_by_phase, subjects_by_group, tongues, wanted
from content.overview.subjects import SUBJECTS
from content.overview.written import EVERYBODY, Written, read_written
from content.pages.models import TopicPage
from tests.content.reading import soup, words
from trajectory.journey.models import Group, Phase
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

COVERAGE = "/admin/overzicht/dekking/"


def text(kind: str = "moment", code: str = "M01", **known) -> Written:
    given = {"own": frozenset({"nl"}), "whole": frozenset({"nl"})} | known
    sets = {name: frozenset(value) if isinstance(value, (set, list)) else value for name, value in given.items()}
    return Written(kind, code, 1, code, **sets)


def nowhere(row: str, column: str) -> str:
    return f"/{row}/{column}/"


def test_a_group_has_a_hole_in_a_phase_without_a_moment_even_when_a_page_is_there():
    texts = [
        text(groups={"a"}, phases={"start"}),
        text("page", "werk", groups={"a", "b"}, phases={"start"}),
    ]

    rows = groups_by_phase(texts, {"a": "A", "b": "B"}, {"start": "Start", "end": "End"}, nowhere)

    assert [[cell.hole for cell in row.cells] for row in rows] == [[False, True], [True, True]]
    assert rows[0].cells[0].numbers == {"moment": 1, "page": 1, "question": 0}
    assert rows[1].cells[0].address == "/b/start/"
    assert [row.holes for row in rows] == [1, 2]


def test_a_text_for_everybody_is_there_for_every_group_and_a_subject_without_text_is_a_hole():
    texts = [text("question", "q", groups=EVERYBODY, subject="work"), text("page", "p", groups={"a"}, subject="tax")]

    rows = subjects_by_group(texts, {"work": "Work", "tax": "Tax", "study": "Study"}, {"a": "A", "b": "B"}, nowhere)

    assert {row.key: [cell.hole for cell in row.cells] for row in rows} == {
        "work": [False, False],
        "tax": [False, True],
        "study": [True, True],
    }


def test_language_filter_leaves_what_has_its_own_text():
    texts = [text(code="M01", own={"nl", "ti"}), text(code="M02")]

    assert [each.code for each in wanted(texts, language="ti")] == ["M01"]


def test_bar_of_a_language_says_checked_own_and_outdated_and_is_never_longer_than_all():
    texts = [
        text(code="M01", own={"nl", "tr"}, checked={"tr"}),
        text(code="M02", own={"nl", "tr"}),
        text(code="M03", own={"nl", "tr"}, outdated={"tr"}),
        text(code="M04"),
    ]

    turkish = next(each for each in tongues(texts, {"tr": "Türkçe"}) if each.kind == "moment")

    assert (turkish.all, turkish.own, turkish.checked, turkish.outdated, turkish.missing) == (4, 3, 1, 1, 1)
    assert turkish.bars == [("checked", 0, 100), ("own", 100, 100), ("outdated", 200, 100)]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_a_spreadsheet_is_a_formula(cell):
    made = as_csv(["kop"], [[cell, "gewoon"]])

    assert made.startswith(MARK)
    rows = list(csv.reader(made.removeprefix(MARK).splitlines() if "\r" not in cell else [made.split("\r\n", 1)[1]]))
    assert f"'{cell}".split("\r")[0] in made
    assert rows


@pytest.mark.django_db
def test_content_as_it_is_shipped_is_current_and_nothing_of_it_is_outdated():
    texts = read_written()

    assert {each.kind for each in texts} == {"moment", "page", "question", "term"}
    assert [each for each in texts if each.outdated] == []
    by_code = {each.code: each for each in texts}
    assert by_code["M06"].whole >= {"nl", "en", "ar", "ti"}
    assert by_code["werk"].subject == "work"
    assert by_code["werk"].own == {"nl", "en"}
    assert "gezinsmigrant" in by_code["G01"].groups
    assert by_code["G01"].phases == {"vertrek"}


@pytest.mark.django_db
def test_changed_dutch_makes_its_translations_outdated():
    ContactMoment.objects.filter(code="M06").update(title_nl="Iets anders")

    changed = {each.code for each in read_written() if "ar" in each.outdated}

    assert changed == {"M06"}


@pytest.mark.django_db
def test_only_a_person_with_a_name_and_a_day_makes_a_text_checked(clock):
    Provenance.objects.filter(subject="moment:M06", language="ar").update(checked_by="Elif")
    half = next(each for each in read_written() if each.code == "M06")
    Provenance.objects.filter(subject="moment:M06", language="ar").update(checked_on="2026-11-01")

    whole = next(each for each in read_written() if each.code == "M06")

    assert "ar" not in half.checked
    assert "ar" in whole.checked


def tables(client, query: str = "") -> list[dict[str, list]]:
    """The three tables: by the name of the row its cells."""
    page = soup(client.get(COVERAGE + query))
    found = []
    for table in page.main.find_all("table")[1:]:
        found.append({words(row.th): row.find_all("td") for row in table.tbody.find_all("tr")})
    return found


@pytest.mark.django_db
def test_family_migrants_have_moments_before_they_leave_and_asylum_seekers_have_a_hole_there(daan, sign_in):
    by_phase = tables(sign_in(daan))[0]
    names = dict(Group.objects.values_list("code", "name_nl"))
    phases = list(Phase.objects.values_list("code", flat=True))
    leaving = phases.index("vertrek")

    family, asylum = (by_phase[names[code]][leaving] for code in ("gezinsmigrant", "asielzoeker"))

    assert words(family).startswith("3 momenten") or words(family).startswith("3 moments")
    assert asylum.find("a", class_="hole")["href"] == (
        reverse("wagtailsnippets_trajectory_contactmoment:list") + f"?phase={Phase.objects.get(code='vertrek').pk}"
    )


@pytest.mark.django_db
def test_subject_that_nothing_covers_stays_to_be_seen_and_leads_to_a_place(daan, sign_in):
    client = sign_in(daan)
    TopicPage.objects.filter(pictogram="tax").update(pictogram="")

    page = soup(client.get(COVERAGE))

    with_holes = page.main.find_all("table")[3]
    rows = {words(row.th): row for row in with_holes.tbody.find_all("tr")}
    tax = rows[str(SUBJECTS["tax"])] if str(SUBJECTS["tax"]) in rows else rows["Tax and allowances"]
    holes = tax.find_all("a", class_="hole")
    assert len(holes) == Group.objects.count()
    assert client.get(holes[0]["href"]).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["?taal=tr", "?taal=tr&groep=gezinsmigrant", "?taal=xx&groep=%00"])
def test_filters_are_in_the_form_and_a_wrong_one_filters_nothing(daan, sign_in, query):
    answer = sign_in(daan).get(COVERAGE + query)

    page = soup(answer)
    assert answer.status_code == 200
    assert page.find("select", {"name": "taal"})
    languages = page.main.find_all("table")[0].tbody.find_all("tr")
    assert len(languages) == (1 if "tr" in query else 12)


@pytest.mark.django_db
def test_turkish_has_moments_and_no_pages(daan, sign_in):
    page = soup(sign_in(daan).get(f"{COVERAGE}?taal=tr"))

    cells = page.main.find_all("table")[0].tbody.tr.find_all("td")
    assert cells[0].find("a", class_="hole") is None
    assert cells[1].find("a", class_="hole")


@pytest.mark.django_db
def test_every_hole_leads_to_a_screen_that_answers(daan, sign_in):
    client = sign_in(daan)
    page = soup(client.get(COVERAGE))

    ways = {link["href"] for link in page.main.find_all("a", class_="hole")}

    assert len(ways) > 5
    assert {way: status for way in ways if (status := client.get(way).status_code) != 200} == {}


@pytest.mark.django_db
def test_tables_are_also_a_file(daan, sign_in):
    answer = sign_in(daan).get(f"{COVERAGE}?als=csv")

    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert answer["Content-Disposition"] == 'attachment; filename="dekking.csv"'
    assert len(rows[0]) == 5
    assert len(rows) > 500
    assert {len(row) for row in rows} == {5}


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["bert", "elif_"])
def test_others_do_not_find_it(request, sign_in, who):
    client = sign_in(request.getfixturevalue(who))

    assert client.get(COVERAGE).status_code == 404
    assert client.get("/admin/overzicht/achterstallig/").status_code == 404
