"""Newcomers test a text by a private link; editors see where it fails, and nothing tells who a tester was."""

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from content.panel.heat import count_answers, heat_map
from content.panel.models import PanelAnswer, PanelMark, PanelRound, PanelTongue
from tests.content.paneling import ADDRESS, KNOWN, SECRETS, newcomer
from tests.content.reading import soup, words

pytestmark = pytest.mark.django_db


def sentences(tongues) -> dict[tuple[str, int], dict[str, int]]:
    """By language and number of a sentence how often it was marked, as the heat map has it; without the others."""
    places = heat_map(PanelRound.objects.get().dutch, list(tongues))
    rows = [each for place in places for each in place.sentences]
    return {(each.tongue.language, each.number): each.counts for each in rows if each.total}


def test_shipped_content_claims_no_test(amina):
    assert PanelRound.objects.count() == 0
    for address in ("/nl/klantreis/M06/", "/nl/traject/plan-pip/", "/ti/klantreis/M06/"):
        assert 'class="tested"' not in amina.get(address).text


def test_tester_sees_each_sentence_in_her_language_and_is_asked_nothing_of_herself(links, amina):
    dutch, arabic = soup(amina.get(links["nl"])), amina.get(links["ar"])

    shown = [words(each) for each in dutch.select(".sentence__text")]
    assert {number: shown[number - 1] for number in KNOWN} == KNOWN
    page = soup(arabic)
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert words(page.select_one(".sentence__text")) == "تحصل على خطتك من البلدية"
    assert [box["value"] for box in page.select("[name=zin-2]")] == ["not-clear", "not-true", "missing"]
    assert arabic.headers["Cache-Control"] == "no-store"
    assert arabic.headers["X-Robots-Tag"] == "noindex"
    assert arabic.headers["Referrer-Policy"] == "same-origin"
    assert page.find("meta", attrs={"name": "robots", "content": "noindex"})
    assert "alternate" not in arabic.text
    assert not arabic.cookies
    assert not page.find("script")
    wrong_frame = amina.get(links["ar"].replace("/ar/", "/tr/", 1))
    assert (wrong_frame.status_code, wrong_frame["Location"]) == (302, links["ar"])


def test_heat_map_counts_what_ten_testers_in_three_languages_said(ten, daan, sign_in):
    made = PanelRound.objects.get()

    screen = soup(sign_in(daan).get(made.get_absolute_url()))

    assert {each.language: each.readers for each in made.tongues.all()} == {"nl": 4, "ar": 3, "ti": 3}
    assert sentences(made.tongues.all()) == {
        ("nl", 3): {"not-clear": 3, "missing": 1},
        ("nl", 7): {"not-true": 1},
        ("ar", 2): {"not-clear": 2, "missing": 1},
        ("ti", 1): {"not-clear": 1},
        ("ti", 2): {"not-true": 1},
    }
    answers = count_answers(list(made.tongues.all()))
    assert {each.tongue.language: (each.right, each.wrong, each.unknown) for each in answers} == {
        "nl": (2, 1, 1),
        "ar": (1, 1, 1),
        "ti": (3, 0, 0),
    }
    marked = {words(row.select_one(".heat__text")): row for row in screen.select(".heat__sentence") if row.svg}
    assert words(marked[KNOWN[3]].select_one(".heat__numbers")) == "3 niet duidelijk 1 er ontbreekt iets"
    assert "Bel mij op •••, ik weet het niet" in words(marked[KNOWN[3]])
    assert words(screen.select("#panel-numbers ~ tbody tr, .panel-numbers tbody tr")[0].td) == "4"
    only_arabic = soup(sign_in(daan).get(made.get_absolute_url() + "?taal=ar"))
    assert len(only_arabic.select(".heat__sentence svg")) == 1
    assert KNOWN[2] in words(only_arabic.select_one(".heat"))


def test_nothing_tells_who_a_tester_was_nor_which_link_she_had(ten, caplog):
    ours = [PanelRound, PanelTongue, PanelMark, PanelAnswer]
    browser = newcomer(REMOTE_ADDR=ADDRESS)
    for link in ten.values():
        browser.post(link, {"zin-1": "not-clear"})
        browser.post(link, {"woorden-1": "x" * 3_000_000})
        Client().post(link, {})
        browser.put(link)
        browser.get(link.replace("/lezerstest/", "/lezerstest/x"))

    with connection.cursor() as cursor:
        held = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            held[table] = repr(cursor.fetchall())
    records = [*caplog.get_records("setup"), *caplog.records]
    said = " ".join(f"{record.getMessage()} {record.exc_text}" for record in records)
    tokens = [link.strip("/").split("/")[-1] for link in ten.values()]
    traces = [*tokens, *SECRETS, ADDRESS, "12345678", "Telefoon van Amina"]
    assert [(table, trace) for table, text in held.items() for trace in traces if trace in text] == []
    assert "POST panel-test 302" in said
    assert "Bad Request: /ar/lezerstest/…/" in said
    assert [trace for trace in traces if trace in said] == []
    assert mail.outbox == []
    fields = {field.name for model in ours for field in model._meta.concrete_fields}
    assert fields == {
        *("id", "kind", "key", "title", "dutch", "made_by", "made_with", "made_on", "ends_on", "closed_on", "done"),
        *("shown", "said", "changed", "round", "language", "digest", "units", "questions", "readers", "last_on"),
        *("tongue", "sentence", "words", "question", "option"),
    }
    assert [str(row.last_on) for row in PanelTongue.objects.all()] == ["2027-05-03"] * 3
    ids = list(PanelMark.objects.order_by("sentence", "kind").values_list("pk", flat=True))
    assert min(ids) > 1000
    assert not any(PanelMark.objects.filter(pk=pk + 1).exists() for pk in ids)


@pytest.mark.parametrize(
    ("typed", "told", "kept"),
    [
        ({"zin-2": "not-clear", "woorden-2": "a" * 1_000_000}, "te lang", "a" * 1_000_000),
        ({"zin-2": "not-clear", "woorden-2": "<script>alert(1)</script>"}, "zonder", "&lt;script&gt;alert(1)"),
        ({"zin-2": "not-clear", "woorden-2": "goed\0fout"}, "onzichtbare", 'value="goedfout"'),
        ({"zin-2": "not-clear", "woorden-2": "abc\u202edef"}, "onzichtbare", 'value="abcdef"'),
        ({"woorden-2": "zonder kruisje"}, "Kruis aan", 'value="zonder kruisje"'),
        ({"zin-2": ["not-clear", "stom"], "woorden-2": "dit blijft"}, "niet goed", 'value="dit blijft"'),
        ({"zin-999": "not-clear", "woorden-2": "dit blijft", "zin-2": "missing"}, "niet goed", 'value="dit blijft"'),
        ({"vraag-0": "7", "zin-2": "missing", "woorden-2": "dit blijft"}, "Kies een antwoord", 'value="dit blijft"'),
        ({f"zin-{each}": ["not-clear", "not-true", "missing"] for each in range(1, 68)}, "", ""),
    ],
)
def test_form_that_is_not_right_says_so_keeps_what_was_typed_and_stores_nothing(links, typed, told, kept):
    somebody = newcomer()

    answer = somebody.post(links["nl"], {"vraag-0": "-"} | typed)

    assert answer.status_code == 400
    page = soup(answer)
    assert told in words(page.select_one("[role=alert]"))
    assert kept in answer.text
    assert len(page.select(".sentence input:checked, .sentence input[checked]")) >= ("zin-2" in typed)
    assert (PanelMark.objects.count(), PanelAnswer.objects.count()) == (0, 0)
    assert set(PanelTongue.objects.values_list("readers", flat=True)) == {0}


def test_form_from_another_site_is_refused(links):
    answer = Client(headers={"sec-fetch-site": "cross-site"}).post(links["ar"], {"vraag-0": "-"})

    assert answer.status_code == 403
    assert PanelAnswer.objects.count() == 0


def test_link_that_is_guessed_expired_or_closed_says_so_and_shows_nothing(links, in_may, daan, sign_in):
    somebody, arabic = newcomer(), links["ar"]
    guessed = somebody.get("/ti/lezerstest/" + "A" * 32 + "/")
    in_may(2027, 5, 31, 23, 59)
    last_evening = somebody.get(arabic)
    in_may(2027, 6, 1, 0, 1)
    expired, sent = somebody.get(arabic), somebody.post(arabic, {"vraag-0": "-"})
    in_may(2027, 5, 4)
    sign_in(daan).post(reverse("panel-act", args=[PanelRound.objects.get().pk]), {"action": "close"})
    closed = somebody.get(arabic)

    assert last_evening.status_code == 200
    assert [each.status_code for each in (guessed, expired, sent, closed)] == [404, 410, 410, 410]
    for answer in (guessed, expired, sent, closed):
        main = soup(answer).main
        assert answer.headers["Cache-Control"] == "no-store"
        assert not main.find("form")
        assert "PIP" not in words(main)
        assert main.find("a", href=f"/{soup(answer).html['lang']}/")
    assert "انتهى هذا الاختبار" in words(soup(closed).main)
    assert PanelAnswer.objects.count() == 0
