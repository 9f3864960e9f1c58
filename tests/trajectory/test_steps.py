"""The steps of a route as a list of things to do: the same moments as on the page, in the language of the reader."""

import pytest
import yaml
from django.conf import settings
from icalendar import Calendar

from tests.content.reading import TONGUES, tongue
from tests.trajectory.reading import main_of, read
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db

TABLE = yaml.safe_load((settings.BASE_DIR / "tests/trajectory/journeys.yaml").read_text("utf-8"))
ROWS = [(group, route, ids.split()) for group, routes in TABLE.items() for route, ids in routes.items()]
HOST = "localhost"


def steps(client, code: str, **asked: str) -> list:
    answer = client.get(f"/{code}/klantreis/stappen.ics", asked)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = Calendar.from_ical(answer.content)
    assert calendar.errors == []
    return calendar.walk("VTODO")


@pytest.mark.one_engine
@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_list_holds_the_moments_of_the_table_in_order(amina, code):
    for group, route, expected in ROWS:
        found = steps(amina, code, groep=group, route=route)

        assert [str(each["uid"]) for each in found] == [f"{id_}@{HOST}" for id_ in expected], (group, route)
        assert {each["summary"].params["LANGUAGE"] for each in found} == {settings.SITE_LANGUAGES[code].tag}


def test_step_has_the_title_the_organisation_and_the_page_of_its_moment(amina):
    plan = {str(each["uid"]): each for each in steps(amina, "nl", groep="asielstatushouder", route="b1")}[f"M06@{HOST}"]

    assert str(plan["summary"]) == "U krijgt uw plan van de gemeente"
    # facts.md section 4: the PIP within 10 weeks after the notice of DUO; a fact is filled in, not its name
    assert "Binnen 10 weken na de brief van DUO" in str(plan["description"])
    assert plan["categories"].to_ical() == b"Gemeente"
    assert str(plan["url"]) == f"{settings.SITE_URL}/nl/klantreis/M06/?groep=asielstatushouder&route=b1"
    assert "due" not in plan
    assert amina.get(str(plan["url"]).removeprefix(settings.SITE_URL)).status_code == 200


def test_text_that_stands_in_dutch_is_not_said_to_be_in_another_language(amina):
    moment = ContactMoment.objects.get(code="M06")
    ContactMoment.objects.filter(code="M06").update(title_tr="", when_tr="", summary_tr="Planınızı alırsınız.")

    plan = {str(each["uid"]): each for each in steps(amina, "tr", groep="asielstatushouder", route="b1")}[f"M06@{HOST}"]

    assert (str(plan["summary"]), plan["summary"].params["LANGUAGE"]) == (moment.title_nl, "nl")
    assert "LANGUAGE" not in plan["description"].params


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_nothing_chosen_is_the_route_that_everybody_shares(amina, code):
    ids = [str(each["uid"]).partition("@")[0] for each in steps(amina, code)]

    assert ids == TABLE["weet-ik-niet"]["weet-ik-niet"].split()


def test_journey_leads_to_its_list(amina):
    page = main_of(amina.get("/ti/klantreis/", {"groep": "gezinsmigrant", "route": "z", "stap": "M06"}))

    links = [link["href"] for link in page.find_all("a", href=lambda href: "stappen.ics" in href)]
    assert links == ["/ti/klantreis/stappen.ics?groep=gezinsmigrant&route=z"]


@pytest.mark.parametrize("code", TONGUES)
@pytest.mark.parametrize("wrong", [{"groep": "x"}, {"route": "x"}, {"gemeente": "x"}])
def test_wrong_choice_is_refused_in_the_language_of_the_reader_with_a_way_back(amina, code, wrong):
    answer = amina.get(f"/{code}/klantreis/stappen.ics", wrong)

    assert answer.status_code == 400
    assert tongue(read(answer).html) == TONGUES[code]
    assert read(answer).main.find("a", href=f"/{code}/klantreis/")
