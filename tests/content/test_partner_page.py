"""A partner chooses a part of the site and gets lines that show that part, in the language it chose."""

import re
from base64 import b64decode
from hashlib import sha384

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from content.partners.models import Partner, Theme
from content.partners.snippet import integrity
from tests.content.reading import TONGUES, tongue

pytestmark = pytest.mark.django_db

SITE = settings.SITE_URL


def read(amina, query: str = "", code: str = "nl"):
    answer = amina.get(f"/{code}/partners/{query}")
    return answer, BeautifulSoup(answer.content, "html.parser")


def lines(page, name: str = "element") -> BeautifulSoup:
    return BeautifulSoup(page.find(id=name).string, "html.parser")


@pytest.mark.parametrize("code", TONGUES)
def test_page_begins_with_a_part_in_the_language_of_the_reader(amina, code):
    answer, page = read(amina, code=code)

    assert answer.status_code == 200
    assert tongue(page.html) == TONGUES[code]
    element = lines(page).find("inburgering-journey")
    assert element["src"] == f"{SITE}/embed/~kop=2/{code}/klantreis/"
    assert element.a["href"] == f"{SITE}/{code}/klantreis/"
    assert element["label"] == element.a.string != ""
    assert answer.cookies == {}


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("?deel=route&groep=gezinsmigrant&route=z&taal=ar", "~kop=2/ar/klantreis/?groep=gezinsmigrant&route=z"),
        ("?deel=route&groep=oekraine&gemeente=3511&kop=1", "nl/klantreis/?groep=oekraine&gemeente=utrecht"),
        ("?deel=route&groep=gezinslid&fase=plan&kort=ja", "~kop=2/nl/klantreis/?groep=gezinslid&fase=plan&kort=ja"),
        ("?deel=moment&een=M06&taal=ti&vast=on&kop=4", "~kop=4,taal=vast/ti/klantreis/M06/"),
        ("?deel=beslisboom&taal=uk", "~kop=2/uk/moet-ik-inburgeren/"),
        ("?deel=pagina&een=traject/plan-pip", "~kop=2/nl/traject/plan-pip/"),
        ("?deel=woord&een=pip&taal=fa", "~kop=2/fa/woorden/pip/"),
        ("?deel=woord&een=", "~kop=2/nl/woorden/"),
        ("?deel=vraag&een=boete-krijgen", "~kop=2/nl/vragen/boete-krijgen/"),
        ("?deel=data&taal=so", "~kop=2/so/mijn-traject/"),
    ],
)
def test_each_part_has_an_address_that_shows_it(amina, query, address):
    _, page = read(amina, query)

    element = lines(page).find("inburgering-journey")
    assert element["src"] == f"{SITE}/embed/{address}"
    assert lines(page, "plain").iframe["src"] == element["src"]
    assert page.find("inburgering-journey")["src"] == element["src"]
    shown = amina.get(element["src"].removeprefix(SITE))
    assert shown.status_code == 200
    assert amina.get(page.find(id="address").string.removeprefix(SITE)).status_code == 200


def test_frame_has_a_name_in_the_language_of_the_part(amina):
    _, page = read(amina, "?deel=moment&een=M06&taal=en")

    element = lines(page).find("inburgering-journey")
    assert element["label"] == "You get your plan from the municipality"
    assert (element.a["lang"], element.a["dir"]) == ("en", "ltr")
    assert lines(page, "plain").iframe["title"] == element["label"]


def test_browser_runs_the_script_only_when_it_is_the_one_we_wrote(amina):
    _, page = read(amina)

    script = lines(page).script
    served = amina.get(script["src"].removeprefix(SITE))
    known = b64decode(script["integrity"].removeprefix("sha384-"))
    assert script["crossorigin"] == "anonymous"
    assert sha384(b"".join(served.streaming_content)).digest() == known
    assert served.headers["Access-Control-Allow-Origin"] == "*"


def test_script_of_a_version_never_changes_because_partners_paste_its_fingerprint(amina):
    assert integrity() == "sha384-Pjs9NDitPu2MYfsdMXRAQ7X40I1dEjG3OuTAzbF34gtJERdGOUhOhRDuyteo5Pxy"


def test_theme_and_code_of_a_partner_stand_in_the_address(amina):
    Theme.objects.create(code="open", name="Open kleuren", digest="0123456789ab")
    school = Partner.objects.create(code="school", name="School", status="active")
    Theme.objects.create(code="eigen", name="Van de school", digest="0123456789ab", owner=school)

    _, page = read(amina, "?deel=data&thema=open&partner=school")

    names = {option["value"] for option in page.find("select", attrs={"name": "thema"}).find_all("option")}
    assert {"", "open"} <= names
    assert "eigen" not in names
    element = lines(page).find("inburgering-journey")
    assert element["src"] == f"{SITE}/embed/~kop=2,thema=open,partner=school/nl/mijn-traject/"


@pytest.mark.parametrize(
    "query",
    [
        "?deel=onzin",
        "?deel=route&groep=koning",
        "?deel=route&gemeente=nergens",
        "?deel=moment&een=Z99",
        "?deel=pagina&een=/admin/",
        "?taal=xx",
        "?kop=7",
        "?thema=niets",
        "?partner=niemand",
        "?partner=%00",
        "?breedte=%00",
        "?deel=woord&een=%00",
    ],
)
@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_choice_that_does_not_exist_says_so_and_keeps_the_form(amina, query, code):
    answer, page = read(amina, query, code)

    assert answer.status_code == 400
    assert page.select_one(".notice--error")
    assert page.find("form", class_="partner-form")
    assert not page.find("inburgering-journey")


def test_what_was_chosen_stays_in_the_form_with_the_mistake_beside_it(amina):
    _, page = read(amina, "?deel=route&groep=gezinsmigrant&gemeente=nergens")

    assert page.find("option", value="gezinsmigrant").has_attr("selected")
    field = page.find("input", attrs={"name": "gemeente"})
    assert field["value"] == "nergens"
    assert field["aria-invalid"] == "true"
    assert page.find(id=field["aria-describedby"]).get_text(strip=True).endswith("Wij kennen deze gemeente niet.")


def test_only_this_page_may_hold_a_frame_of_ours(amina):
    def frames(address: str) -> str:
        found = re.search(r"frame-src ([^;]+)", amina.get(address).headers["Content-Security-Policy"])
        return found[1] if found else ""

    assert frames("/nl/partners/") == "'self'"
    assert frames("/nl/klantreis/") == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("nl", "Deze keuze bestaat niet."),
        ("ti", "እዚ ምርጫ የለን።"),
        ("ps", "دا انتخاب نشته."),
        ("so", "Doorashadani ma jirto."),
    ],
)
@pytest.mark.parametrize("query", ["?deel=moment&een=Z99", "?kop=7", "?partner=a%20b", "?breedte=%00"])
def test_mistake_is_told_in_the_language_of_the_reader(amina, code, words, query):
    _, page = read(amina, query, code)

    told = page.select_one(".partner-form__mistake")
    assert told.get_text(" ", strip=True).endswith(words)


def test_title_that_a_language_lacks_says_that_it_is_dutch(amina):
    _, page = read(amina, "?deel=pagina", "ps")

    options = page.find("select", attrs={"name": "een"}).find_all("option")
    assert len(options) > 40
    assert {(option.get("lang"), option.get("dir")) for option in options} == {("nl", "ltr")}
    _, page = read(amina, "?deel=pagina", "ar")
    marked = {option["value"]: option.get("lang") for option in page.find("select", attrs={"name": "een"})("option")}
    assert marked["traject/plan-pip"] is None
    assert "nl" in marked.values()
