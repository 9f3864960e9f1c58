"""An editor changes the site: seen at once when published, not at all before, and whole or not at all."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.signals import page_published, page_unpublished, published

from content.editing.guard import one_transaction
from content.pages.models import ReaderPage
from tests.content.photograph import changed, photograph
from tests.content.reading import SITE, soup, tongue, words
from tests.content.reviewing import SUBMIT, approve, links_work
from tests.content.screens import page_form, rich
from trajectory.facts.models import Fact

pytestmark = pytest.mark.django_db

PASSWORD = "zon-regen-wind-sneeuw"


@pytest.fixture
def chief(daan, sign_in):
    return sign_in(daan)


@pytest.fixture
def page(db) -> ReaderPage:
    return ReaderPage.objects.get(slug="gemeente", locale__language_code="nl")


def form(html: str, **fields: str) -> dict[str, str]:
    """The form of the page /nl/gemeente/ with one text in it."""
    return page_form(title="Uw gemeente", slug="gemeente", parts=[("paragraph", rich(html))], **fields)


def screen(name: str, page: ReaderPage) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk])


def test_approved_edit_is_on_the_page_at_once(amina, chief, rosa, sign_in, page):
    chief.post(screen("edit", page), form("<p>Kom binnen {fact:pip-term}.</p>", **SUBMIT))

    answer = approve(sign_in(rosa), page)

    assert answer.status_code == 302
    for code in ("nl", "ar"):
        assert "Kom binnen 10 weken." in words(soup(amina.get(f"/{code}/gemeente/")).article), code


def test_saved_draft_is_in_the_preview_and_not_on_the_page(amina, chief, page):
    before = amina.get("/nl/gemeente/").text

    answer = chief.post(screen("edit", page), form("<p>Nog niet klaar.</p>"))

    draft = soup(chief.get(screen("view_draft", page)))
    assert answer.status_code == 302
    assert "Nog niet klaar." in words(draft.article)
    assert draft.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert amina.get("/nl/gemeente/").text == before


def test_preview_shows_what_was_typed_and_saves_nothing(amina, chief, page):
    before = photograph("wagtailcore_page", "wagtailcore_revision", "content_readerpage")

    sent = chief.post(screen("preview_on_edit", page), form("<p>Alleen getypt.</p>"))
    seen = chief.get(screen("preview_on_edit", page) + "?mode=&in_preview_panel=true")

    assert sent.json()["is_valid"]
    assert "Alleen getypt." in words(soup(seen).article)
    assert "Alleen getypt." not in amina.get("/nl/gemeente/").text
    assert changed(before, photograph(*before)) == []


def test_new_page_with_every_kind_of_text_is_public_when_approved(amina, chief, rosa, sign_in, page):
    step = [
        {
            "value": {"title": "Bel eerst", "text": "Bel {fact:duo-phone}."},
            "type": "item",
            "deleted": "",
            "order": "0",
            "id": "",
        }
    ]
    steps = {"heading": "Zo gaat het", "items": {"count": "1", "0": step[0]}}
    parts = [
        ("heading", "Eerst dit"),
        ("paragraph", rich("<p>Een <b>vet</b> woord.</p>")),
        ("callout", {"tone": "right", "title": "Uw recht", "text": rich("<p>U mag een tolk.</p>")}),
        ("steps", steps),
        ("moments", {"heading": "Momenten", "ids": "M06 M07"}),
        ("contact", {"heading": "Hulp", "organisations": "duo"}),
    ]
    add = reverse("wagtailadmin_pages:add", args=["content", "infopage", page.get_parent().pk])

    chief.post(add, page_form(title="Nieuw", slug="nieuw", parts=parts, **SUBMIT))
    answer = approve(sign_in(rosa), ReaderPage.objects.get(slug="nieuw"))

    article = soup(amina.get("/nl/nieuw/")).article
    assert answer.status_code == 302
    for text in ("Eerst dit", "Een vet woord.", "Uw recht", "U mag een tolk.", "Bel eerst", "050 599 96 00"):
        assert text in words(article), text
    assert article.find("a", href="/nl/klantreis/M06/")
    assert soup(amina.get("/so/nieuw/")).find(role="note")


WRONG = {
    "unknown fact": ("paragraph", rich("<p>Binnen {fact:no-such}.</p>")),
    "broken fact": ("heading", "Binnen { fact:pip-term }"),
    "unknown moment": ("moments", {"heading": "Momenten", "ids": "M06 M99"}),
    "unknown organisation": ("contact", {"heading": "Hulp", "organisations": "duo nsb"}),
}


@pytest.mark.parametrize("part", WRONG.values(), ids=WRONG.keys())
def test_wrong_part_is_refused_and_nothing_is_saved(chief, page, part):
    before = photograph("wagtailcore_page", "wagtailcore_revision", "content_readerpage")

    answer = chief.post(screen("edit", page), page_form(title="Zzz", slug="gemeente", parts=[part], **SUBMIT))

    assert answer.status_code == 200
    assert changed(before, photograph(*before)) == []


def test_municipal_editor_publishes_in_her_own_section(amina, bert, sign_in):
    edit = page_form(
        title="Utrecht", slug="utrecht", parts=[("heading", "Loket op maandag")], **{"action-publish": "1"}
    )

    answer = sign_in(bert).post(screen("edit", bert.section), edit)

    assert answer.status_code == 302
    assert "Loket op maandag" in amina.get("/nl/gemeente/utrecht/").text
    assert "Loket op maandag" in amina.get("/ps/gemeente/utrecht/").text


@pytest.fixture
def accident():
    """Something breaks in the middle of a write, when half of it is done."""

    def break_down(sender, **kwargs):
        raise RuntimeError("the middle of a write")

    signals = (page_published, page_unpublished, published)
    for signal in signals:
        signal.connect(break_down, weak=False)
    yield
    for signal in signals:
        signal.disconnect(break_down)


@pytest.fixture
def waiting(chief, page):
    """A page and a fact that wait for a second person, their links looked at."""
    chief.post(screen("edit", page), form("<p>Half geschreven.</p>", **SUBMIT))
    fact = Fact.objects.get(key="pip-term")
    fields = {"key": fact.key, "label_nl": "x", "kind": "term", "value": "11", "unit": "weeks", "certainty": "law"}
    sources = {"fact_sources-TOTAL_FORMS": "0", "fact_sources-INITIAL_FORMS": "0"}
    chief.post(reverse("wagtailsnippets_trajectory_fact:edit", args=[fact.pk]), fields | sources | SUBMIT)
    links_work()


def approve_page(client):
    page = ReaderPage.objects.get(slug="gemeente", locale__language_code="nl")
    state = page.current_workflow_task_state
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))


def unpublish_page(client):
    return client.post(screen("unpublish", ReaderPage.objects.get(slug="traject", locale__language_code="ar")))


def approve_fact(client):
    fact = Fact.objects.get(key="pip-term")
    where = "wagtailsnippets_trajectory_fact:workflow_action"
    return client.post(reverse(where, args=[fact.pk, "approve", fact.current_workflow_task_state.pk]))


WRITES = [(approve_page, "rosa"), (unpublish_page, "iris"), (approve_fact, "rosa")]


@pytest.mark.parametrize(("write", "who"), WRITES)
def test_write_that_goes_well_changes_something(request, sign_in, waiting, write, who):
    client = sign_in(request.getfixturevalue(who))
    before = photograph("wagtailcore_page", "trajectory_fact")

    assert write(client).status_code == 302
    assert changed(before, photograph(*before)) != []


@pytest.mark.parametrize(("write", "who"), WRITES)
def test_write_that_breaks_in_the_middle_leaves_nothing(request, sign_in, waiting, accident, write, who):
    client = sign_in(request.getfixturevalue(who))
    client.raise_request_exception = False
    before = photograph()

    answer = write(client)

    assert answer.status_code == 500
    assert changed(before, photograph()) == []


@pytest.mark.parametrize(
    ("method", "address", "inside"), [("get", "/admin/", 0), ("post", "/admin/", 1), ("post", "/nl/", 0)]
)
def test_only_writes_of_editors_stand_in_a_transaction(method, address, inside):
    depth = len(connection.savepoint_ids)
    seen = []
    middleware = one_transaction(lambda request: seen.append(len(connection.savepoint_ids)) or HttpResponse())

    middleware(getattr(RequestFactory(), method)(address))

    assert seen == [depth + inside]


def try_to_enter(username: str, password: str, address: str = "192.0.2.1", **headers):
    data = {"username": username, "password": password}
    return Client().post("/admin/login/", data, REMOTE_ADDR=address, **headers)


def test_five_wrong_passwords_close_the_door_for_that_person_at_that_address(daan, carla):
    for _ in range(4):
        assert try_to_enter("daan", "verkeerd").status_code == 200
    fifth = try_to_enter("daan", "verkeerd")

    locked = try_to_enter("daan", PASSWORD, HTTP_ACCEPT_LANGUAGE="ar")

    assert fifth.status_code == 429
    assert (locked.status_code, tongue(soup(locked).html)) == (429, ("ar", "rtl"))
    assert try_to_enter("carla", PASSWORD).status_code == 302
    assert try_to_enter("daan", PASSWORD, address="192.0.2.2").status_code == 302


def test_right_password_forgets_the_wrong_ones(daan):
    for _ in range(2):
        for _ in range(4):
            try_to_enter("daan", "verkeerd")
        assert try_to_enter("daan", PASSWORD).status_code == 302


LOADS = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "form": "action",
    "use": "href",
}


def test_screens_of_the_admin_ask_nobody_outside(chief, page):
    moment = reverse("wagtailsnippets_trajectory_contactmoment:list")
    screens = [
        "/admin/",
        screen("edit", page),
        screen("history", page),
        moment,
        "/admin/account/",
        "/admin/reports/site-history/",
    ]
    for where in screens:
        answer = chief.get(where)

        assert answer.status_code == 200, where
        for name, attribute in LOADS.items():
            for element in soup(answer).find_all(name, {attribute: re.compile(r"^(https?:)?//")}):
                assert element[attribute].startswith(SITE), (where, element)
        assert not re.search(r"gravatar\.com|releases\.wagtail\.org", answer.text), where
        assert "default-src 'self'" in answer["Content-Security-Policy"], where


def test_log_in_screen_asks_nobody_outside(amina):
    answer = amina.get("/admin/login/")

    assert not soup(answer).find_all(["script", "link", "img"], {"src": re.compile("^https?:")})
    assert "default-src 'self'" in answer["Content-Security-Policy"]
