"""The parts of the readability check: words, passive sentences, facts typed by hand, and how a text is cut."""

from pathlib import Path

import pytest

from content.editing.dutch_files import read_known
from content.editing.hard_words import hard_words, is_known, plain_word
from content.editing.passive import is_passive
from content.editing.readability import Known
from content.editing.sentences import commas, flesch_douma, paragraphs, sentences, syllables, thoughts, words
from content.editing.typed_facts import typed_facts

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def known() -> Known:
    return read_known(ROOT)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vraag DUO of het COA naar de leerbaarheidstoets.",  # glossary
        "Wij wonen in Súdwest-Fryslân of in Ter Apel.",  # municipalities and places
        "Vraag VluchtelingenWerk en de SVB.",  # organisations
        "In januari leest u Tigrinya.",
        "Kijk op www.belastingdienst.nl of mail hulp@example.org.",
        "Het is vóór de zomer van 2026 op niveau A2.",
        "Uw plan komt binnen {fact:pip-term}.",
        "Hij komt uit IJsland.",
    ],
)
def test_names_terms_addresses_and_facts_are_never_hard(known, sentence):
    assert hard_words(sentence, known.lexicon) == []


@pytest.mark.parametrize("word", ["verhuisd", "kies", "examens", "zoekwoorden", "lesuren", "aanmelden", "Vóór"])
def test_form_or_compound_of_everyday_words_is_known(known, word):
    assert is_known(word, known.lexicon)


def test_jargon_comes_with_the_word_to_write(known):
    assert plain_word("Indien", known.lexicon) == "als"


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Uw brief wordt gelezen.", True),
        ("Het examen kan worden aangepast.", True),
        ("De boete is betaald.", True),
        ("Dit wordt door ons betaald.", True),
        ("U bent verhuisd.", False),
        ("U bent verplicht te komen.", False),
        ("Uw kind wordt vier jaar.", False),
        ("U bent klaar als u het examen hebt gehaald.", False),
        ("Bent u gezinsmigrant?", False),
        ("Dit is een aangepast examen.", False),
        ("Het is een besluit van de gemeente.", False),
    ],
)
def test_passive_is_worden_or_zijn_with_a_participle(sentence, passive):
    assert is_passive(sentence) is passive


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("De boete is € 340.", ["€ 340"]),
        ("U leent 10.000 euro.", ["10.000 euro"]),
        ("Het kost € 148,83.", ["€ 148,83"]),
        ("U wacht 10 weken.", ["10 weken"]),
        ("U wacht tien weken.", ["tien weken"]),
        ("Begon dat vóór 1 januari 2022?", ["1 januari 2022"]),
        ("Bel 050 599 96 00.", ["050 599 96 00"]),
        ("Bel 050-5999600.", ["050-5999600"]),
        ("U wacht {fact:pip-term}.", []),
        ("U wacht 11 weken.", []),
        ("Het kost € 7.", []),
        ("Kinderen van 4 tot 12 jaar.", []),
        ("Dat duurt een jaar.", []),
        ("De Wet inburgering 2021 geldt.", []),
    ],
)
def test_fact_typed_by_hand_is_found(known, sentence, found):
    assert typed_facts(sentence, known.facts) == found


def test_paragraphs_come_from_lines_list_items_and_html():
    assert paragraphs("Een.\n- Twee\n\nDrie") == ["Een.", "Twee", "Drie"]
    assert paragraphs('<p>Lees <a href="page:x">dit</a>.</p><ul><li>Een &amp; twee</li></ul>') == [
        "Lees dit.",
        "Een & twee",
    ]
    assert paragraphs("leerbaarheids\u00adtoets") == ["leerbaarheidstoets"]


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("Bel DUO. Dat is gratis.", 2),
        ("Bel om 9.00 uur naar duo.nl. Dat kan.", 2),
        ("Lees art. 15 van de wet.", 1),
        ("Bel a.u.b. Jan.", 1),
        ("Bel: {fact:duo-phone}. {fact:pip-term} is lang.", 2),
    ],
)
def test_sentence_ends_at_its_own_full_stop(paragraph, count):
    assert len(sentences(paragraph)) == count


def test_question_and_its_answer_are_one_thought():
    assert thoughts(sentences("Hebt u kinderen? Of bent u ziek? Vraag dan hulp. Dat is gratis.")) == 2
    assert thoughts(sentences("Vraag hulp. Kan dat?")) == 2


def test_fact_counts_as_two_words_and_a_decimal_comma_as_none():
    assert len(words("U wacht {fact:pip-term}.")) == 4
    assert commas("Het kost € 148,83, of meer.") == 1


def test_flesch_douma_is_the_formula_of_douma():
    easy = [["De", "kat", "eet", "vis"], ["Wij", "zien", "haar", "niet"]]

    assert syllables("gemeente") == 3
    assert flesch_douma(easy) == pytest.approx(206.84 - 0.77 * 100 - 0.93 * 4)
    assert flesch_douma([]) == 100
