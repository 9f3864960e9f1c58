"""The files of words and questions: wrong ones are refused before anything is written, what an editor wrote stays."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from content.faq.load import write_questions
from content.faq.models import Question
from content.glossary.models import Term
from inburgering_site.management.commands.load_content import read_all
from tests.content.photograph import changed, photograph
from tests.content.reading import DATA, NOUNS, TEXTS, soup, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of the files of words and questions, to change."""
    return Path(shutil.copytree(NOUNS, tmp_path / "data"))


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), "utf-8")


def load(folder: Path, **options) -> str:
    said = StringIO()
    call_command("load_content", nouns=folder, stdout=said, **options)
    return said.getvalue()


TERM = '- code: tolk\n  abbreviation: ""\n'
CITED = '  sources: [{code: MH, ref: ""}, {code: RH1, ref: ""}]\n'
DATED = f"{TERM}{CITED}  checked_on: 2024-09-25\n  page: tolk\n  official: []\n"
MEANS = "  explanation: Iemand die een gesprek voor u vertaalt.\n"
FORTY_ONE = "woord " * 39 + "{fact:pip-term-moved}"
MOVING = "- code: verhuizen\n  moments: [M23]\n"
ANSWER = (
    'short: "Nee. Uw leerroute en uw laatste dag blijven gelijk. Uw nieuwe gemeente maakt een nieuw plan binnen '
    '{fact:pip-term-moved} na uw inschrijving."\n'
)
MOVED = "{fact:pip-term-moved}"
TURKISH = "word: tercüman"
NEW = '- code: nieuw\n  abbreviation: ""\n  sources: []\n  checked_on: ""\n  page: ""\n  official: []\n'

# What is wrong, in which file, and the words that must be in the complaint.
WRONG = {
    "an unknown source": ("terms.yaml", TERM + CITED, TERM + CITED.replace("MH", "XX"), "'XX'"),
    "a source that is only a code": ("terms.yaml", TERM + CITED, f"{TERM}  sources: [MH]\n", ""),
    "a source without its place": ("terms.yaml", TERM + CITED, f"{TERM}  sources: [{{code: MH}}]\n", "ref"),
    "an unknown page": ("terms.yaml", DATED, DATED.replace("page: tolk", "page: nergens"), "'nergens'"),
    "an unknown language": ("terms.yaml", DATED, DATED.replace("[]", "[xx]"), "'xx'"),
    "no date": ("terms.yaml", DATED, DATED.replace("2024-09-25", "april"), "checked_on"),
    "a word twice": ("terms.yaml", TERM, TERM.replace("tolk", "toeslag"), "'toeslag'"),
    "an unknown key": ("terms.yaml", TERM, f"{TERM}  colour: red\n", "'colour'"),
    "a word without Dutch": ("terms.yaml", TERM, NEW + TERM, "'nieuw'"),
    "an unknown fact": ("texts/nl/terms.yaml", MEANS, "  explanation: Kost {fact:no-such}.\n", "'no-such'"),
    "a broken fact": ("texts/nl/terms.yaml", MEANS, "  explanation: Kost { fact:pip-term}.\n", "{ fact:pip-term}"),
    "too many letters": ("texts/nl/terms.yaml", MEANS, f"  explanation: {'a' * 301}\n", "'explanation'"),
    "no explanation": ("texts/nl/terms.yaml", MEANS, "", "'explanation'"),
    "an empty explanation": ("texts/nl/terms.yaml", MEANS, '  explanation: " "\n', "'explanation' is empty"),
    "an empty answer": ("texts/nl/questions.yaml", ANSWER, 'short: ""\n', "'short' is empty"),
    "another fact than the Dutch": ("texts/ar/questions.yaml", MOVED, "{fact:duo-phone}", "pip-term-moved"),
    "a fact less than the Dutch": ("texts/en/questions.yaml", MOVED, "some weeks", "pip-term-moved"),
    "a fact the Dutch does not have": ("texts/tr/terms.yaml", TURKISH, f"{TURKISH} {{fact:duo-phone}}", "(none)"),
    "forms that are no list": ("texts/nl/terms.yaml", "  forms:\n  - DigiD\n", "  forms: DigiD\n", "'forms'"),
    "a word nobody knows": ("texts/ti/terms.yaml", "tolk:\n", "talk:\n", "'talk'"),
    "a list among words": ("texts/tr/terms.yaml", "tolk:\n  word: tercüman\n", "- tolk\n", ""),
    "an unknown moment": ("questions.yaml", MOVING, MOVING.replace("M23", "M99"), "'M99'"),
    "a question without page": ("questions.yaml", "  page: verhuizen\n", "  page: nergens\n", "'nergens'"),
    "a question nobody asks": ("texts/ar/questions.yaml", "verhuizen:\n", "verhuisd:\n", "'verhuisd'"),
    "more than forty words": ("texts/nl/questions.yaml", ANSWER, f'short: "{"woord " * 41}{MOVED}"\n', "40"),
    "a fact counts as two": ("texts/nl/questions.yaml", ANSWER, f'short: "{FORTY_ONE}"\n', "40"),
    "no yaml": ("texts/ar/questions.yaml", "verhuizen:\n", "verhuizen: [\n", ""),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_file_is_refused_by_name_and_line_and_nothing_is_written(folder, what):
    name, old, new, reason = WRONG[what]
    replace(folder / "texts/nl/terms.yaml", "U zet er uw handtekening op.", "U tekent.")  # a good change waits as well
    replace(folder / name, old, new)
    before = photograph()

    with pytest.raises(CommandError) as complaint:
        load(folder)

    assert str(folder / name) in str(complaint.value)
    assert ", line " in str(complaint.value)
    assert reason in str(complaint.value)
    assert changed(before, photograph()) == []


@pytest.mark.parametrize("name", ["texts/ar/terms.yaml", "texts/nl/questions.yaml"])
def test_file_of_texts_that_is_a_list_is_refused_by_name_and_line(folder, name):
    (folder / name).write_text("- tolk\n- verhuizen\n", "utf-8")

    with pytest.raises(CommandError, match="line 1: expected a mapping") as complaint:
        load(folder)

    assert str(folder / name) in str(complaint.value)


def test_complaint_names_the_line_that_is_wrong(folder):
    replace(folder / "texts/nl/terms.yaml", MEANS, "  explanation: Kost {fact:no-such}.\n")
    lines = (folder / "texts/nl/terms.yaml").read_text("utf-8").splitlines()

    with pytest.raises(CommandError, match=f"line {lines.index('  explanation: Kost {fact:no-such}.') + 1}:"):
        load(folder)


def test_second_load_changes_nothing(folder):
    before = photograph()

    said = load(folder)

    assert "0 added or changed, 0 left" in said
    assert changed(before, photograph()) == []


def test_changed_file_changes_its_word_and_question_and_no_other(amina, folder):
    replace(folder / "texts/nl/terms.yaml", MEANS, "  explanation: Iemand die kwettert.\n")
    replace(folder / "texts/nl/questions.yaml", ANSWER, 'short: "Nee, u kwettert {fact:pip-term-moved}."\n')
    replace(folder / "questions.yaml", MOVING, MOVING.replace("M23", "M23, A12"))
    others = [Term.objects.exclude(code="tolk"), Question.objects.exclude(code="verhuizen")]
    before = [list(rows.values()) for rows in others]

    load(folder)

    assert [list(rows.values()) for rows in others] == before
    assert words(soup(amina.get("/nl/woorden/")).find(id="tolk").dd).startswith("Iemand die kwettert.")
    assert "Nee, u kwettert 10 weken." in words(soup(amina.get("/nl/vragen/verhuizen/")).article)
    assert len(soup(amina.get("/nl/klantreis/A12/")).main.article.find_all("details")) == 1
    assert "/nl/vragen/verhuizen/" in amina.get("/nl/zoeken/", {"q": "kwettert"}).text


def test_new_word_in_the_files_is_listed_and_marked(amina, folder):
    replace(folder / "terms.yaml", TERM, NEW + TERM)
    nieuw = "nieuw:\n  word: kopie\n  forms:\n  - kopie\n  explanation: Nog een keer hetzelfde papier.\n"
    replace(folder / "texts/nl/terms.yaml", "tolk:\n", f"{nieuw}tolk:\n")

    load(folder)

    page = soup(amina.get("/ar/woorden/"))
    assert "Nog een keer hetzelfde papier." in words(page.find(id="nieuw").dd)
    assert "Nog een keer hetzelfde papier." in amina.get("/nl/traject/plan-pip/").text


def test_text_an_editor_changed_is_kept_and_the_other_languages_go_on(amina, folder):
    term = Term.objects.get(code="tolk")
    term.explanation_ar = "كتبها إنسان."
    term.save()
    replace(folder / "texts/ar/terms.yaml", "tolk:\n  word: مترجم فوري\n", "tolk:\n  word: كويتردرمبل\n")
    replace(folder / "texts/nl/terms.yaml", MEANS, "  explanation: Iemand die kwettert.\n")

    said = load(folder)

    assert "term:tolk (ar)" in said
    arabic = words(soup(amina.get("/ar/woorden/")).find(id="tolk"))
    assert "كتبها إنسان." in arabic
    assert "كويتردرمبل" not in arabic
    assert "Iemand die kwettert." in words(soup(amina.get("/nl/woorden/")).find(id="tolk"))


def test_answer_an_editor_changed_is_kept_until_it_is_forced(amina, folder):
    question = Question.objects.get(code="verhuizen")
    question.short_nl = "Door een mens geschreven."
    question.save()
    replace(folder / "texts/nl/questions.yaml", ANSWER, 'short: "Nee, u kwettert {fact:pip-term-moved}."\n')

    said = load(folder)
    kept = amina.get("/nl/vragen/verhuizen/").text
    write_questions(read_all(DATA, TEXTS, folder).questions, force=True)

    assert "question:verhuizen (nl)" in said
    assert "Door een mens geschreven." in kept
    assert "Nee, u kwettert " in amina.get("/nl/vragen/verhuizen/").text


@pytest.mark.parametrize(("model", "code", "kind"), [(Term, "tolk", "term"), (Question, "verhuizen", "question")])
def test_what_an_editor_deleted_stays_away(folder, model, code, kind):
    model.objects.get(code=code).delete()
    replace(folder / "texts/nl/terms.yaml", MEANS, "  explanation: Iemand die kwettert.\n")
    replace(folder / "texts/nl/questions.yaml", ANSWER, 'short: "Nee, u kwettert {fact:pip-term-moved}."\n')

    said = load(folder)

    assert f"{kind}:{code}: deleted by an editor" in said
    assert not model.objects.filter(code=code).exists()
