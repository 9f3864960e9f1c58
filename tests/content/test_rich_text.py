"""Whatever stands in the database, a page holds only clean text, and facts as they are today."""

import datetime
import json

import pytest

from content.pages.models import ReaderPage, TopicPage
from tests.content.reading import soup, words
from trajectory.facts.models import Fact

pytestmark = pytest.mark.django_db

HARMLESS = ("http://", "https://", "mailto:", "tel:", "/", "#")
ADDRESS = "/nl/traject/wachten/"

HOSTILE = {
    "script": "<script>kwaad()</script>",
    "script in a paragraph": "<p>hoi<script>kwaad()</script></p>",
    "handler": '<p onclick="kwaad()">hoi</p>',
    "image": '<img src="x" onerror="kwaad()">',
    "drawing": '<svg onload="kwaad()"><script>kwaad()</script></svg>',
    "javascript link": '<p><a href="javascript:kwaad()">hoi</a></p>',
    "javascript link in capitals": '<p><a href=" JaVaScRiPt:kwaad()">hoi</a></p>',
    "javascript link in signs": '<p><a href="&#106;avascript&colon;kwaad()">hoi</a></p>',
    "javascript link with a tab": '<p><a href="java\tscript:kwaad()">hoi</a></p>',
    "data link": '<p><a href="data:text/html,&lt;script&gt;kwaad()&lt;/script&gt;">hoi</a></p>',
    "vbscript link": '<p><a href="vbscript:kwaad()">hoi</a></p>',
    "page link with a handler": '<p><a linktype="page" id="1" onmouseover="kwaad()">hoi</a></p>',
    "moment link with a handler": '<p><a href="/klantreis/M06/" onmouseover="kwaad()">hoi</a></p>',
    "frame": '<iframe src="https://kwaad.example/"></iframe>',
    "form": '<form action="https://kwaad.example/"><input name="bsn"></form>',
    "style": "<style>main{display:none}</style>",
    "style of one part": '<p style="position:fixed">hoi</p>',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://kwaad.example/">',
    "base": '<base href="https://kwaad.example/">',
    "half a tag": '<p>hoi<img src="x" onerror="kwaad()"',
    "mathematics": '<math><mtext><mglyph><style><img src=x onerror="kwaad()"></style></mglyph></mtext></math>',
}


def page_in(code: str) -> TopicPage:
    return TopicPage.objects.get(slug="wachten", locale__language_code=code)


def write(code: str, html: str) -> None:
    """Put raw HTML in the live page, past every form and check."""
    callout = {"tone": "info", "title": "Kop", "text": f"<p>Goed in kader.</p>{html}"}
    parts = [
        {"type": "paragraph", "value": f"<p>Goed in tekst.</p>{html}", "id": "een"},
        {"type": "callout", "value": callout, "id": "twee"},
    ]
    TopicPage.objects.filter(pk=page_in(code).pk).update(body=json.dumps(parts))


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_html_in_the_database_does_not_reach_the_page(amina, html):
    write("nl", html)

    answer = amina.get(ADDRESS)

    article = soup(answer).article
    assert "Goed in tekst." in words(article)
    assert "Goed in kader." in words(article)
    assert not article.find_all(["script", "img", "iframe", "form", "input", "style", "meta", "base", "math", "object"])
    for element in article.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on") or name == "style"], element
    for link in article.find_all("a"):
        assert not link.get("href") or link["href"].startswith(HARMLESS), link
    assert "kwaad.example" not in answer.text


def test_hostile_html_in_arabic_does_not_reach_the_page_either(amina):
    write("ar", '<p dir="ltr" onclick="kwaad()">مرحبا <a href="javascript:kwaad()">هنا</a></p>')

    article = soup(amina.get("/ar/traject/wachten/")).article

    assert "مرحبا هنا" in words(article)
    assert "kwaad" not in str(article)


def test_plain_texts_of_a_page_are_shown_as_they_were_typed(amina):
    typed = "<script>kwaad()</script> & 'zo' \""
    steps = {"heading": typed, "items": [{"type": "item", "value": {"title": typed, "text": typed}, "id": "x"}]}
    parts = [{"type": "heading", "value": typed, "id": "een"}, {"type": "steps", "value": steps, "id": "twee"}]
    ReaderPage.objects.filter(pk=page_in("nl").pk).update(intro=typed, title=typed, search_description=typed)
    TopicPage.objects.filter(pk=page_in("nl").pk).update(body=json.dumps(parts))

    page = soup(amina.get(ADDRESS))

    assert page.find("script", string=lambda text: text and "kwaad" in text) is None
    assert page.article.get_text().count(typed) == 6
    assert page.find("meta", attrs={"name": "description"})["content"] == typed


def test_links_of_editors_stay(amina):
    other = ReaderPage.objects.get(slug="contact", locale__language_code="nl")
    links = f'<a linktype="page" id="{other.pk}">een</a> <a href="/klantreis/M06/">twee</a> <a href="https://duo.nl/">drie</a>'
    write("nl", f"<p>{links} <b>vet</b> <i>schuin</i></p><ul><li>punt</li></ul><h3>kop</h3>")

    article = soup(amina.get("/uk/traject/wachten/")).article

    found = {words(link): link["href"] for link in article.find_all("a")}
    assert found == {"een": "/uk/contact/", "twee": "/uk/klantreis/M06/", "drie": "https://duo.nl/"}
    assert [words(article.find(tag)) for tag in ("b", "i", "li", "h3")] == ["vet", "schuin", "punt", "kop"]


@pytest.mark.parametrize(("code", "before", "after"), [("nl", "10 weken", "1 week"), ("en", "10 weeks", "1 week")])
def test_changed_fact_changes_every_page_that_uses_it(amina, code, before, after):
    where = f"/{code}/traject/plan-pip/"
    assert before in words(soup(amina.get(where)).article)

    Fact.objects.filter(key="pip-term").update(value="1")
    Fact.objects.filter(key="pip-term-moved").update(value="1")

    article = words(soup(amina.get(where)).article)
    assert after in article
    assert before not in article


@pytest.mark.parametrize("code", ["nl", "ar", "tr"])
def test_expired_amount_is_not_shown_and_the_page_says_whom_to_ask(amina, code):
    yesterday = datetime.date(2020, 1, 1)
    Fact.objects.filter(key="duo-phone").update(valid_until=yesterday)

    article = soup(amina.get(f"/{code}/")).article

    assert not article.find("a", href="tel:0505999600")
    assert "DUO" in words(article)
    assert "{fact" not in str(article)


@pytest.mark.parametrize("code", ["nl", "ti"])
def test_page_survives_a_fact_that_was_withdrawn(amina, code):
    Fact.objects.get(key="pip-term").unpublish()

    answer = amina.get(f"/{code}/traject/plan-pip/")

    assert answer.status_code == 200
    assert "{fact" not in answer.text
    assert amina.get(f"/{code}/klantreis/M06/").status_code == 200
    assert amina.get(f"/{code}/klantreis/?groep=asielstatushouder&route=b1").status_code == 200
