"""A link inside the site leads somewhere, or the page is not saved."""

import json
from html import unescape

import pytest
from django.urls import reverse

from content.pages.models import ReaderPage
from tests.content.reading import soup, words
from tests.content.screens import page_form
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}


@pytest.fixture
def chief(iris, sign_in):
    """Who may publish without a second person: the screens ask the same of everybody."""
    return sign_in(iris)


@pytest.fixture
def write(chief):
    """Publish the page /nl/gemeente/ with this one part."""
    page = ReaderPage.objects.get(slug="gemeente", locale__language_code="nl")

    def press(part: tuple[str, object], **fields: str):
        form = page_form(title="Uw gemeente", slug="gemeente", parts=[part], **(fields or PUBLISH))
        return chief.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    return press


def linked(**data: object) -> str:
    """A paragraph with one link as the editor for rich text sends it."""
    block = {"key": "a", "text": "Lees hier", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    block["entityRanges"] = [{"offset": 5, "length": 4, "key": 0}]
    return json.dumps({"blocks": [block], "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": data}}})


DEAD = {
    "a page that is not there": {"id": 987654, "url": "/nl/weg/", "parentId": 1},
    "an address that is not there": {"url": "/nl/bestaat-niet/"},
    "an address without language": {"url": "/traject/wachten/"},
    "our own site by its full name": {"url": "http://localhost:8000/nl/bestaat-niet/"},
    "a language that is not there": {"url": "/xx/traject/wachten/"},
    "a moment that is not there": {"url": "/klantreis/Z99/"},
    "a moment that is not there, in a language": {"url": "/ar/klantreis/Z99/"},
    "a moment with more behind it": {"url": "/klantreis/M06/?route=b1"},
    "a moment in small letters": {"url": "/klantreis/m06/"},
    "a question that nobody asks": {"url": "/nl/vragen/nergens/"},
    "a municipality that is not there": {"url": "/nl/gemeente/nergenshuizen/"},
}
ALIVE = [
    "/nl/", "/nl/traject/wachten/", "/nl/traject/wachten", "/tr/traject/wachten/?a=b#c", "/klantreis/M06/",
    "/ar/klantreis/M06/", "/nl/klantreis/?groep=gezin", "/nl/vragen/verhuizen/", "/nl/vragen/", "/uk/woorden/#tolk",
    "/nl/gemeente/utrecht/", "/nl/zoeken/", "https://example.org/nl/bestaat-niet/", "mailto:a@example.org",
    "tel:0505999600", "http://localhost:8000/en/contact/",
]  # fmt: skip


@pytest.mark.parametrize("what", DEAD)
@pytest.mark.parametrize("inside", ["paragraph", "callout"])
def test_dead_link_is_refused_and_the_screen_says_where_it_leads(amina, settings, write, what, inside):
    settings.SITE_URL = "http://localhost:8000"
    text = linked(**DEAD[what])
    before = amina.get("/nl/gemeente/").text

    answer = write((inside, {"tone": "info", "title": "Kader", "text": text} if inside == "callout" else text))

    assert answer.status_code == 200
    assert json.dumps("“hier”")[1:-1] in unescape(answer.text)
    assert amina.get("/nl/gemeente/").text == before


@pytest.mark.parametrize("address", ALIVE)
def test_link_that_leads_somewhere_is_published(amina, settings, write, address):
    settings.SITE_URL = "http://localhost:8000"

    answer = write(("paragraph", linked(url=address)))

    assert answer.status_code == 302
    assert "Lees hier" in words(soup(amina.get("/nl/gemeente/")).article)


def test_link_to_a_page_that_is_not_live_is_kept_and_drawn_as_text(amina, write):
    page = ReaderPage.objects.get(slug="tolk", locale__language_code="nl")
    page.unpublish()

    answer = write(("paragraph", linked(id=page.pk, url="", parentId=page.get_parent().pk)))

    article = soup(amina.get("/nl/gemeente/")).article
    assert answer.status_code == 302
    assert "Lees hier" in words(article)
    assert article.find("a", string="hier") is None


def test_link_to_a_moment_that_is_not_on_the_site_is_refused(write):
    ContactMoment.objects.get(code="M06").unpublish()

    assert write(("paragraph", linked(url="/klantreis/M06/"))).status_code == 200


@pytest.mark.parametrize(("moment", "status"), [("M06", 302), ("Z99", 200)])
def test_situation_leads_to_a_moment_that_exists(write, moment, status):
    value = {"title": "Ik wacht", "text": "Al lang.", "page": "", "moment": moment}
    item = {"value": value, "type": "item", "deleted": "", "order": "0", "id": ""}

    answer = write(("situations", {"heading": "Wat gebeurde er?", "items": {"count": "1", "0": item}}))

    assert answer.status_code == status
    assert ("Z99" in answer.text) is (status == 200)


def test_part_with_pages_has_at_least_one(write):
    assert write(("pages", {"heading": "Zie ook", "items": {"count": "0"}})).status_code == 200
