"""The parts of a page that show, play or offer something come as words and addresses, each in its own language."""

import pytest
from django.test import Client

from tests.content.media import page_with_media, publish
from trajectory.facts.models import Fact

pytestmark = pytest.mark.django_db


def parts_of(page, code: str) -> list[dict]:
    return Client().get(f"/api/v1/pages/{page.translation_key}?lang={code}").json()["parts"]


def test_media_come_as_words_in_the_language_they_have(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    page = page_with_media()

    picture, documents, film, sound = parts_of(page, "ar")

    assert (picture["title"]["text"], picture["text"]["text"], picture["text"]["fallback"]) == (
        "Een vrouw geeft een brief aan de balie.",
        "Aan de balie",
        True,
    )
    leaflet = documents["items"][0]
    assert (leaflet["title"]["text"], leaflet["title"]["lang"], leaflet["title"]["fallback"]) == ("Folder", "ar", False)
    assert leaflet["href"].startswith("http://localhost:8000/media/documents/")
    assert (film["title"]["text"], film["text"]["lang"], film["text"]["fallback"]) == ("الرسالة", "ar", False)
    assert film["items"][0]["href"].startswith("http://localhost:8000/media/recordings/")
    assert (sound["text"]["text"], sound["text"]["lang"], sound["text"]["fallback"]) == ("U hoort dit.", "nl", True)


def test_rich_text_comes_as_lines_and_as_clean_html(settings):
    html = (
        '<p>Bel <b>DUO</b>: {fact:duo-telefoon}.</p><ul><li>Lees <a href="/klantreis/M06/">dit</a></li></ul>'
        '<script>alert(1)</script><p onclick="x()">Tot zo &amp; dag</p>'
    )
    phone = Fact.objects.filter(kind="phone").first()
    page = publish(("paragraph", html.replace("duo-telefoon", phone.key)), title="Tekst", slug="tekst")

    (part,) = parts_of(page, "nl")

    assert part["text"]["text"] == f"Bel DUO: {phone.value}.\n- Lees dit\nTot zo & dag"
    assert '<a href="http://localhost:8000/nl/klantreis/M06/">dit</a>' in part["html"]
    assert "script" not in part["html"]
    assert "onclick" not in part["html"]


def test_link_to_a_page_nobody_sees_is_plain_text():
    hidden = publish(("heading", "Geheim"), title="Geheim", slug="geheim")
    hidden.unpublish()
    page = publish(
        ("paragraph", f'<p>Lees <a linktype="page" id="{hidden.pk}">dit</a>.</p>'),
        ("pages", {"heading": "Meer", "items": [hidden.pk]}),
        title="Open",
        slug="open",
    )

    paragraph, pages = parts_of(page, "nl")

    assert paragraph["html"] == "<p>Lees dit.</p>"
    assert pages["items"] == []
