"""The API says what the pages say: the same moments, texts, marks and sources, and nothing that is not public."""

import re

import pytest
from django.test import Client

from content.pages.compose import page_key
from content.pages.models import ReaderPage
from tests.trajectory.test_journey import ROWS
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

CAFE = {"municipality": "voorbeeldgemeente", "code": "taalcafe", "nationalTextIsNewer": False, "lateSince": None}
ARABIC, ETHIOPIC = r"[\u0600-\u06ff]", r"[\u1200-\u137f]"


def ask(address: str, **query: str) -> dict:
    """The answer of an address of the API."""
    answer = Client().get(f"/api/v1/{address}", query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def all_items(address: str, **query: str) -> list[dict]:
    """Everything in a list, page after page."""
    page = ask(address, pageSize="100", **query)
    items = page["items"]
    while "next" in page["_links"]:
        page = Client().get(page["_links"]["next"]["href"].removeprefix("http://localhost:8000")).json()
        items += page["items"]
    assert len(items) == page["totalItems"]
    return items


def ids_of(journey: dict) -> list[str]:
    return [moment["id"] for stage in journey["stages"] for moment in stage["moments"]]


@pytest.mark.one_engine
@pytest.mark.parametrize("code", ["nl", "en", "ar", "ti"])
def test_journey_has_the_moments_of_the_table_written_by_hand(code):
    for group, route, wanted in ROWS:
        chosen = {"group": group, "lang": code} | ({"route": route} if route else {})

        assert ids_of(ask("journey", **chosen)) == wanted, (group, route)


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_journey_with_a_municipality_is_in_the_order_of_its_page(code):
    page = Client().get(f"/{code}/klantreis/?groep=gezinsmigrant&route=b1&gemeente=voorbeeldgemeente").text

    journey = ask("journey", group="gezinsmigrant", route="b1", municipality="voorbeeldgemeente", lang=code)

    on_page = re.findall(r'<li class="moment [^"]*" id="m-([\w-]+)"', page)
    assert len([each for each in on_page if each.startswith("voorbeeldgemeente-")]) > 0
    assert ids_of(journey) == on_page


def test_journey_without_choice_is_that_of_who_does_not_know():
    journey = ask("journey")

    assert (journey["group"], journey["route"]) == ("weet-ik-niet", "weet-ik-niet")
    assert journey["sharedUntilRoute"] is True
    assert journey["_links"]["page"]["href"].endswith("/nl/klantreis/?groep=weet-ik-niet&route=weet-ik-niet")


def test_municipality_adds_notes_and_moments_and_changes_none():
    plain = ask("journey", group="asielstatushouder", route="b1")
    local = ask("journey", group="asielstatushouder", route="b1", municipality="voorbeeldgemeente", lang="ar")

    extra = [moment for stage in local["stages"] for moment in stage["moments"] if moment["local"]]
    notes = [note for stage in local["stages"] for moment in stage["moments"] for note in moment["notes"]]
    assert [each for each in ids_of(local) if not each.startswith("voorbeeldgemeente-")] == ids_of(plain)
    assert CAFE in [moment["local"] for moment in extra]
    assert notes
    assert all(moment["provenance"]["origin"] is None and moment["kind"] == "optional" for moment in extra)
    assert extra[0]["_links"]["page"]["href"].startswith("http://localhost:8000/ar/klantreis/lokaal/voorbeeldgemeente/")


def test_journey_with_an_organisation_keeps_only_its_moments():
    journey = ask("journey", group="gezinsmigrant", route="b1", organisation="duo")

    moments = [moment for stage in journey["stages"] for moment in stage["moments"]]
    assert moments
    assert all("duo" in (moment["organisation"], *moment["otherOrganisations"]) for moment in moments)
    assert "gemeente" in journey["organisations"]


@pytest.mark.parametrize(
    ("code", "tag", "direction", "letters"),
    [
        ("nl", "nl", "ltr", r"[a-z]"),
        ("en", "en", "ltr", r"[a-z]"),
        ("ar", "ar", "rtl", ARABIC),
        ("ti", "ti", "ltr", ETHIOPIC),
    ],
)
def test_moment_is_in_the_language_that_is_asked_for(code, tag, direction, letters):
    moment = ask("moments/M06", lang=code)

    for name in ("title", "summary", "when", "what", "duty", "right", "bring", "deadline"):
        text = moment["texts"][name]
        assert (text["lang"], text["dir"], text["fallback"]) == (tag, direction, False), name
        assert re.search(letters, text["text"]), name
    assert (moment["kindLabel"]["lang"], moment["channelLabel"]["dir"]) == (tag, direction)
    assert moment["_links"]["page"]["href"] == f"http://localhost:8000/{code}/klantreis/M06/"


def test_text_that_is_not_translated_is_dutch_and_says_so_per_field():
    moment = ask("moments/M06", lang="fa-af")

    title, what = moment["texts"]["title"], moment["texts"]["what"]
    assert (title["lang"], title["dir"], title["fallback"]) == ("prs", "rtl", False)
    assert (what["lang"], what["dir"], what["fallback"]) == ("nl", "ltr", True)


def test_facts_are_filled_in_for_readers_of_each_language():
    when = {code: ask("moments/M06", lang=code)["texts"]["when"]["text"] for code in ("nl", "en", "ar")}

    assert "10 weken" in when["nl"]
    assert "10 weeks" in when["en"]
    assert "10 أسابيع" in when["ar"]
    assert "{fact" not in Client().get("/api/v1/moments?pageSize=100").text


def test_moment_names_its_sources_and_that_a_machine_made_it():
    provenance = ask("moments/M06", lang="ti")["provenance"]
    page = Client().get("/ti/klantreis/M06/").text

    assert (provenance["origin"], provenance["checked"], provenance["checkedOn"]) == ("machine", False, None)
    assert provenance["sources"]
    for source in provenance["sources"]:
        assert source["title"].replace("&", "&amp;") in page


def test_check_by_a_person_is_told_with_its_day_and_without_a_name():
    Provenance.objects.filter(subject="moment:M06", language="ar").update(
        maker="person", checked_by="Amina B.", checked_on="2026-11-02"
    )

    answer = Client().get("/api/v1/moments/M06?lang=ar")

    provenance = answer.json()["provenance"]
    assert (provenance["origin"], provenance["checked"], provenance["checkedOn"]) == ("person", True, "2026-11-02")
    assert "Amina" not in answer.text


def test_moment_that_is_not_published_is_nowhere():
    ContactMoment.objects.filter(code="M07").update(live=False)

    answers = [
        Client().get(f"/api/v1/{address}").text for address in ("moments?pageSize=100", "journey", "moments/M06")
    ]

    assert Client().get("/api/v1/moments/M07").status_code == 404
    assert all('"M07"' not in text for text in answers)


def test_fact_that_is_no_longer_valid_keeps_its_value_to_itself():
    Fact.objects.filter(key="pip-term").update(value="77", valid_until="2020-01-01")

    fact = ask("facts/pip-term", lang="en")

    assert (fact["current"], fact["value"]) == (False, None)
    assert "no current value known" in fact["written"]["text"]
    assert "77 weeks" not in Client().get("/api/v1/moments/M06?lang=en").text


def test_fact_has_its_value_for_programs_and_for_readers():
    fact = ask("facts/pip-term", lang="ar")

    assert (fact["kind"], fact["value"], fact["unit"], fact["current"]) == ("term", "10", "weeks", True)
    assert (fact["written"]["text"], fact["written"]["lang"]) == ("10 أسابيع", "ar")
    assert fact["provenance"]["sources"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"phase": "plan"}, lambda moment: moment["phase"] == "plan"),
        ({"law": "wi2013"}, lambda moment: "wi2013" in moment["laws"]),
        ({"group": "oekraine"}, lambda moment: "oekraine" in moment["groups"]),
        ({"route": "z"}, lambda moment: not moment["routes"] or "z" in moment["routes"]),
        ({"organisation": "ind"}, lambda moment: "ind" in (moment["organisation"], *moment["otherOrganisations"])),
    ],
)
def test_moments_are_filtered_and_stay_in_order(query, wanted):
    everything = all_items("moments")

    found = all_items("moments", **query)

    assert len(everything) == 79
    assert 0 < len(found) < 79
    assert [moment["id"] for moment in found] == [moment["id"] for moment in everything if wanted(moment)]


def test_lists_hold_what_the_site_holds():
    counts = {
        name: len(all_items(name))
        for name in ("groups", "routes", "laws", "terms", "questions", "languages", "municipalities", "facts")
    }

    assert counts == {
        "groups": 9,
        "routes": 4,
        "laws": 2,
        "terms": 76,
        "questions": 30,
        "languages": 12,
        "municipalities": 343,
        "facts": Fact.objects.filter(live=True).count(),
    }


def test_municipality_is_found_by_cbs_code_by_id_and_by_postcode():
    by_code, by_id = ask("municipalities/GM0344"), ask("municipalities/utrecht")
    listed = ask("municipalities", postcode="3511 AB")

    assert by_code == by_id
    assert (by_code["id"], by_code["cbsCode"], by_code["name"], by_code["province"]) == (
        "utrecht",
        "GM0344",
        "Utrecht",
        "Utrecht",
    )
    assert [each["id"] for each in listed["items"]] == ["utrecht"]


def test_merged_municipality_is_answered_with_what_took_its_place(clock):
    clock(2027, 1, 2)

    place = ask("municipalities/GM0402")

    assert (place["id"], place["cbsCode"]) == ("nieuwe-gemeente-hilversum-wijdemeren", None)


def test_desks_of_a_municipality_speak_the_language_of_the_reader():
    desks = ask("municipalities/voorbeeldgemeente", lang="ar")["contactPoints"]

    assert len(desks) > 1
    assert re.search(ARABIC, desks[0]["role"]["text"])
    assert desks[0]["role"]["dir"] == "rtl"


@pytest.mark.parametrize(("code", "letters"), [("en", r"[a-z]"), ("ar", ARABIC), ("ti", ETHIOPIC)])
def test_page_comes_in_parts_in_the_language_that_is_asked_for(code, letters):
    page = ask(f"pages/{page_key('plan-pip')}", lang=code)

    kinds = [part["kind"] for part in page["parts"]]
    answers = page["parts"][kinds.index("short")]["items"]
    assert page["title"]["fallback"] is False
    assert [item["id"] for item in answers] == ["for_whom", "you_do", "when", "contact", "cost", "if_not", "help"]
    assert all(re.search(letters, item["title"]["text"] + item["text"]["text"]) for item in answers)
    assert page["_links"]["page"]["href"] == f"http://localhost:8000/{code}/traject/plan-pip/"


def test_page_without_translation_is_the_dutch_one_marked():
    page = ask(f"pages/{page_key('plan-pip')}", lang="tr")

    texts = [part["text"] for part in page["parts"] if part["text"]]
    assert (page["title"]["lang"], page["title"]["fallback"]) == ("nl", True)
    assert texts
    assert all(text["fallback"] for text in texts)


def test_page_that_is_not_published_is_not_in_the_api():
    key = page_key("plan-pip")
    ReaderPage.objects.filter(translation_key=key).update(live=False)

    assert Client().get(f"/api/v1/pages/{key}").status_code == 404
    assert str(key) not in [page["id"] for page in all_items("pages")]


def test_every_page_of_the_site_can_be_read_whole():
    keys = [page["id"] for page in all_items("pages", lang="ti")]

    assert len(keys) == 67
    for key in keys:
        page = ask(f"pages/{key}", lang="ti")
        for part in page["parts"]:
            html = part["html"] or ""
            assert "<script" not in html
            assert 'href="/' not in html
            assert "{fact" not in html + ((part["text"] or {}).get("text") or "")


def test_word_and_question_have_the_page_of_the_reader():
    word, question = ask("terms/brede-intake", lang="ar"), ask("questions/boete-krijgen", lang="ar")

    assert word["_links"]["page"]["href"] == "http://localhost:8000/ar/woorden/#brede-intake"
    assert word["explanation"]["lang"] == "ar"
    assert question["_links"]["page"]["href"] == "http://localhost:8000/ar/vragen/boete-krijgen/"
    assert question["short"]["lang"] == "ar"
    assert question["moments"]
