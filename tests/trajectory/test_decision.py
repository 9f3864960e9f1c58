"""“Must I do civic integration?”: every path to its outcome, and nothing of the answers anywhere else."""

import logging
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml
from django.conf import settings

from tests.trajectory.decision_paths import (
    ASYLUM_B1,
    DATA,
    DIPLOMA,
    START,
    TABLE,
    TURKISH,
    rows,
)
from tests.trajectory.reading import main_of, read, values_of
from trajectory.decision import views
from trajectory.decision.models import PublishedTree
from trajectory.texts.models import Provenance

pytestmark = pytest.mark.django_db


# The pages


def address_of(form) -> str:
    return urlsplit(form["action"]).path


def plainly(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.one_engine
def test_every_path_is_walked_on_the_site_by_pressing_its_buttons(amina):
    texts = yaml.safe_load((DATA / "texts/nl/decision.yaml").read_text("utf-8"))["outcomes"]
    pages: dict[tuple[str, ...], object] = {}
    wanted: dict[tuple[str, ...], set[str]] = {}
    paths = rows()
    for path, _outcome, _journey in paths:
        for number, code in enumerate(path):
            wanted.setdefault(tuple(path[:number]), set()).add(code)

    def page(answers: tuple[str, ...]):
        """The page after these answers, reached through the form of the page before."""
        if answers not in pages:
            form = main_of(page(answers[:-1])).form if answers else None
            query = [*values_of(form).get("a", []), answers[-1]] if answers else []
            pages[answers] = amina.get(address_of(form) if form else START, {"a": query})
        return pages[answers]

    for path, outcome, journey in paths:
        for number in range(len(path)):
            form = main_of(page(tuple(path[:number]))).form
            offered = {field["value"] for field in form.find_all("input", type="radio")}
            assert offered == wanted[tuple(path[:number])], path[:number]
        main = main_of(page(tuple(path)))
        links = [link["href"] for link in main.find_all("a", class_="button")]
        assert main.form is None, path
        assert plainly(main.h1.text) == TABLE["verdicts"][outcome], path
        assert plainly(texts[outcome]["explanation"]).split("{")[0].strip() in plainly(main.text), path
        assert links == ([f"/nl/klantreis/?{journey}"] if journey else []), path
        assert len(main.find_all("li", class_="said__item")) == len(path), path
    assert len({answers for answers in pages if main_of(pages[answers]).form is None}) == TABLE["count"]


@pytest.mark.parametrize(("group", "route"), [("asielstatushouder", "b1"), ("gezinsmigrant", "z")])
def test_outcome_opens_the_journey_of_the_reader(amina, group, route):
    path = next(path for path, _, journey in rows() if journey == f"groep={group}&route={route}")

    link = main_of(amina.get("/ar/moet-ik-inburgeren/", {"a": path})).find("a", class_="button")["href"]

    journey = amina.get(link)
    assert link == f"/ar/klantreis/?groep={group}&route={route}"
    assert journey.status_code == 200
    assert main_of(journey).find(id="route")


def test_outcome_says_why_and_every_answer_can_be_changed(amina):
    main = main_of(amina.get("/ti/moet-ik-inburgeren/", {"a": ASYLUM_B1}))

    items = main.find_all("li", class_="said__item")
    asked = yaml.safe_load((DATA / "texts/ti/decision.yaml").read_text("utf-8"))["questions"]
    assert plainly(items[3].text).startswith(asked["papier"]["text"])
    assert asked["papier"]["answers"]["f2"] in items[3].text
    for number, item in enumerate(items):
        change = amina.get(item.a["href"])
        offered = {field["value"] for field in main_of(change).form.find_all("input", type="radio")}
        assert values_of(main_of(change).form).get("a", []) == ASYLUM_B1[:number]
        assert ASYLUM_B1[number] in offered


def test_outcome_says_that_duo_decides_and_how_to_reach_it(amina):
    for path, _outcome, _journey in rows()[:11]:
        main = main_of(amina.get(START, {"a": path}))

        assert main.find(id="duo-title"), path
        assert main.find("a", href="tel:0505999600"), path


def test_back_leads_to_the_question_before(amina):
    second = amina.get(START, {"a": ["m7"]})
    third = amina.get(START, {"a": ["m7", "c9"]})

    assert main_of(second).find("a", class_="back")["href"] == START
    assert main_of(third).find("a", class_="back")["href"] == f"{START}?a=m7"


@pytest.mark.parametrize("code", ["nl", "ar", "so"])
@pytest.mark.parametrize(
    "chosen", [["m7", "zz"], ["h2", "m7"], ["m7", "\x00"], ["m7", '"><script>'], ["m7", "x" * 5000]]
)
def test_answer_that_no_longer_exists_is_told_with_a_way_back(amina, code, chosen):
    answer = amina.get(f"/{code}/moet-ik-inburgeren/", {"a": chosen})

    ways = [link["href"] for link in main_of(answer).find_all("a")]
    assert answer.status_code == 400
    assert ways == [f"/{code}/moet-ik-inburgeren/", f"/{code}/moet-ik-inburgeren/?a={chosen[0]}"]
    assert all(amina.get(way).status_code == 200 for way in ways)
    assert "<script>" not in answer.text


FIRST_QUESTION = {
    "nl": "Hebt u de Nederlandse nationaliteit?",
    "ar": "هل لديك الجنسية الهولندية؟",
    "fa-af": "آیا تابعیت هالند را دارید؟",
    "fr": "Avez-vous la nationalité néerlandaise\N{NO-BREAK SPACE}?",
}


def without_somali() -> None:
    tree = PublishedTree.objects.latest()
    for question in tree.content["questions"]:
        question["text"].pop("so")
    tree.save()


@pytest.mark.parametrize("code", settings.SITE_LANGUAGES)
def test_tree_speaks_every_language(amina, code):
    main = main_of(amina.get(f"/{code}/moet-ik-inburgeren/"))

    assert not main.find(attrs={"lang": True})
    if code in FIRST_QUESTION:
        assert main.legend.text.strip() == FIRST_QUESTION[code]


def test_question_without_translation_is_asked_in_dutch_and_says_so(amina):
    without_somali()
    somali = main_of(amina.get("/so/moet-ik-inburgeren/"))

    foreign = somali.legend.find(attrs={"lang": "nl"})
    assert (foreign["dir"], foreign.text) == ("ltr", "Hebt u de Nederlandse nationaliteit?")
    assert somali.find(class_="notice")


def test_language_menu_keeps_the_answers_and_search_engines_get_only_the_start(amina):
    without_somali()
    start, outcome = (read(amina.get("/ar/moet-ik-inburgeren/", {"a": chosen})) for chosen in ([], DIPLOMA))
    sitemap = amina.get("/sitemap.xml").text

    menu = {link["hreflang"]: link["href"] for link in outcome.find_all("a", class_="language-menu__link")}
    assert [value for _, value in parse_qsl(urlsplit(menu["ti"]).query)] == DIPLOMA
    assert outcome.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert not start.find("meta", attrs={"name": "robots"})
    assert outcome.find("link", rel="canonical")["href"].endswith("/ar/moet-ik-inburgeren/")
    assert sitemap.count(f"<loc>{settings.SITE_URL}/ar/moet-ik-inburgeren/</loc>") == 1
    assert "moet-ik-inburgeren/?" not in sitemap
    assert "/so/moet-ik-inburgeren/" not in sitemap


def test_machine_made_texts_say_so(amina):

    said = "A machine made these texts"
    note = main_of(amina.get("/en/moet-ik-inburgeren/")).find(class_="origin")
    Provenance.objects.filter(subject__startswith="decision-").update(checked_by="Daan", checked_on="2026-11-27")

    assert said in note.text
    assert not main_of(amina.get("/en/moet-ik-inburgeren/")).find(class_="origin")


# Privacy


def test_no_answer_comes_into_any_log_not_even_when_the_page_breaks(amina, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    access = logging.getLogger("access")
    access.addHandler(caplog.handler)
    amina.raise_request_exception = False

    amina.get(START, {"a": TURKISH})
    amina.get("/ar/moet-ik-inburgeren/", {"a": [*DIPLOMA, "zz"]})
    amina.get("/ar/moet-ik-inburgeren/", {"a": DIPLOMA}, headers={"host": "evil.example"})
    amina.get("/nl/klantreis/", {"groep": "gezinslid"}, headers={"referer": f"http://localhost{START}?a=m7"})
    monkeypatch.setattr(views, "walk", lambda tree, chosen: tree.questions[chosen[0]])
    broken = amina.get(START, {"a": ["q8"]})
    access.removeHandler(caplog.handler)

    lines = [logging.Formatter("%(message)s").format(record) for record in caplog.records]
    mine = [record.getMessage() for record in caplog.records if record.name == "access"]
    assert broken.status_code == 500
    assert any(re.search(r"FaultWithheld: KeyError in .*test_decision\.py:\d+", line) for line in lines)
    assert [re.sub(r"^\S+ |\d+ms ", "", line) for line in mine] == [
        "GET decision 200 nl",
        "GET decision 400 ar",
        "GET - 400 ar",
        "GET journey 200 nl",
        "GET decision 500 nl",
    ]
    everything = "\n".join(line for line in lines if not line.startswith(("(0.", "SELECT")))
    assert "?" not in re.sub(r"\?\?|% \?", "", everything)
    for code in {*TURKISH, *DIPLOMA, "zz", "q8"}:
        assert not re.search(rf"(?<![\w.]){code}(?![\w.])", everything), code


@pytest.mark.parametrize("chosen", [[], TURKISH, DIPLOMA, ["zz"]])
def test_address_with_answers_is_kept_nowhere_and_told_to_nobody(amina, chosen):
    answer = amina.get("/ar/moet-ik-inburgeren/", {"a": chosen})

    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert ("no-store" in answer.headers["Cache-Control"]) == bool(chosen)
    assert (answer.headers.get("X-Robots-Tag") == "noindex") == bool(chosen)
    assert not answer.cookies
