"""The writers' desk says the same as the report and the command, shows the word, and says what to write instead."""

import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from content.editing.dutch_files import read_allowed, read_known, read_pieces
from content.editing.readability import Finding, PageReport, Piece, look_at, review
from content.editing.sentences import paragraphs
from content.faq.models import Question
from content.glossary.models import Term
from content.pages.models import ReaderPage
from content.writing.advise import cards, remark
from content.writing.highlight import bits, cut_after
from content.writing.judge import everything, report_of
from content.writing.typed import text_of
from inburgering_site.management.commands.readability import Command
from tests.content.reading import soup, words
from tests.content.reviewing import draft
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment

TEXT = "/admin/schrijfhulp/tekst/"
HARD = "Indien u niet komt, belt de griffie u binnen tien weken, en u krijgt hulp."
# By hand: what is wrong with it, and the words it is about.
HARD_MARKS = [("commas", "2 commas"), ("jargon", "Indien"), ("number-fact", "tien weken"), ("rare-word", "griffie")]


def found(sentence: str, mark: str, what: str, *, warning: bool = False) -> Finding:
    return Finding("p", "", "p1", mark, sentence, what, warning)


def marked(sentence: str, *findings: Finding) -> list[str]:
    return [bit.text for bit in bits(sentence, findings) if bit.marks]


def plain(report: PageReport) -> list[tuple]:
    """What a report says, without the places, which differ between files and forms."""
    return sorted((each.mark, each.what, each.sentence, each.warning, each.reason) for each in report.findings)


@pytest.mark.parametrize(
    ("mark", "what", "shown"),
    [
        ("rare-word", "griffie", ["griffie"]),
        ("passive", "wordt gestuurd", ["wordt", "gestuurd"]),
        ("commas", "2 commas", [","]),
        ("too-long", "19 words", ["brengt hem bij u"]),
        ("long-paragraph", "5 sentences, 5 thoughts", []),
    ],
)
def test_what_a_mark_is_about_is_shown_in_its_sentence(mark, what, shown):
    sentence = "De brief van de griffie, die u wilt, wordt binnen {fact:pip-term} gestuurd, of iemand brengt hem bij u."
    if mark == "commas":
        sentence = "Neem een pen, uw pas, en een foto."

    assert marked(sentence, found(sentence, mark, what)) == shown
    assert "".join(bit.text for bit in bits(sentence, [found(sentence, mark, what)])) == sentence


@pytest.mark.parametrize(
    ("sentence", "after"),
    [
        ("U belt de gemeente als u een vraag hebt over uw plan.", "belt de gemeente"),
        ("Neem vandaag uw pas mee, vraag aan de balie om een brief.", "uw pas mee"),
        ("Het kost € 148,83 voor alle mensen in uw huis.", ""),
        ("Bel als u ziek bent.", ""),
    ],
)
def test_long_sentence_is_cut_where_a_new_one_can_begin(sentence, after):
    assert cut_after(sentence) == after


def test_long_paragraph_is_not_cut_between_a_question_and_its_answer():
    paragraph = "Dat kan. Bel ons. Hebt u een kind? Vraag hulp. Dat mag. Dat is goed."

    advice = remark(found(paragraph, "long-paragraph", "6 sentences, 5 thoughts"), read_known(settings.BASE_DIR), {})

    assert "“Vraag hulp.”" in advice.instead or "“Bel ons.”" in advice.instead


def test_jargon_comes_with_a_plain_word_and_a_typed_number_with_the_facts_that_say_it():
    known = read_known(settings.BASE_DIR)

    said = {
        each.mark: each for card in cards(look_at(Piece("", "", "", HARD), known), known, {}) for each in card.remarks
    }

    assert said["jargon"].instead.endswith("als")
    assert "{fact:pip-term}" in [offer.placeholder for offer in said["number-fact"].offers]
    assert said["rare-word"].word == "griffie"


def test_rich_text_of_the_browser_reads_as_it_will_be_stored():
    sent = '{"blocks": [{"text": "Een < twee."}, {"text": "Drie."}], "entityMap": {}}'

    assert paragraphs(text_of(sent)) == ["Een < twee.", "Drie."]
    assert text_of("{fact:pip-term} is lang.") == "{fact:pip-term} is lang."
    assert text_of('{"blocks": 1}') == '{"blocks": 1}'


@pytest.mark.parametrize("text", ["(" * 20_000, "a" * 20_000, "1." * 10_000, "<p" * 10_000, "{" * 20_000])
def test_text_that_is_no_text_is_cut_before_anything_looks_for_words_in_it(text):
    assert max(map(len, paragraphs(text)), default=0) <= 200


@pytest.mark.django_db
def test_screen_gives_the_marks_of_the_command_for_own_content():
    files = {each.page: each for each in review(read_pieces(settings.BASE_DIR), *comparing())}
    pages = {each: ReaderPage.objects.get(slug=each, locale__language_code="nl") for each in ("boetes", "plan-pip")}
    things = pages | {code: ContactMoment.objects.get(code=code) for code in ("M06", "T06")}
    things |= {f"questions/{each.code}": each for each in Question.objects.all()[:3]}

    for name, thing in things.items():
        report = report_of(thing)

        assert (report.page, plain(report)) == (name, plain(files[name]))
        assert report.figures == files[name].figures
    assert report_of(Term.objects.first()).figures == files["terms"].figures


def comparing() -> tuple:
    return read_known(settings.BASE_DIR), read_allowed(settings.BASE_DIR)


@pytest.fixture
def planted(daan) -> ReaderPage:
    page = ReaderPage.objects.get(slug="boetes", locale__language_code="nl").specific
    return draft(page, daan, intro=HARD)


@pytest.mark.django_db
def test_screen_report_and_command_give_the_same_marks_for_a_planted_text(planted, daan, sign_in, tmp_path):
    for folder in ("content/texts/nl", "content/data", "trajectory/data"):
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder)
    file = tmp_path / "content/texts/nl/boetes.yaml"
    file.write_text(re.sub(r"(?m)^intro: .*$", f"intro: {HARD}", file.read_text("utf-8")), "utf-8")
    said = StringIO()

    with pytest.raises(CommandError):
        Command(stdout=said).handle(root=Path(tmp_path), all=False)
    screen = soup(sign_in(daan).get(reverse("writing-page", args=[planted.pk])))
    typed = soup(sign_in(daan).post(TEXT, {"text": HARD}))
    report = next(each for _, each in everything(daan) if each.page == "boetes")

    command = re.findall(r"  boetes  intro  ([a-z-]+): ([^\n,]+?)(?:, write: \w+)?\n", said.getvalue())
    assert sorted(command) == HARD_MARKS
    assert sorted((each.mark, each.what) for each in report.findings if each.breaks) == HARD_MARKS
    shown = [[words(each) for each in part.select(".mark--red .mark__remark--red strong")] for part in (screen, typed)]
    assert shown[0] == shown[1]
    assert len(shown[0]) == len(HARD_MARKS)


@pytest.mark.django_db
def test_text_is_looked_at_while_it_is_written_and_says_why_and_what_instead(daan, sign_in):
    answer = sign_in(daan).post(TEXT, {"text": HARD, "place": "/admin/pages/1/edit/"})

    page = soup(answer)
    assert answer["X-Writing"] == "1"
    assert words(page.find("p", attrs={"data-says": True})).startswith("4 rode markeringen.")
    assert [words(each) for each in page.select(".mark__words")] == ["Indien", "griffie", "tien weken", ","]
    assert "Schrijf: als" in words(page)
    assert page.find("button", attrs={"data-copy": "{fact:pip-term}"})
    assert page.find("html") is None


@pytest.mark.django_db
def test_screen_speaks_english_to_who_reads_english(daan, sign_in):
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=daan, preferred_language="en")

    said = words(soup(sign_in(daan).post(TEXT, {"text": HARD})))

    assert "4 red marks." in said
    assert "Write: als" in said


@pytest.mark.django_db
def test_exception_of_the_files_and_a_new_term_and_a_new_fact_count_on_the_screen(daan, sign_in):
    client = sign_in(daan)

    def red(text: str) -> list[str]:
        return [words(each) for each in soup(client.post(TEXT, {"text": text})).select(".mark--red mark")]

    assert red("Hebt u een asielvergunning?") == []
    assert red("Ga naar de griffie.") == ["griffie"]
    assert red("Dat kost € 777.") == []
    Term.objects.create(code="griffie", word_nl="griffie", forms_nl="griffie", explanation_nl="Een balie.")
    Fact.objects.create(key="nieuw", kind="amount", value="777", unit="EUR", certainty="law", label_nl="Nieuw")
    assert red("Ga naar de griffie.") == []
    assert red("Dat kost € 777.") == ["€ 777"]


@pytest.mark.django_db
def test_door_takes_a_text_of_our_own_page_and_of_who_is_in_only(daan, sign_in):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(daan, backend="django.contrib.auth.backends.ModelBackend")

    assert sign_in(daan).post(TEXT, {"text": "a" * 20_001}).status_code == 413
    assert sign_in(daan).get(TEXT).status_code == 405
    assert strict.post(TEXT, {"text": "Bel."}).status_code == 403
    assert "login" in Client().post(TEXT, {"text": "Bel."})["Location"]
    assert "<script" not in sign_in(daan).post(TEXT, {"text": "&lt;script&gt;alert(1)&lt;/script&gt; Indien."}).text


@pytest.mark.django_db
def test_municipal_editor_is_helped_with_her_own_pages_only(bert, carla, sign_in):
    own, other = (reverse("writing-page", args=[each.section.pk]) for each in (bert, carla))
    client = sign_in(bert)

    assert client.get(own).status_code == 200
    assert client.get(other).status_code == 404
    report = words(soup(client.get(reverse("writing-report"), {"alles": "on"})).find("table", class_="listing"))
    assert "Utrecht" in report
    assert "Zwolle" not in report
    assert "M06" not in report


@pytest.mark.django_db
def test_screen_has_six_guidelines_and_says_which_are_our_own_wording(daan, sign_in):
    page = ReaderPage.objects.get(slug="boetes", locale__language_code="nl")

    shown = soup(sign_in(daan).get(reverse("writing-page", args=[page.pk]))).select(".guideline")

    assert [words(each.h3).split(". ")[0] for each in shown] == ["1", "2", "R3", "R4", "R5", "R6"]
    assert ["onze reconstructie" in words(each.h3) for each in shown] == [False, False, True, True, True, True]
    assert "Elke vraag van de lezer heeft een antwoord." in words(shown[3])
    assert "Niet door een mens gecontroleerd" in words(shown[1])


@pytest.mark.django_db
def test_parts_that_are_missing_are_named(daan, sign_in):
    moment = draft(ContactMoment.objects.get(code="M06"), daan, consequence_nl="", when_nl="")

    shown = soup(sign_in(daan).get(reverse("writing-moment", args=[moment.pk]))).select(".guideline")

    assert "Geen antwoord op: Wanneer? Wat als u het niet doet?" in words(shown[3])
