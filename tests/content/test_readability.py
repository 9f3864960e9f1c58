"""The readability check: sentences marked by hand, the limits, planted faults, and the Dutch content itself."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from content.editing import limits
from content.editing.dutch_files import read_allowed, read_known, read_pieces
from content.editing.hard_words import hard_words
from content.editing.readability import (
    SENTENCE_MARKS,
    Allowed,
    Known,
    PageReport,
    Piece,
    marks_in,
    review,
    totals,
    unneeded,
)

ROOT = Path(__file__).resolve().parent.parent.parent
MARKED = yaml.safe_load(Path(__file__).with_name("readability.yaml").read_text("utf-8"))
PLAIN = "Bel de gemeente als u een vraag hebt."


@pytest.fixture(scope="module")
def known() -> Known:
    return read_known(ROOT)


@pytest.fixture(scope="module")
def reports(known) -> list[PageReport]:
    """The Dutch content as it stands, reviewed once."""
    return review(read_pieces(ROOT), known, read_allowed(ROOT))


def mark_page(known: Known, *texts: str, allowed: tuple[Allowed, ...] = ()) -> list[tuple[str, str]]:
    """The marks of a page with these texts that break a limit, and what they are about."""
    pieces = [Piece("page", "page.yaml", f"p{number}", text) for number, text in enumerate(texts)]
    report = review(pieces, known, allowed)[0]
    return [(finding.mark, finding.what) for finding in report.findings if finding.breaks]


def agreement(half: str, known: Known) -> tuple[float, float]:
    """Precision and recall of all marks in one half of the marked sentences."""
    counted: Counter = Counter()
    for entry in MARKED[half]:
        found, wanted = {mark for mark, _ in marks_in(entry["text"], known)}, set(entry["marks"])
        counted["right"] += len(found & wanted)
        counted["found"] += len(found)
        counted["wanted"] += len(wanted)
    return counted["right"] / counted["found"], counted["right"] / counted["wanted"]


def test_marks_of_the_held_out_sentences_agree_with_those_made_by_hand(known):
    precision, recall = agreement("held_out", known)

    assert precision >= 0.8
    assert recall >= 0.8


def test_marked_sentences_are_many_and_different_and_use_every_mark_in_both_halves():
    texts = [entry["text"] for half in MARKED.values() for entry in half]

    assert len(texts) == len(set(texts)) >= 100
    assert len(MARKED["tuning"]) == len(MARKED["held_out"])
    for half in MARKED.values():
        assert {mark for entry in half for mark in entry["marks"]} == set(SENTENCE_MARKS)


def test_dutch_content_is_within_the_limits_or_excepted_with_a_reason(reports):
    over = [found for report in reports for found in report.findings if found.breaks]

    assert over == []
    assert totals(reports)["pages"] > 150
    assert totals(reports)["sentences"] > 5000


def test_every_exception_is_still_needed(reports):
    assert unneeded(reports, read_allowed(ROOT)) == []


def test_each_page_has_a_name_of_its_own(reports):
    pages = {(piece.page, piece.file) for piece in read_pieces(ROOT)}

    assert len(pages) == len({page for page, _ in pages}) == len(reports)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("De gemeente belt u en dan gaat u met de bus naar de school voor een gesprek over uw kind.", "too-long"),
        ("Neem uw brief, uw pas, een pen en een foto mee.", "commas"),
        ("Ga met de brief naar de griffie.", "rare-word"),
        ("Vraag naar de inkomensverklaring.", "long-compound"),
        ("Bel het KCC van uw gemeente.", "abbreviation"),
        ("Bel de gemeente i.v.m. uw plan.", "abbreviation"),
        ("Tevens krijgt u een brief.", "jargon"),
        ("Uw huur wordt door ons betaald.", "passive"),
        ("U hebt drie jaar de tijd.", "number-fact"),
        ("Dit is zin een. Dit is zin twee. Dit is zin drie. Dit is zin vier. Dit is zin vijf.", "long-paragraph"),
    ],
)
def test_planted_fault_is_the_one_thing_marked(known, text, mark):
    found = mark_page(known, f"<p>{PLAIN}</p><ul><li>Dat kan.</li></ul>", f"<p>{text}</p>", "Bel ons.", "Dat mag.")

    assert [each for each, _ in found] == [mark]


def test_long_sentences_together_break_the_mean_of_the_page(known):
    text = "U gaat vandaag met uw kind naar de school in uw eigen stad."

    assert mark_page(known, text) == [("mean-words", "13.0 words per sentence")]
    assert mark_page(known, text, PLAIN, "Dat kan.") == []


def test_page_of_long_words_is_hard_to_read(known):
    text = "Nederlandse organisaties organiseren verschillende activiteiten."

    assert [mark for mark, _ in mark_page(known, text)] == ["hard-to-read"]


def test_heading_counts_in_no_figure(known):
    heading = Piece("page", "page.yaml", "title", "Nederlandse organisaties", heading=True)

    report = review([heading, Piece("page", "page.yaml", "p1", "Bel ons.")], known)[0]

    assert (report.figures.sentences, report.figures.mean) == (1, 2)


@pytest.mark.parametrize(("count", "found"), [(15, []), (16, ["too-long"])])
def test_longest_sentence_has_fifteen_words(known, count, found):
    sentence = f"U {'ga ' * (count - 2)}nu."

    assert [mark for mark, _ in marks_in(sentence, known)] == found


@pytest.mark.parametrize(("word", "found"), [("a" * 14, "rare-word"), ("a" * 15, "long-compound")])
def test_word_of_more_than_fourteen_letters_is_a_long_compound(known, word, found):
    assert [mark for mark, _ in hard_words(word, known.lexicon)] == [found]


def test_sentence_of_thirteen_words_is_a_warning_that_breaks_nothing(known):
    text = "U gaat vandaag met uw kind naar de school in uw eigen stad."

    findings = review([Piece("page", "page.yaml", "p1", text)], known)[0].findings

    assert [(found.mark, found.what) for found in findings if found.warning] == [("too-long", "13 words")]
    assert limits.MANY_WORDS < 13 <= limits.MOST_WORDS


def test_paragraph_of_more_than_four_sentences_only_warns_when_questions_have_their_answers(known):
    text = "Bent u ziek? Bel ons. Hebt u een kind? Bel ons. Dat kan."

    findings = review([Piece("page", "page.yaml", "p1", text)], known)[0].findings

    assert [(found.mark, found.what, found.warning) for found in findings] == [
        ("long-paragraph", "5 sentences, 3 thoughts", True)
    ]


def test_one_passive_sentence_in_ten_only_warns(known):
    passive = "De brief wordt vandaag gestuurd."

    assert mark_page(known, passive, *[PLAIN] * 9) == []
    assert [mark for mark, _ in mark_page(known, passive, *[PLAIN] * 8)] == ["passive"]


def test_excepted_finding_breaks_nothing_and_keeps_its_reason(known):
    allowed = Allowed("rare-word", "a place", words=("griffie",))

    report = review([Piece("page", "page.yaml", "p1", "Ga naar de griffie.")], known, [allowed])[0]

    assert [(found.what, found.breaks, found.reason) for found in report.findings] == [("griffie", False, "a place")]


def test_exception_holds_for_its_own_mark_part_and_page_only(known):
    text = "U hebt drie jaar de tijd."

    assert mark_page(known, text, allowed=(Allowed("number-fact", "why", part="drie jaar"),)) == []
    for other in (
        Allowed("rare-word", "why", part="drie jaar"),
        Allowed("number-fact", "why", part="vier jaar"),
        Allowed("number-fact", "why", part="drie jaar", page="other"),
    ):
        assert len(mark_page(known, text, allowed=(other,))) == 1
        assert unneeded(review([Piece("page", "page.yaml", "p1", text)], known, [other]), [other]) == [other]
