"""Who pastes an address of ours into another site gets what shows it there, and a clear answer when it is none."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

pytestmark = pytest.mark.django_db

SITE = settings.SITE_URL


def ask(client, path: str, **more: str):
    return client.get("/oembed", {"url": SITE + path, **more})


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/nl/klantreis/?groep=gezinsmigrant&route=z", "Mijn route"),
        ("/nl/klantreis/M06/", "U krijgt uw plan van de gemeente"),
        ("/en/moet-ik-inburgeren/", "Must I do civic integration?"),
        ("/nl/traject/moet-ik-inburgeren/", "Moet ik inburgeren?"),
        ("/embed/nl/klantreis/M06/", "U krijgt uw plan van de gemeente"),
    ],
)
def test_address_of_a_page_gets_a_frame_with_its_title(amina, path, title):
    answer = ask(amina, path)

    told = answer.json()
    frame = BeautifulSoup(told["html"], "html.parser").iframe
    assert answer.status_code == 200
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", title)
    assert (told["provider_name"], told["provider_url"]) == ("Inburgering in beeld", SITE)
    assert (frame["title"], frame["src"]) == (title, f"{SITE}/embed{path.removeprefix('/embed')}")
    assert amina.get(frame["src"].removeprefix(SITE)).status_code == 200


@pytest.mark.parametrize(("asked", "given"), [("300", 300), ("5000", 960), ("960", 960)])
def test_frame_is_no_wider_than_there_is_room(amina, asked, given):
    told = ask(amina, "/ar/klantreis/M06/", maxwidth=asked, maxheight="400").json()

    assert (told["width"], told["height"]) == (given, 400)
    assert f'width="{given}"' in told["html"]


def test_answer_in_xml_says_the_same(amina):
    answer = ask(amina, "/ti/klantreis/M06/", format="xml")

    told = {each.tag: each.text for each in ElementTree.fromstring(answer.content)}
    same = {name: str(value) for name, value in ask(amina, "/ti/klantreis/M06/").json().items()}
    assert answer["Content-Type"] == "text/xml"
    assert told == same


@pytest.mark.parametrize(
    ("path", "more", "status"),
    [
        ("/nl/bestaat-niet/", {}, 404),
        ("/nl/klantreis/Z99/", {}, 404),
        ("/nl/zoeken/", {}, 404),
        ("/admin/", {}, 404),
        ("/xx/klantreis/", {}, 404),
        ("/nl/klantreis/M06/", {"format": "yaml"}, 501),
        ("/nl/klantreis/M06/", {"maxwidth": "wide"}, 400),
        ("/nl/klantreis/M06/", {"maxheight": "-1"}, 400),
        ("/nl/klantreis/M06/", {"maxwidth": "0"}, 400),
    ],
)
def test_wrong_question_gets_a_clear_answer(amina, path, more, status):
    answer = ask(amina, path, **more)

    assert answer.status_code == status
    assert answer["Content-Type"].startswith("text/plain")
    assert len(answer.text.strip()) > 10


@pytest.mark.parametrize("address", ["", "https://example.org/nl/klantreis/", "javascript:alert(1)", "//", "http://["])
def test_address_of_somebody_else_is_refused(amina, address):
    assert amina.get("/oembed", {"url": address}).status_code in (400, 404)


@pytest.mark.parametrize("path", ["/nl/", "/ar/klantreis/M06/", "/nl/traject/plan-pip/", "/nl/klantreis/"])
def test_page_leads_to_its_own_answer(amina, path):
    page = BeautifulSoup(amina.get(path).content, "html.parser")

    links = {link["type"]: link["href"] for link in page.find_all("link", rel="alternate") if link.get("type")}
    assert set(links) == {"application/json+oembed", "text/xml+oembed"}
    for href in links.values():
        assert amina.get(href.removeprefix(SITE)).status_code == 200
