"""A machine suggests and never publishes: asked over HTTP, also when it is slow, broken or hostile."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from django.urls import reverse

from content.translation.forms import seen
from content.translation.things import kind_of
from content.translation.units import units_of_noun
from inburgering_site.machines import read
from tests.content.photograph import changed, photograph
from tests.content.reading import soup, words
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db

TABLES = ("trajectory_contactmoment", "trajectory_provenance", "wagtailcore_revision", "wagtailcore_modellogentry")


# What the machine answers to a list of texts: status and body.
ANSWERS = {
    "good": lambda texts: (200, json.dumps({"translatedText": [f"Çeviri: {text}" for text in texts]})),
    "failing": lambda texts: (500, "x"),
    "refusing": lambda texts: (403, json.dumps({"error": "no such key"})),
    "not JSON": lambda texts: (200, "<html>"),
    "too few": lambda texts: (200, json.dumps({"translatedText": ["een"]})),
    "a number": lambda texts: (200, json.dumps({"translatedText": [1 for _ in texts]})),
    "nothing": lambda texts: (200, "{}"),
    "script": lambda texts: (200, json.dumps({"translatedText": ["<script>alert(1)</script>" for _ in texts]})),
    "hidden": lambda texts: (200, json.dumps({"translatedText": [f"{text}\u202e" for text in texts]})),
    "other facts": lambda texts: (200, json.dumps({"translatedText": ["{fact:rtb-end}" for _ in texts]})),
}


class _Machine(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(asked)
        status, body = ANSWERS[self.server.mood](asked["q"])
        self.send_response(status)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args) -> None:
        pass


@contextmanager
def machine(settings, mood: str):
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Machine)
    server.mood, server.asked = mood, []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    found = read(
        {"MACHINE_TRANSLATOR": "libretranslate", "MACHINE_TRANSLATOR_URL": f"http://127.0.0.1:{server.server_port}"}
    )
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = found["WAGTAILLOCALIZE_MACHINE_TRANSLATOR"]
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def elif_at_her_desk(elif_, sign_in):
    return sign_in(elif_)


def where(name: str, code: str = "tr") -> str:
    return reverse(name, args=[code, "moment", "M06"])


def typed(page) -> dict[str, str]:
    """By name what stands in the fields of the form."""
    fields = page.find("form", action=where("translation-edit")).find_all(["textarea", "input"])
    return {each["name"]: each.get("value", each.get_text().strip()) for each in fields if each.get("name")}


def test_without_the_setting_there_is_no_machine(elif_at_her_desk):
    assert "voorstel" not in elif_at_her_desk.get(where("translation-edit")).text
    assert elif_at_her_desk.post(where("translation-suggest")).status_code == 404


def test_suggestion_fills_what_is_missing_and_nothing_is_kept(elif_at_her_desk, settings):
    before = photograph(*TABLES)

    with machine(settings, "good") as asked:
        page = soup(elif_at_her_desk.post(where("translation-suggest")))

    dutch = ContactMoment.objects.get(code="M06")
    assert typed(page)["title"] == dutch.title_tr  # was there, and current
    assert typed(page)["bring"] == f"Çeviri: {dutch.bring_nl}".strip()
    assert "Een machine stelde dit voor" in words(page.main)
    assert {(each["source"], each["target"]) for each in asked.asked} == {("nl", "tr")}
    assert changed(before, photograph(*before)) == []


@pytest.mark.parametrize("checked", [False, True])
def test_what_a_machine_made_counts_as_its_own_until_somebody_checked_it(elif_at_her_desk, settings, checked):
    with machine(settings, "good"):
        form = typed(soup(elif_at_her_desk.post(where("translation-suggest"))))
        form = {name: text for name, text in form.items() if name != "checked"} | ({"checked": "on"} if checked else {})
        answer = elif_at_her_desk.post(where("translation-edit"), form)

    origin = Provenance.objects.get(subject="moment:M06", language="tr")
    assert answer.status_code == 302
    assert (origin.maker, origin.checked_by) == (("person", "elif") if checked else ("machine", ""))
    assert origin.made_by == ("elif" if checked else "LibreTranslate")


@pytest.mark.parametrize("mood", ["failing", "refusing", "not JSON", "too few", "a number", "nothing"])
def test_machine_that_gives_no_answer_is_said_and_nothing_changes(elif_at_her_desk, settings, mood):
    before = photograph(*TABLES)

    with machine(settings, mood):
        answer = elif_at_her_desk.post(where("translation-suggest"))

    assert answer.status_code == 200
    assert "LibreTranslate geeft nu geen antwoord." in answer.text
    assert changed(before, photograph(*before)) == []


@pytest.mark.parametrize("mood", ["script", "hidden", "other facts"])
def test_hostile_suggestion_is_left_out(elif_at_her_desk, settings, mood):
    with machine(settings, mood):
        answer = elif_at_her_desk.post(where("translation-suggest"))

    assert answer.status_code == 200
    assert typed(soup(answer))["deadline"] == ""
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text


def test_slow_machine_is_not_waited_for(elif_at_her_desk, settings, monkeypatch):
    waits = []

    def never(*args, timeout, **kwargs):
        waits.append(timeout)
        raise requests.Timeout

    monkeypatch.setattr(requests, "post", never)
    with machine(settings, "good"):
        answer = elif_at_her_desk.post(where("translation-suggest"))

    assert "LibreTranslate geeft nu geen antwoord." in answer.text
    assert waits == [10]


def test_dari_is_not_given_the_farsi_of_a_machine(daan, sign_in, settings):
    with machine(settings, "good") as asked:
        answer = sign_in(daan).post(where("translation-suggest", "fa-af"))

    assert answer.status_code == 404
    assert asked.asked == []


def test_translator_may_not_ask_for_another_language(elif_at_her_desk, settings):
    with machine(settings, "good") as asked:
        answer = elif_at_her_desk.post(where("translation-suggest", "ar"))

    assert answer.status_code in (302, 403)
    assert asked.asked == []


def test_forged_suggestion_counts_as_written_by_who_sent_it(elif_at_her_desk, settings):
    units = units_of_noun(kind_of(ContactMoment), ContactMoment.objects.get(code="M06"), "tr")
    form = {unit.name: unit.text for unit in units} | {"seen": seen(units), "title": "Plan", "suggested": "x:y:z"}

    with machine(settings, "good"):
        elif_at_her_desk.post(where("translation-edit"), form)

    assert Provenance.objects.get(subject="moment:M06", language="tr").made_by == "elif"
