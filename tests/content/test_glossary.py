"""Hard words are explained in one list and where they stand, in the language of the reader, as editors have them."""

import re
import unicodedata
from collections import Counter

import pytest
from bs4 import Tag
from django.urls import reverse

from content.glossary.models import Term, TermSource
from tests.content.reading import PAGES, TONGUES, WRITTEN, alternates, canonical, nouns_of, soup, tongue, words
from tests.trajectory.reading import values_of
from trajectory.facts.models import Fact

pytestmark = pytest.mark.django_db

TOPIC, MOMENT = "/traject/plan-pip/", "/klantreis/M06/"
# A page that is written in Dutch and English only.
DUTCH_TOPIC = "/leven/zorgverzekering/"


def before_a_fact(text: str) -> str:
    return " ".join(text.split("{")[0].split())


def around(element: Tag) -> tuple[str, str]:
    """The language and direction an element stands in."""
    spoken = element if element.get("lang") else element.find_parent(lang=True)
    return spoken["lang"], spoken["dir"]


def marks(page: Tag) -> list[tuple[Tag, Tag]]:
    """Every marked word of a page with the note that it opens."""
    buttons = [each for each in page.find_all("button", popovertarget=True) if not each.find_parent(popover=True)]
    return [(button, page.find(id=button["popovertarget"])) for button in buttons]


def note_of(page: Tag, written: str) -> Tag:
    """The note behind the first mark of this word."""
    return next(note for button, note in marks(page) if words(button) == written)


@pytest.mark.parametrize("code", TONGUES)
def test_list_has_every_word_once_with_the_dutch_one_beside_it(amina, code):
    dutch, own = nouns_of("terms", "nl"), nouns_of("terms", code)

    answer = amina.get(f"/{code}/woorden/")

    page = soup(answer)
    rows = {row.parent["id"]: row for row in page.main.find_all("dt")}
    assert answer.status_code == 200
    assert tongue(page.html) == TONGUES[code]
    assert len(page.main.find_all("dt")) == len(dutch) == 76
    assert set(rows) == set(dutch)
    for term, row in rows.items():
        word = own.get(term, dutch[term])["word"]
        assert words(row).startswith(word), term
        assert row.find(string=re.compile(f"^{re.escape(word)}")), term
        beside = [words(each) for each in row.find_all(lang="nl", dir="ltr")]
        assert code == "nl" or dutch[term]["word"] in beside or word == dutch[term]["word"], term


@pytest.mark.parametrize("code", TONGUES)
def test_every_word_is_explained_in_the_language_of_the_reader_or_in_dutch_that_says_so(amina, code):
    dutch, own = nouns_of("terms", "nl"), nouns_of("terms", code)

    page = soup(amina.get(f"/{code}/woorden/"))

    for term, texts in dutch.items():
        explained = page.find(id=term).dd
        mine = own.get(term, {}).get("explanation", "")
        assert before_a_fact(mine or texts["explanation"]) in words(explained), term
        assert {tongue(each) for each in explained.find_all("span", lang=True)} == (set() if mine else {("nl", "ltr")})
    assert bool(page.find(role="note")) is (code not in WRITTEN)


@pytest.mark.parametrize("code", ["nl", "ar", "tr"])
def test_list_says_under_every_word_where_its_meaning_stands_and_how_old_that_is(amina, code):
    page = soup(amina.get(f"/{code}/woorden/"))

    for term, entry in nouns_of("terms").items():
        line = page.find(id=term).find(class_="origin")
        for cited, shown in zip(entry["sources"], line.find_all(lang="nl", dir="ltr"), strict=True):
            assert cited["ref"] in shown.get_text(), term
        assert "".join(day["datetime"] for day in line.find_all("time")) == str(entry["checked_on"] or ""), term


def test_source_of_a_word_is_a_dutch_link_with_its_publisher_in_the_arabic_list(amina):
    line = soup(amina.get("/ar/woorden/")).find(id="afschalen").find(class_="origin")

    assert words(line).startswith("من أين جاءت هذه المعلومات")
    assert (line.a["href"], *around(line.a)) == ("https://wetten.overheid.nl/BWBR0044770", "nl", "ltr")
    assert line.a.parent.get_text() == "Wet inburgering 2021, art. 17 (wetten.overheid.nl)"


def test_word_without_sources_has_no_line_about_them(amina):
    TermSource.objects.filter(term__code="tolk").delete()

    assert not soup(amina.get("/nl/woorden/")).find(id="tolk").find(class_="origin")


@pytest.mark.parametrize("code", ["nl", "ar", "fa-af", "ti"])
def test_index_of_letters_leads_to_every_letter_of_the_list(amina, code):
    page = soup(amina.get(f"/{code}/woorden/"))

    letters = [link for link in page.main.nav.find_all("a") if link["href"].startswith("#")]
    assert len(letters) > 8
    assert [words(link) for link in letters] == [words(page.find(id=link["href"][1:])) for link in letters]
    assert len(letters) == len(page.main.find_all("dl"))


@pytest.mark.parametrize("code", TONGUES)
def test_list_without_own_explanations_points_search_engines_to_the_dutch_one(amina, code):
    page = soup(amina.get(f"/{code}/woorden/"))

    assert alternates(page) == {each: f"/{each}/woorden/" for each in WRITTEN}
    assert canonical(page) == f"/{code if code in WRITTEN else 'nl'}/woorden/"


@pytest.mark.parametrize("code", WRITTEN)
@pytest.mark.parametrize("address", [TOPIC, MOMENT])
def test_every_marked_word_opens_the_explanation_of_its_term_in_the_language_of_the_reader(amina, code, address):
    known = {**nouns_of("terms", "nl"), **nouns_of("terms", code)}
    terms_of: dict[str, list[dict]] = {}
    for language in ("nl", code):
        for term, texts in nouns_of("terms", language).items():
            for form in texts["forms"]:
                terms_of.setdefault(form.casefold(), []).append(known[term])

    page = soup(amina.get(f"/{code}{address}"))

    found = marks(page)
    assert len(found) > 20
    for button, note in found:
        assert note.has_attr("popover"), button
        assert around(note) == TONGUES[code], button
        said = words(note)
        possible = terms_of[words(button).casefold()]
        assert any(each["word"] in said and before_a_fact(each["explanation"]) in said for each in possible), button


# Written by hand from the files of the glossary.
@pytest.mark.parametrize(
    ("code", "address", "written", "means"),
    [
        ("nl", TOPIC, "PIP", "Uw eigen plan om in te burgeren. De gemeente maakt het samen met u."),
        ("nl", MOMENT, "een besluit", "Een brief met een officiële beslissing over u."),
        ("en", TOPIC, "Family migrants", "Someone who came to the Netherlands for a partner or family."),
        ("ar", TOPIC, "غرامة", "مال يجب أن تدفعه لأنك لم تلتزم بقاعدة."),
        ("ar", MOMENT, "المسار التعليمي", "لمن يريدون الدراسة."),
        ("ti", TOPIC, "ምምሕዳራት ከተማ", "ከተማኹም ወይ ዓድኹም ዘመሓድር ትካል።"),
        ("ti", MOMENT, "MAP", "ብዛዕባ ስራሕ ዝኾነ ክፋል ምውህሃድኩም።"),
    ],
)
def test_word_means_what_the_glossary_says(amina, code, address, written, means):
    page = soup(amina.get(f"/{code}{address}"))

    assert means in words(note_of(page, written))


def test_dutch_text_in_the_arabic_frame_is_marked_by_dutch_words_and_explained_in_arabic(amina):
    page = soup(amina.get(f"/ar{DUTCH_TOPIC}"))

    bijstand = note_of(page.article, "bijstand")
    assert tongue(page.article) == ("nl", "ltr")
    assert around(bijstand) == ("ar", "rtl")
    assert "مال من البلدية للمعيشة" in words(bijstand)
    assert [words(each) for each in bijstand.find_all(lang="nl", dir="ltr")] == ["bijstand"]


def test_word_that_is_only_explained_in_dutch_says_so_in_a_turkish_note(amina):
    page = soup(amina.get(f"/tr{TOPIC}"))

    note = note_of(page.article, "gemeente")
    explained = note.find(string=re.compile("^Het bestuur van uw stad of dorp"))
    assert around(note) == ("tr", "ltr")
    assert around(explained.parent) == ("nl", "ltr")
    assert around(note.find(string="belediye").parent) == ("tr", "ltr")


PLACES = [
    ("nl", TOPIC), ("ar", TOPIC), ("ti", MOMENT), ("tr", "/klantreis/M01/"), ("ar", DUTCH_TOPIC), ("en", "/vragen/"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "address"), [*PLACES, *(("nl", "/woorden/"), ("ar", "/woorden/"))])
def test_no_two_elements_of_a_page_share_an_id(amina, code, address):
    page = soup(amina.get(f"/{code}{address}"))

    assert [each for each, times in Counter(each["id"] for each in page.find_all(id=True)).items() if times > 1] == []


@pytest.mark.parametrize(("code", "address"), PLACES)
def test_no_word_is_marked_inside_a_link_a_heading_a_question_or_a_note(amina, code, address):
    page = soup(amina.get(f"/{code}{address}"))

    assert len(marks(page)) > 10
    for button, _ in marks(page):
        assert not button.find_parent(["a", "button", "summary", "dt", "h1", "h2", "h3", "h4"]), button
    for note in page.find_all(popover=True):
        assert len(note.find_all("button")) == 1, note


@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_marked_word_is_never_the_beginning_of_a_longer_word(amina, code):
    cut = []
    for address in (*PAGES.values(), "/vragen/", *(f"/klantreis/{each}/" for each in ("A08", "M07", "M10", "W02"))):
        page = soup(amina.get(f"/{code}{address}"))
        for button, note in marks(page):
            note.extract()
            after = str(button.next_sibling or "")[:1]
            if unicodedata.category(after or " ")[0] in "LM":
                cut.append((address, f"{words(button)}|{str(button.next_sibling)[:8]}"))

    assert cut == []


@pytest.fixture
def chief(daan, sign_in):
    return sign_in(daan)


def save(client, term: Term, **typed: str) -> None:
    """What an editor does: open the term, type something else, and save."""
    where = reverse("wagtailsnippets_content_term:edit", args=[term.pk])
    screen = client.get(where)
    assert screen.status_code == 200, "the editor is not let in"
    form = next(each for each in soup(screen).find_all("form") if each.find(attrs={"name": "word_nl"}))
    answer = client.post(where, {**values_of(form), **typed})
    assert answer.status_code == 302, soup(answer).find_all(class_="error-message")


def test_word_that_an_editor_changed_is_seen_at_once(amina, chief):
    save(chief, Term.objects.get(code="tolk"), explanation_ar="من يترجم لك مجانًا.", forms_nl="tolk\nvertaler")

    listed = soup(amina.get("/ar/woorden/")).find(id="tolk")
    answer = soup(amina.get("/ar/vragen/"))
    assert "من يترجم لك مجانًا." in words(listed.dd)
    assert any("من يترجم لك مجانًا." in words(note) for _, note in marks(answer))
    assert "من يترجم لك مجانًا." in amina.get("/ar/zoeken/", {"q": "tolk"}).text
    assert words(soup(amina.get("/nl/woorden/")).find(id="tolk").dd).startswith(
        "Iemand die een gesprek voor u vertaalt."
    )


def test_form_that_an_editor_added_is_marked_at_once(amina, chief):
    page = soup(amina.get(f"/nl{TOPIC}"))
    assert "kopie" not in [words(button) for button, _ in marks(page)]

    save(chief, Term.objects.get(code="contactpersoon"), forms_nl="contactpersoon\nkopie")

    assert note_of(soup(amina.get(f"/nl{TOPIC}")), "kopie")


def test_explanation_with_an_unknown_fact_is_refused(chief):
    term = Term.objects.get(code="tolk")
    where = reverse("wagtailsnippets_content_term:edit", args=[term.pk])
    form = next(each for each in soup(chief.get(where)).find_all("form") if each.find(attrs={"name": "word_nl"}))

    answer = chief.post(where, {**values_of(form), "explanation_nl": "Kost {fact:no-such}."})

    assert answer.status_code == 200
    assert Term.objects.get(code="tolk").explanation_nl == term.explanation_nl


def test_word_that_an_editor_deleted_is_not_marked_listed_or_found(amina, chief):
    term = Term.objects.get(code="gemeente")
    assert note_of(soup(amina.get(f"/nl{TOPIC}")), "gemeente")

    answer = chief.post(reverse("wagtailsnippets_content_term:delete", args=[term.pk]))

    assert answer.status_code == 302
    assert not Term.objects.filter(code="gemeente").exists()
    for code in ("nl", "tr"):
        assert "gemeente" not in [words(button) for button, _ in marks(soup(amina.get(f"/{code}{TOPIC}")))], code
        assert not soup(amina.get(f"/{code}/woorden/")).find(id="gemeente"), code
    assert "/woorden/#gemeente" not in amina.get("/nl/zoeken/", {"q": "gemeente"}).text


@pytest.mark.parametrize(("code", "before", "after"), [("nl", "3 jaar", "5 jaar"), ("ar", "3 سنوات", "5 سنوات")])
def test_changed_fact_changes_the_explanation_that_names_it(amina, code, before, after):
    assert before in words(soup(amina.get(f"/{code}/woorden/")).find(id="inburgeringstermijn").dd)

    Fact.objects.filter(key="integration-term").update(value="5")

    explained = words(soup(amina.get(f"/{code}/woorden/")).find(id="inburgeringstermijn").dd)
    assert after in explained
    assert before not in explained


@pytest.mark.parametrize("code", ["nl", "ti"])
def test_expired_fact_is_not_in_an_explanation_any_more(amina, code):
    Fact.objects.filter(key="integration-term").update(valid_until="2020-01-01")

    page = soup(amina.get(f"/{code}/woorden/"))

    explained = words(page.find(id="inburgeringstermijn").dd)
    assert "{fact" not in str(page)
    assert not re.search(r"\b3\b", explained)
