"""The questions newcomers ask: in a list, each at its own address, on the moments they belong to, and for machines."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content.faq.models import Question
from tests.content.reading import TONGUES, WRITTEN, alternates, canonical, nouns_of, soup, tongue, unopened, words
from tests.trajectory.reading import values_of

pytestmark = pytest.mark.django_db

# Every question of facts.md section 7, in its order.
IN_ORDER = """
    moet-ik-inburgeren examen-in-het-buitenland welke-wet-geldt wanneer-begint-mijn-tijd wachten-op-het-plan
    wat-is-de-leerbaarheidstoets zelf-leerroute-kiezen van-leerroute-veranderen b1-te-moeilijk wie-betaalt-de-lessen
    hoeveel-lenen lening-terugbetalen wat-kost-een-examen school-niet-goed niet-naar-examen-komen uitslag-van-examen
    hoe-vaak-examen-doen extra-tijd-krijgen boete-krijgen vergunning-kwijt participatieverklaring-tekenen werken-en-map
    niet-lezen-en-schrijven alleen-naar-gesprek verhuizen studeren oekraine niet-eens-met-brief
    diploma-verblijf-paspoort hulp-in-mijn-taal
"""
QUESTIONS = IN_ORDER.split()


def parts(text: str) -> list[str]:
    """The pieces of a text of the files between its facts, with single spaces."""
    return [" ".join(part.split()) for part in re.split(r"\{fact:[a-z0-9-]+\}", text) if part.strip(" .\n")]


def joined(text: str) -> str:
    """A text without its spaces, so that the spaces between elements of a page do not count."""
    return "".join(text.split())


def data_of(page: BeautifulSoup) -> list[dict]:
    """The questions in the data for search engines."""
    data = json.loads(page.find("script", type="application/ld+json").string)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "FAQPage")
    return data["mainEntity"]


def test_files_hold_the_thirty_questions():
    assert list(nouns_of("questions")) == QUESTIONS
    assert len(QUESTIONS) == 30
    for code in WRITTEN:
        assert set(nouns_of("questions", code)) == set(QUESTIONS), code


@pytest.mark.parametrize("code", WRITTEN)
def test_list_has_every_question_with_its_short_answer_in_order(amina, code):
    own = nouns_of("questions", code)

    answer = amina.get(f"/{code}/vragen/")

    page = soup(answer)
    asked = page.main.find_all("details")
    assert answer.status_code == 200
    assert tongue(page.html) == TONGUES[code]
    assert not page.find(role="note")
    assert [words(each.summary) for each in asked] == [own[each]["question"] for each in QUESTIONS]
    for question, each in zip(QUESTIONS, asked, strict=True):
        for part in parts(own[question]["short"]):
            assert joined(part) in joined(words(each)), question
        assert each.find("a", href=f"/{code}/vragen/{question}/"), question


@pytest.mark.one_engine
@pytest.mark.parametrize("code", WRITTEN)
def test_question_has_a_page_with_both_answers_and_a_way_on(amina, code):
    own, data = nouns_of("questions", code), nouns_of("questions")

    for question in QUESTIONS:
        answer = amina.get(f"/{code}/vragen/{question}/")

        page = soup(answer)
        assert answer.status_code == 200, question
        assert tongue(page.html) == TONGUES[code], question
        assert words(page.h1) == own[question]["question"]
        said = joined(words(page.article))
        for line in [own[question]["short"], *own[question]["long"].splitlines()]:
            for part in parts(line.removeprefix("- ")):
                assert joined(part) in said, (question, part)
        linked = {link["href"] for link in page.article.find_all("a")}
        assert {f"/{code}/klantreis/{moment}/" for moment in data[question]["moments"]} <= linked, question
        assert any(link.endswith(f"/{data[question]['page']}/") for link in linked), question
        assert canonical(page) == f"/{code}/vragen/{question}/"
        assert alternates(page) == {each: f"/{each}/vragen/{question}/" for each in WRITTEN}
        description = page.find("meta", attrs={"name": "description"})["content"]
        assert joined(parts(own[question]["short"])[0]) in joined(description), question


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_facts_of_an_answer_are_the_current_ones(amina, code):
    page = soup(amina.get(f"/{code}/vragen/moet-ik-inburgeren/"))

    phone = page.article.find("a", href="tel:0505999600")
    assert words(phone) == "050 599 96 00"
    assert "050 599 96 00" in data_of(page)[0]["acceptedAnswer"]["text"]
    assert "{fact" not in str(page)


@pytest.mark.parametrize("code", [code for code in TONGUES if code not in WRITTEN])
def test_question_without_translation_is_dutch_and_says_so(amina, code):
    dutch = nouns_of("questions", "nl")["verhuizen"]

    answer = amina.get(f"/{code}/vragen/verhuizen/")

    page = soup(answer)
    assert answer.status_code == 200
    assert tongue(page.html) == TONGUES[code]
    assert tongue(page.h1.find(lang=True)) == ("nl", "ltr")
    assert words(page.h1) == dutch["question"]
    for text in (dutch["short"], dutch["long"].splitlines()[0]):
        line = unopened(page).find(string=lambda each, text=text: each.strip().startswith(parts(text)[0][:20]))
        assert tongue(line.find_parent(lang=True)) == ("nl", "ltr"), text
    assert page.find(role="note").find("a", hreflang="en", href="/en/vragen/verhuizen/")
    assert canonical(page) == "/nl/vragen/verhuizen/"
    assert {each["inLanguage"] for each in data_of(page)} == {"nl"}


@pytest.mark.parametrize("code", ["uk", "fa-af"])
def test_list_without_translations_is_dutch_and_says_so(amina, code):
    page = soup(amina.get(f"/{code}/vragen/"))

    asked = page.main.find_all("details")
    assert len(asked) == 30
    for each in asked:
        assert tongue(each.summary.find(lang=True)) == ("nl", "ltr")
        assert tongue(each.p.find(lang=True)) == ("nl", "ltr")
    assert page.find(role="note")
    assert canonical(page) == "/nl/vragen/"


@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
@pytest.mark.parametrize("unknown", ["bestaat-niet", "Verhuizen", "verhuizen%00", "..%2f", "1"])
def test_unknown_question_is_not_found_in_the_language_of_the_reader(amina, code, unknown):
    answer = amina.get(f"/{code}/vragen/{unknown}/")

    assert answer.status_code == 404
    assert tongue(soup(answer).html) == TONGUES[code]


@pytest.mark.parametrize("code", [*WRITTEN, "tr"])
def test_data_for_search_engines_says_what_the_list_says_and_nothing_else(amina, code):
    page = soup(amina.get(f"/{code}/vragen/"))

    data = data_of(page)
    asked = unopened(page).main.find_all("details")
    assert len(data) == len(asked) == 30
    for each, on_page in zip(data, asked, strict=True):
        said = each["acceptedAnswer"]["text"]
        assert (each["@type"], each["acceptedAnswer"]["@type"]) == ("Question", "Answer")
        assert each["name"] == words(on_page.summary)
        assert joined(said) == joined(on_page.p.get_text())
        assert each["inLanguage"] == (code if code in WRITTEN else "nl")
        assert not re.search(r"[<>{}]|&\w+;|&#", said + each["name"]), said


@pytest.mark.parametrize("code", ["nl", "ti"])
def test_data_of_one_question_is_that_of_its_page(amina, code):
    page = soup(amina.get(f"/{code}/vragen/boete-krijgen/"))

    [data] = data_of(page)
    short = unopened(page).article.h1.find_next_sibling()
    assert data["name"] == words(page.h1)
    assert joined(data["acceptedAnswer"]["text"]) == joined(short.get_text())


def test_signs_of_html_in_an_answer_stay_signs_for_people_and_machines(amina):
    typed = "Is 3 < 5 & \"zo\"? </script><script>kwaad()</script> 'ja'"
    Question.objects.filter(code="verhuizen").update(question_nl=typed, short_nl=typed)

    page = soup(amina.get("/nl/vragen/verhuizen/"))

    assert words(page.h1) == typed
    assert [(each["name"], each["acceptedAnswer"]["text"]) for each in data_of(page)] == [(typed, typed)]
    assert len(page.find_all("script")) == 1
    assert page.find("meta", attrs={"name": "description"})["content"] == typed


# By hand from questions.yaml, in the order of the list.
ON_MOMENTS = {
    "M07": ["zelf-leerroute-kiezen", "niet-eens-met-brief"],
    "W02": ["wie-betaalt-de-lessen", "lening-terugbetalen", "school-niet-goed"],
    "U01": ["oekraine"],
    "E05": ["b1-te-moeilijk", "wat-kost-een-examen", "niet-naar-examen-komen", "hoe-vaak-examen-doen"],
    "A12": [],
}


@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
@pytest.mark.parametrize("moment", ON_MOMENTS)
def test_moment_shows_the_questions_that_belong_to_it(amina, code, moment):
    own = nouns_of("questions", code)

    page = soup(amina.get(f"/{code}/klantreis/{moment}/"))

    asked = page.main.article.find_all("details")
    assert [words(each.summary) for each in asked] == [own[each]["question"] for each in ON_MOMENTS[moment]]
    for question, each in zip(ON_MOMENTS[moment], asked, strict=True):
        assert joined(parts(own[question]["short"])[0]) in joined(words(each))
        assert each.find("a", href=f"/{code}/vragen/{question}/")


def test_question_on_a_moment_in_another_frame_is_dutch_and_says_so(amina):
    page = soup(amina.get("/so/klantreis/U01/"))

    [asked] = page.main.article.find_all("details")
    assert tongue(asked.summary.find(lang=True)) == ("nl", "ltr")
    assert tongue(asked.p.find(lang=True)) == ("nl", "ltr")


def test_question_that_leaves_a_moment_is_no_longer_on_its_page(amina):
    question = Question.objects.get(code="oekraine")

    question.moments.clear()
    question.save()

    assert not soup(amina.get("/nl/klantreis/U01/")).main.article.find("details")


@pytest.fixture
def answer_with(daan, sign_in):
    """Let a national editor type a short answer, and give back what the screen says."""
    client = sign_in(daan)

    def send(short: str):
        where = reverse("wagtailsnippets_content_question:edit", args=[Question.objects.get(code="verhuizen").pk])
        screen = client.get(where)
        assert screen.status_code == 200, "the editor is not let in"
        form = next(each for each in soup(screen).find_all("form") if each.find(attrs={"name": "short_nl"}))
        return client.post(where, {**values_of(form), "short_nl": short})

    return send


# A fact counts as two words: it reads as an amount with its unit.
@pytest.mark.parametrize("text", ["woord " * 40, "woord " * 38 + "{fact:pip-term}"])
def test_short_answer_of_forty_words_is_saved_and_seen_at_once(amina, answer_with, text):
    answer = answer_with(text)

    assert answer.status_code == 302
    assert "woord woord woord" in words(soup(amina.get("/nl/vragen/verhuizen/")).article)
    assert "woord woord woord" in amina.get("/nl/zoeken/", {"q": "verhuizen"}).text


@pytest.mark.parametrize("text", ["woord " * 41, "woord " * 39 + "{fact:pip-term}"])
def test_short_answer_of_more_than_forty_words_is_refused_in_the_form(answer_with, text):
    before = Question.objects.get(code="verhuizen").short_nl

    answer = answer_with(text)

    assert answer.status_code == 200
    assert "meer dan veertig woorden" in words(soup(answer).main)
    assert Question.objects.get(code="verhuizen").short_nl == before
