"""Search finds what visitors may see, in their own language and by the Dutch words of a letter."""

import pytest

from content.pages.models import ReaderPage
from content.search.index import rebuild
from content.search.models import SearchEntry
from tests.content.photograph import photograph
from tests.content.reading import soup, tongue, words
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db


def answers(client, code: str, question: str) -> list[str]:
    """The addresses found, best first."""
    page = soup(client.get(f"/{code}/zoeken/", {"q": question}))
    return [link["href"] for link in page.main.find_all("a") if link.find("span")]


# Words from the titles of the content files; the page or moment with that title must be among the first three.
@pytest.mark.parametrize(
    ("code", "question", "expected"),
    [
        ("nl", "leerroute", "/nl/traject/leerroutes/"),
        ("nl", "LEERROUTES", "/nl/traject/leerroutes/"),
        ("nl", "wachten huis", "/nl/traject/wachten/"),
        ("nl", "toegankelijk", "/nl/toegankelijkheid/"),
        ("nl", "M06", "/nl/klantreis/M06/"),
        ("en", "waiting for a home", "/en/traject/wachten/"),
        ("ar", "انتظار مسكن", "/ar/traject/wachten/"),
        ("ar", "خطتك", "/ar/traject/plan-pip/"),
        ("ti", "ገዛ", "/ti/traject/wachten/"),
        ("tr", "planınızı", "/tr/klantreis/M06/"),
        ("tr", "PLANINIZI", "/tr/klantreis/M06/"),
    ],
)
def test_word_of_a_title_finds_its_page(amina, code, question, expected):
    assert expected in answers(amina, code, question)[:3]


@pytest.mark.parametrize(
    ("typed", "as_if"),
    [
        ("البلدية", "بلدية"),  # with and without the article
        ("بلدية", "البلدية"),
        ("أسرة", "اسرة"),  # alef with and without hamza
        ("مهلة", "مهله"),  # teh marbuta and heh
    ],
)
def test_arabic_is_found_however_it_is_typed(amina, typed, as_if):
    found = answers(amina, "ar", typed)

    assert found
    assert found == answers(amina, "ar", as_if)


def test_dutch_word_of_a_letter_gives_arabic_titles_in_the_arabic_frame(amina):
    page = soup(amina.get("/ar/zoeken/", {"q": "bezwaar"}))

    links = [link for link in page.main.find_all("a") if link.find("span")]
    assert tongue(page.html) == ("ar", "rtl")
    assert len(links) > 3
    for link in links:
        assert link["href"].startswith("/ar/")
        title = link.find("span")
        own = any("\N{ARABIC LETTER ALEF}" <= sign <= "\N{ARABIC LETTER YEH}" for sign in words(title))
        assert own or tongue(title) == ("nl", "ltr") or title.find(lang="nl"), words(title)
    assert ContactMoment.objects.get(code="M07").title_ar in words(page.main)


def test_answer_that_is_only_dutch_says_so(amina):
    page = soup(amina.get("/fa/zoeken/", {"q": "leerroutes"}))

    link = page.main.find("a", href="/fa/traject/leerroutes/")
    assert {tongue(part) for part in link.find_all(lang=True)} == {("nl", "ltr")}


ODD = {
    "nothing": "",
    "spaces": "   ",
    "double quote": '"',
    "single quote": "'; DROP TABLE x; --",
    "percent and underscore": "%_",
    "backslash": "\\",
    "only punctuation": "?!…«»؟،()[]{}*+^$|",
    "NUL": "le\x00er",
    "only NUL": "\x00",
    "ten thousand letters": "a" * 10_000,
    "ten thousand words": "huis " * 10_000,
    "unpaired surrogate": "\ud800",
    "joiners": "\u200f\u202e\u200d",
    "emoji": "🏠",
    "markup": "<script>alert(1)</script>",
    "fact": "{fact:duo-phone} {fact:no-such}",
    "template": "{{ 7|add:7 }}{% now 'Y' %}",
}


@pytest.mark.parametrize("code", ["nl", "ar"])
@pytest.mark.parametrize("question", ODD.values(), ids=ODD.keys())
def test_odd_question_is_answered_calmly(amina, code, question):
    answer = amina.get(f"/{code}/zoeken/", query_params={"q": question.encode("utf-8", "surrogatepass")})

    page = soup(answer)
    assert answer.status_code == 200
    assert len(page.find("input", {"type": "search"})["value"]) <= 200
    assert page.find("script", string=lambda text: text and "alert" in text) is None


@pytest.mark.parametrize("question", ["%", "_", "\\", "?!", "\x00", "🏠"])
def test_sign_that_is_no_word_finds_nothing(amina, question):
    assert answers(amina, "nl", question) == []


def test_question_is_kept_nowhere(amina):
    before = photograph()

    answer = amina.get("/tr/zoeken/", {"q": "kwetterdrempel"})

    assert photograph() == before
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_page_is_found_from_its_publication_until_it_is_withdrawn(amina):
    page = ReaderPage.objects.get(slug="wachten", locale__language_code="ar").specific
    page.title = "كويتردرمبل"
    page.save_revision()
    assert answers(amina, "ar", "كويتردرمبل") == []

    page.latest_revision.publish()
    published = answers(amina, "ar", "كويتردرمبل")
    ReaderPage.objects.get(pk=page.pk).specific.unpublish()

    assert published == ["/ar/traject/wachten/"]
    assert answers(amina, "ar", "كويتردرمبل") == []


def test_deleted_page_is_not_found(amina):
    assert "/nl/traject/wachten/" in answers(amina, "nl", "wachten huis")

    ReaderPage.objects.get(slug="wachten", locale__language_code="nl").delete()

    assert "/nl/traject/wachten/" not in answers(amina, "nl", "wachten huis")


def test_moment_is_found_from_its_publication_until_it_is_withdrawn(amina):
    moment = ContactMoment.objects.get(code="M06")
    moment.title_tr = "Kuvetterdrempel"
    moment.save_revision()
    assert answers(amina, "tr", "kuvetterdrempel") == []

    moment.latest_revision.publish()
    published = answers(amina, "tr", "kuvetterdrempel")
    ContactMoment.objects.get(code="M06").unpublish()

    assert published == ["/tr/klantreis/M06/"]
    assert answers(amina, "tr", "kuvetterdrempel") == []
    assert "/nl/klantreis/M06/" not in answers(amina, "nl", "M06")


def test_index_forgets_nothing_and_invents_nothing_when_made_anew(amina):
    before = photograph("content_searchentry")["content_searchentry"]

    rebuild()

    without_number = sorted(row.split(", ", 1)[1] for row in photograph("content_searchentry")["content_searchentry"])
    assert without_number == sorted(row.split(", ", 1)[1] for row in before)


def test_every_moment_and_page_is_in_the_index_in_every_language_it_has():
    found = {code: SearchEntry.objects.filter(language=code) for code in ("nl", "en", "ar", "ti", "tr", "uk")}

    moments = {code: entries.filter(subject__startswith="moment:").count() for code, entries in found.items()}
    pages = {code: entries.filter(subject__startswith="page:").count() for code, entries in found.items()}
    assert moments == {"nl": 79, "en": 79, "ar": 79, "ti": 79, "tr": 79, "uk": 79}
    assert pages == {"nl": 67, "en": 64, "ar": 17, "ti": 17, "tr": 0, "uk": 0}
