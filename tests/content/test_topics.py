"""A topic answers seven questions, leads on and names its law and its sources, before it can be published."""

import json
import re
from html import unescape

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from content.pages.models import ReaderPage, SectionPage, TopicPage
from tests.content.reading import IN_TWO, PAGES, TONGUES, TOPICS, WRITTEN, file_of, listed, soup, tongue, words
from tests.content.reviewing import approve
from tests.content.screens import page_form, rich
from trajectory.facts.models import Source

pytestmark = pytest.mark.django_db

ANSWERS = ("for_whom", "you_do", "when", "contact", "cost", "if_not", "help")
TYPED = {
    "law": "wi2021",
    "for_whom": "Voor wie verhuist.",
    "you_do": "U belt de gemeente.",
    "when": "Binnen {fact:pip-term}.",
    "contact": "De gemeente belt u.",
    "cost": "Het is gratis.",
    "if_not": "Dan krijgt u een brief.",
    "help": "Vraag het uw gemeente.",
}
SHORT = ("short", TYPED)
TEXT = ("paragraph", rich("<p>De kat slaapt.</p>"))
MOMENTS = ("moments", {"heading": "Momenten", "ids": "M06 M07"})
# What the screen says, by what is missing.
SAYS = {
    "short": "Begin met het deel “In het kort”",
    "next": "Zeg wat daarna komt",
    "source": "Noem minstens één bron",
}
IN_FOUR = [key for key, address in PAGES.items() if address.startswith("/traject/") and key != "traject"]
IN_ENGLISH = [topic for topics in TOPICS.values() for topic in topics.split()]


@pytest.fixture
def chief(daan, sign_in):
    return sign_in(daan)


@pytest.fixture
def send(chief):
    """Let a national editor make a new topic in the section of rights, with these parts and sources."""
    section = SectionPage.objects.get(slug="rechten", locale__language_code="nl")

    def press(parts: list, *, source: str = "WI", **fields: str):
        cited = [{"source": str(Source.objects.get(code=source).pk), "reference": "art. 1"}] if source else []
        fields = {"page_sources": inline_formset(cited), **fields}
        form = page_form(title="Nieuw", slug="nieuw", parts=parts, **fields)
        return chief.post(reverse("wagtailadmin_pages:add", args=["content", "topicpage", section.pk]), form)

    return press


def missing(answer) -> set[str]:
    """What the screen says is missing."""
    said = unescape(answer.text)
    return {what for what, sentence in SAYS.items() if sentence in said or json.dumps(sentence)[1:-1] in said}


WRONG = {
    "nothing but text": ([TEXT], "", {"short", "next", "source"}),
    "nothing but text and a source": ([TEXT], "WI", {"short", "next"}),
    "no answers": ([TEXT, MOMENTS], "WI", {"short"}),
    "answers not first": ([TEXT, SHORT, MOMENTS], "WI", {"short"}),
    "nothing comes next": ([SHORT, TEXT], "WI", {"next"}),
    "no source": ([SHORT, TEXT, MOMENTS], "", {"source"}),
}


@pytest.mark.parametrize("what", WRONG)
def test_topic_that_lacks_something_is_not_published_and_the_screen_names_it(send, what):
    parts, source, names = WRONG[what]

    answer = send(parts, source=source, **{"action-submit": "1"})

    assert answer.status_code == 200
    assert missing(answer) == names
    assert not ReaderPage.objects.filter(slug="nieuw").exists()


@pytest.mark.parametrize("what", WRONG)
def test_topic_that_lacks_something_is_kept_as_a_draft(amina, send, what):
    parts, source, _ = WRONG[what]

    answer = send(parts, source=source)

    assert answer.status_code == 302
    assert not TopicPage.objects.get(slug="nieuw").live
    assert amina.get("/nl/rechten/nieuw/").status_code == 404


def test_published_topic_that_loses_its_last_source_is_refused_too(amina, chief):
    page = TopicPage.objects.get(slug="tolk", locale__language_code="nl")
    form = page_form(title="Tolk", slug="tolk", parts=[SHORT, MOMENTS], **{"action-submit": "1"})

    answer = chief.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert answer.status_code == 200
    assert "source" in missing(answer)
    assert words(soup(amina.get("/nl/voorzieningen/tolk/")).h1) == file_of("tolk", "nl")["title"]


def test_source_that_is_taken_away_does_not_count(chief, send):
    pk = Source.objects.get(code="WI").pk
    cited = inline_formset([{"source": str(pk), "reference": "", "DELETE": "1"}])

    answer = send([SHORT, MOMENTS], **{"action-submit": "1", "page_sources": cited})

    assert answer.status_code == 200
    assert missing(answer) == {"source"}


@pytest.mark.parametrize("answer", ANSWERS)
def test_topic_with_one_question_unanswered_is_not_published(send, answer):
    sent = send([("short", {**TYPED, answer: ""}), MOMENTS], **{"action-submit": "1"})

    assert sent.status_code == 200
    assert not ReaderPage.objects.filter(slug="nieuw").exists()


def test_complete_topic_is_published_with_its_seven_answers_first(amina, send, rosa, sign_in):
    answer = send([SHORT, TEXT, MOMENTS], **{"action-submit": "1"})
    approve(sign_in(rosa), TopicPage.objects.get(slug="nieuw"))

    page = soup(amina.get("/nl/rechten/nieuw/"))
    assert answer.status_code == 302
    assert [words(each) for each in page.article.dl.find_all("dd")] == [
        "Voor wie verhuist.", "U belt de gemeente.", "Binnen 10 weken.", "De gemeente belt u.", "Het is gratis.",
        "Dan krijgt u een brief.", "Vraag het uw gemeente.",
    ]  # fmt: skip
    assert "De kat slaapt." in words(page.article.dl.find_parent("section").find_next_sibling())


def test_new_topic_begins_with_its_skeleton(chief):
    section = SectionPage.objects.get(slug="rechten", locale__language_code="nl")

    screen = soup(chief.get(reverse("wagtailadmin_pages:add", args=["content", "topicpage", section.pk])))

    shown = unescape(str(screen.find(attrs={"name": "body-count"}) or screen.find(id="body")))
    kinds = re.findall(r'"type": "(short|paragraph|steps|callout|moments|pages|contact)"', shown)
    assert kinds == ["short", "paragraph", "steps", "callout", "moments", "pages", "contact"]


@pytest.mark.parametrize("key", [*IN_FOUR, *IN_ENGLISH])
def test_file_of_every_topic_has_seven_answers_in_every_language_and_a_source(key):
    dutch = file_of(key, "nl")

    assert dutch["type"] == "topic"
    assert dutch["blocks"][0]["key"] == "short"
    assert [name for name in ANSWERS if dutch["blocks"][0]["short"][name].strip()] == list(ANSWERS)
    assert [cited for cited in dutch["sources"] if cited["code"]]
    for code in WRITTEN[1:] if key in IN_FOUR else ("en",):
        texts = file_of(key, code)["texts"]
        assert [name for name in ANSWERS if texts[f"short.{name}"].strip()] == list(ANSWERS), code


def test_files_hold_thirty_nine_topics_ten_of_them_in_four_languages():
    assert len(IN_FOUR) == 10
    assert len(IN_ENGLISH) == 39
    assert TopicPage.objects.filter(locale__language_code="nl").count() == 49


@pytest.mark.one_engine
@pytest.mark.parametrize("code", WRITTEN)
def test_page_of_every_topic_shows_its_seven_answers_and_its_sources(amina, code):
    for key in [*IN_FOUR, *(IN_ENGLISH if code in ("nl", "en") else ())]:
        page = soup(amina.get(f"/{code}{(PAGES | IN_TWO)[key]}"))

        given = file_of(key, code)
        texts = given["texts"] if code != "nl" else {f"short.{k}": v for k, v in given["blocks"][0]["short"].items()}
        said = [words(each) for each in page.article.dl.find_all("dd")]
        assert len(said) == 7, key
        for name, answer in zip(ANSWERS, said, strict=True):
            assert answer.startswith(" ".join(texts[f"short.{name}"].split("{")[0].split())), (key, name)
        lines = page.main.find(id="evidence-title").find_parent("section").find_all("li")
        own = [listed("sources", "code")[each["code"]]["title"] for each in file_of(key, "nl")["sources"]]
        named = " | ".join(words(line) for line in lines)
        assert [title for title in own if title not in named] == [], key
        assert len(lines) >= len(own) > 0, key


def law_of(key: str) -> str:
    return file_of(key, "nl")["blocks"][0]["short"]["law"]


OTHER_LAW = {"wi2021": "/wet-2013/", "wi2013": "/traject/", "": None}


@pytest.mark.one_engine
@pytest.mark.parametrize("code", ["nl", "ar", "tr"])
def test_topic_of_one_law_leads_readers_of_the_other_law_to_their_pages(amina, code):
    seen = set()
    for key in [*IN_FOUR, *IN_ENGLISH]:
        page = soup(amina.get(f"/{code}{(PAGES | IN_TWO)[key]}"))

        short = page.article.dl.find_parent("section")
        where = OTHER_LAW[law_of(key)]
        ways = [link for link in short.find_all("a") if link["href"] in {f"/{code}/wet-2013/", f"/{code}/traject/"}]
        assert [link["href"] for link in ways] == ([f"/{code}{where}"] if where else []), key
        spoken = {tongue(link.find_parent(lang=True)) for link in ways}
        assert spoken <= {TONGUES[code]}, key
        seen.add(law_of(key))

    assert seen == {"wi2021", "wi2013", ""}
    assert amina.get(f"/{code}/wet-2013/").status_code == 200
    assert amina.get(f"/{code}/traject/").status_code == 200


# Facts of the law of 2021 only, as they read in Dutch and English (facts.md 4.4, 5 and 6), and the page that has each.
ONLY_2021 = {
    "plan-pip": ("10 weken", "10 weeks"),
    "leerroutes": ("18 maanden", "18 months"),
    "pvt-en-map": ("12 uur", "12 hours"),
    "boetes": ("€800", "€800"),
}


@pytest.mark.parametrize("code", ["nl", "en"])
def test_fact_of_the_law_of_2021_stands_on_its_page_and_on_none_of_the_old_law(amina, code):
    old = ["wet-2013", *TOPICS["wet-2013"].split()]

    def sentences(key: str) -> list[str]:
        article = words(soup(amina.get(f"/{code}{(PAGES | IN_TWO)[key]}")).article)
        return [re.sub(r"€\s", "€", each) for each in re.split(r"(?<=[.?!])\s", article)]

    for key, values in ONLY_2021.items():
        value = values[code == "en"]
        shown = re.compile(rf"(?<![\d.,]){re.escape(value)}\b")
        assert any(shown.search(each) for each in sentences(key)), (key, value)
        for page in old:
            wrong = [each for each in sentences(page) if shown.search(each) and "2021" not in each]
            assert wrong == [], (page, value)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_files_of_the_old_law_use_no_fact_of_the_law_of_2021(code):
    new = {
        "pip-term",
        "pip-term-moved",
        "pip-term-third-party",
        "fine-intake",
        "fine-traject-first",
        "fine-traject-max",
    }
    new |= {"fine-traject-total", "fine-pvt", "fine-map", "fine-route-max", "route-change-term", "downgrade-hours"}
    new |= {"z-course-hours", "z-participation-hours", "pvt-hours", "map-practice-hours", "intake-new-term"}
    new |= {"extension-course-hours", "extension-almost-done", "pvt-registered-term", "free-exam-attempts"}
    for key in ["wet-2013", *TOPICS["wet-2013"].split()]:
        named = set(re.findall(r"\{fact:([a-z0-9-]+)\}", str(file_of(key, code))))

        assert named, key
        assert named & new == set(), key
