"""Every amount, term, date and phone number a reader meets can be traced: its own source stands on the same page."""

import re

import pytest
import yaml

from tests.content.reading import DATA, DUTCH_ONLY, IN_TWO, PAGES, file_of, listed, nouns_of, soup, words
from trajectory.facts.models import Fact, FactSource, Source

pytestmark = pytest.mark.django_db

USED = re.compile(r"\{fact:([a-z0-9-]+)\}")
ANSWERS = ("question", "short", "long")


def lines_for(said: str) -> set[str]:
    """How the sources of the facts in a text are named, read from the files."""
    cited = {each["code"] for key in USED.findall(said) for each in listed("facts", "key")[key]["sources"]}
    return {listed("sources", "code")[code]["title"] for code in cited}


def moments_in(code: str) -> dict[str, dict]:
    files = (DATA / "texts" / code).glob("?.yaml")
    return {moment: texts for path in files for moment, texts in yaml.safe_load(path.read_text("utf-8")).items()}


def addresses(code: str) -> dict[str, str]:
    """By address, all that the file of that page, moment or question says."""
    found = {}
    for key, path in {**PAGES, **IN_TWO, **(DUTCH_ONLY if code == "nl" else {})}.items():
        try:
            page = file_of(key, code)
        except FileNotFoundError:
            continue
        found[path] = str([page["title"], page["intro"], page.get("blocks"), page.get("texts")])
    found |= {f"/klantreis/{moment}/": str(texts) for moment, texts in moments_in(code).items()}
    asked = nouns_of("questions", code)
    return found | {f"/vragen/{each}/": str([texts.get(name) for name in ANSWERS]) for each, texts in asked.items()}


@pytest.mark.one_engine
@pytest.mark.parametrize(("code", "at_least"), [("nl", 90), ("ti", 60)])
def test_page_with_a_fact_names_the_source_of_that_fact(amina, code, at_least):
    seen = 0
    for path, said in addresses(code).items():
        wanted = lines_for(said)
        if not wanted:
            continue
        page = soup(amina.get(f"/{code}{path}"))

        named = words(page.find("section", class_="evidence"))
        assert {title for title in wanted if title not in named} == set(), path
        seen += 1
    assert seen >= at_least


def test_source_the_page_names_itself_stands_there_once(amina):
    # boetes.yaml names the law, and facts on that page stand in the same law
    page = soup(amina.get("/nl/plichten/boetes/"))

    titles = [line.a.get_text() for line in page.select(".evidence__list li") if line.a]

    assert "WI" in {each["code"] for each in file_of("boetes", "nl")["sources"]}
    assert titles.count("Wet inburgering 2021") == 1


def test_fact_an_editor_writes_brings_its_source_along(amina, shown):
    rule = Source.objects.create(code="XX", kind="official", publisher="COA", title="Regels van de opvang")
    fact = Fact.objects.create(key="meals-a-day", kind="number", value="3", certainty="official", live=True)
    FactSource.objects.create(fact=fact, source=rule, reference="blz. 4")

    shown(("paragraph", "<p>U krijgt {fact:meals-a-day} maaltijden.</p>"))
    named = words(soup(amina.get("/nl/beeld/")).find("section", class_="evidence"))

    assert "Regels van de opvang, blz. 4 (COA)" in named
