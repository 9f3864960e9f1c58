"""Who you are is chosen on one page; a choice that does not exist is said, and can be made again."""

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from django.conf import settings

from tests.trajectory.reading import main_of, read, values_of

pytestmark = pytest.mark.django_db

DATA = settings.BASE_DIR / "trajectory/data"
GROUPS = [
    "asielzoeker",
    "asielstatushouder",
    "gezinslid",
    "gezinsmigrant",
    "overige-migrant",
    "vrijwillig",
    "wet-2013",
    "oekraine",
    "weet-ik-niet",
]
FRAMES = [("nl", "nl", "ltr"), ("ar", "ar", "rtl"), ("ti", "ti", "ltr"), ("fa-af", "prs", "rtl"), ("uk", "uk", "ltr")]


def chooser_of(response):
    """The form in which a reader says who they are."""
    return next(form for form in main_of(response).find_all("form") if form.find("input", type="radio"))


def offered(form, name: str) -> list[str]:
    return [radio["value"] for radio in form.find_all("input", attrs={"type": "radio", "name": name})]


def ids_of(response) -> list[str]:
    return [item["id"].removeprefix("m-") for item in main_of(response).find_all("li", id=True)]


def query_of(link) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link["href"]).query)


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_chooser_offers_every_group_in_the_words_of_the_language_and_chooses_none(amina, code):
    titles = yaml.safe_load((DATA / "texts" / code / "nouns.yaml").read_text("utf-8"))["groups"]

    answer = amina.get(f"/{code}/klantreis/")

    form = chooser_of(answer)
    assert answer.status_code == 200
    assert (form["method"], form["action"]) == ("get", f"/{code}/klantreis/")
    assert offered(form, "groep") == GROUPS
    for group in GROUPS:
        label = form.find("input", value=group).find_parent("label")
        assert titles[group]["title"].replace("\u00ad", "") in label.text.replace("\u00ad", ""), group
    assert "groep" not in values_of(form)
    assert ids_of(answer) == []


@pytest.mark.parametrize(("code", "tag", "direction"), FRAMES)
@pytest.mark.parametrize(
    "wrong",
    [
        {"groep": "marsbewoner"},
        {"groep": "Asielzoeker"},
        {"groep": "asielstatushouder", "route": "b2"},
        {"groep": "oekraine", "route": "b2"},
        {"groep": "asielstatushouder", "route": "b1", "organisatie": "nasa"},
    ],
)
def test_choice_that_does_not_exist_is_refused_with_the_chooser_in_the_language_of_the_reader(
    amina, code, tag, direction, wrong
):
    answer = amina.get(f"/{code}/klantreis/", wrong)

    html = read(answer).html
    assert answer.status_code == 400
    assert (html["lang"], html["dir"]) == (tag, direction)
    assert main_of(answer).find(role="alert")
    assert offered(chooser_of(answer), "groep") == GROUPS
    assert ids_of(answer) == []


def test_chooser_after_a_wrong_choice_leads_to_a_journey(amina):
    form = chooser_of(amina.get("/ar/klantreis/", {"groep": "marsbewoner"}))

    answer = amina.get(form["action"], {**values_of(form), "groep": "oekraine"})

    assert answer.status_code == 200
    assert ids_of(answer) == ["U01", "T08", "T09"]


@pytest.mark.parametrize(("code", "tag", "direction"), FRAMES)
@pytest.mark.parametrize("words", ["0999", "Atlantis", "9999 ZZ"])
def test_unknown_municipality_is_said_and_can_be_chosen_from_a_list(amina, code, tag, direction, words):
    answer = amina.get(f"/{code}/klantreis/", {"groep": "gezinsmigrant", "route": "z", "gemeente": words})

    places = main_of(answer).find("select", attrs={"name": "gemeente"})
    names = {option["value"]: option.text for option in places.find_all("option") if option["value"]}
    assert answer.status_code == 400
    assert (read(answer).html["lang"], read(answer).html["dir"]) == (tag, direction)
    assert words in main_of(answer).find(role="alert").text
    assert len(names) == 342 + 1
    assert (names["utrecht"], names["den-haag"], names["sudwest-fryslan"]) == ("Utrecht", "Den Haag", "Súdwest-Fryslân")


@pytest.mark.parametrize("chosen", [{}, {"groep": "gezinsmigrant", "route": "z"}])
def test_choosing_from_the_list_of_municipalities_keeps_what_was_chosen_before(amina, chosen):
    wrong = amina.get("/ti/klantreis/", {**chosen, "gemeente": "0999"})
    form = main_of(wrong).find("select", attrs={"name": "gemeente"}).find_parent("form")

    answer = amina.get(form["action"], {**values_of(form), "gemeente": "zwolle"})

    assert wrong.status_code == 400
    assert answer.status_code == 200
    if chosen:
        assert query_of(main_of(answer).find(id="m-M06").a) == {
            "groep": ["gezinsmigrant"],
            "route": ["z"],
            "gemeente": ["zwolle"],
        }


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_postcode_of_the_reader_becomes_the_address_of_the_municipality(amina, code):
    answer = amina.get(f"/{code}/klantreis/", {"groep": "gezinslid", "route": "b1", "gemeente": "8011 PK"})

    assert "Zwolle" in main_of(answer).text
    assert query_of(main_of(answer).find(id="m-M06").a)["gemeente"] == ["zwolle"]


def test_combination_that_does_not_exist_leads_to_the_nearest_with_one_line(amina):
    plain = amina.get("/tr/klantreis/", {"groep": "oekraine"})

    answer = amina.get("/tr/klantreis/", {"groep": "oekraine", "route": "z"})

    assert answer.status_code == 200
    assert ids_of(answer) == ids_of(plain) == ["U01", "T08", "T09"]
    assert main_of(answer).find(role="note")
    assert not main_of(plain).find(role="note")


def test_filter_shows_the_moments_an_organisation_takes_part_in(amina):
    chosen = {"groep": "oekraine"}
    answer = amina.get("/ps/klantreis/", chosen)
    link = next(each for each in main_of(answer).find_all("a") if query_of(each).get("organisatie") == ["ind"])

    filtered = amina.get(f"/ps/klantreis/{link['href']}")
    absent = amina.get("/ps/klantreis/", {**chosen, "organisatie": "coa"})
    nothing = amina.get("/ps/klantreis/", {**chosen, "organisatie": "idw"})

    assert ids_of(filtered) == ["U01", "T08", "T09"]
    assert ids_of(absent) == ["T09"]
    assert (nothing.status_code, ids_of(nothing)) == (200, [])
    assert main_of(nothing).find("a", href="?groep=oekraine")


def test_filter_by_organisation_follows_leads_and_others_of_the_data(amina):
    moments = yaml.safe_load((DATA / "moments.yaml").read_text("utf-8"))
    parties = {each["id"]: {each["lead"], *each["others"]} for each in moments}
    chosen = {"groep": "asielstatushouder", "route": "b1"}
    everything = ids_of(amina.get("/so/klantreis/", chosen))

    for organisation in ("duo", "coa", "ind", "gemeente", "taalschool"):
        shown = ids_of(amina.get("/so/klantreis/", {**chosen, "organisatie": organisation}))

        assert shown == [each for each in everything if organisation in parties[each]], organisation
        assert 0 < len(shown) < len(everything), organisation


def test_reader_who_does_not_know_the_route_is_led_to_all_three(amina):
    answer = amina.get("/fr/klantreis/", {"groep": "gezinslid", "route": "weet-ik-niet", "gemeente": "utrecht"})

    ways = [query_of(link) for link in main_of(answer).find_all("a") if "route=" in link["href"]]

    assert [each["route"] for each in ways if each["route"] != ["weet-ik-niet"]] == [["b1"], ["onderwijs"], ["z"]]
    assert all(each["groep"] == ["gezinslid"] and each["gemeente"] == ["utrecht"] for each in ways)


def test_language_menu_keeps_what_was_chosen(amina):
    chosen = {"groep": "gezinslid", "route": "b1", "gemeente": "1011", "utm_source": "brief"}

    page = read(amina.get("/nl/klantreis/", chosen))

    for code in settings.SITE_LANGUAGES:
        links = [each for each in page.find_all("a", hreflang=True) if each["href"].startswith(f"/{code}/klantreis/")]
        assert links, code
        assert query_of(links[0]) == {"groep": ["gezinslid"], "route": ["b1"], "gemeente": ["amsterdam"]}, code


@pytest.mark.parametrize(
    "text",
    [
        '"><script>alert(1)</script>',
        "'; DROP TABLE x; --",
        "\x00",
        "\ud83d\ude00" * 500,
        "x" * 9000,
        "\u202e%0d%0a",
        "[]",
        "-1",
    ],
)
@pytest.mark.parametrize("name", ["groep", "route", "gemeente", "organisatie"])
def test_hostile_choice_is_refused_and_never_comes_back_as_markup(amina, name, text):
    chosen = {"groep": "gezinslid", "route": "b1"}

    answer = amina.get("/ar/klantreis/", {**chosen, name: text.encode("utf-16", "surrogatepass").decode("utf-16")})

    assert answer.status_code == 400
    assert "<script>alert" not in answer.text


def test_chooser_answers_reading_only(amina):
    assert amina.post("/nl/klantreis/", {"groep": "oekraine"}).status_code == 405
    assert amina.head("/nl/klantreis/", {"groep": "oekraine"}).status_code == 200
