"""The list of words stands in the order in which a reader of each script looks for them."""

from dataclasses import dataclass

import pytest

from content.glossary.letters import by_letter, letter_of
from trajectory.texts.tongue import Text


@dataclass(frozen=True)
class Named:
    """A term with nothing but its word."""

    word: Text


def listed(code: str, words: list[str], dutch: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    """The letters of a list with these words, and the Dutch ones that have no translation."""
    terms = [Named(Text(word, code)) for word in words] + [Named(Text(word, "nl", foreign=True)) for word in dutch]
    return [(letter, [str(term.word) for term in group]) for letter, group in by_letter(terms, code)]


def order(code: str, words: list[str]) -> list[str]:
    return [word for _, group in listed(code, words) for word in group]


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("البلدية", "ب"),
        ("القرار", "ق"),
        ("الاندماج المدني", "ا"),
        ("بلدية", "ب"),
        ("إعفاء", "ا"),
        ("أجر", "ا"),
        ("آخر", "ا"),
        ("DigiD", "D"),
    ],
)
def test_arabic_word_stands_under_its_letter_behind_the_article(word, letter):
    assert letter_of(word, "ar") == letter


def test_arabic_words_are_in_order_with_and_without_the_article():
    words = ["مترجم فوري", "القرار", "تمديد", "البلدية", "قرض", "إنذار", "الاندماج المدني", "اعتراض", "الكفيل"]

    # Without article and hamza: اعتراض اندماج انذار بلدية تمديد قرار قرض كفيل مترجم.
    assert order("ar", words) == [
        "اعتراض",
        "الاندماج المدني",
        "إنذار",
        "البلدية",
        "تمديد",
        "القرار",
        "قرض",
        "الكفيل",
        "مترجم فوري",
    ]


def test_arabic_words_with_and_without_hamza_share_a_letter():
    assert listed("ar", ["أجر", "اعتراض", "إنذار", "البلدية"]) == [
        ("ا", ["أجر", "اعتراض", "إنذار"]),
        ("ب", ["البلدية"]),
    ]


@pytest.mark.parametrize("code", ["fa", "fa-af"])
def test_persian_letters_stand_where_a_persian_reader_looks(code):
    words = ["یک", "هلند", "وام", "گواهی", "کمک", "فرم", "ژاله", "زبان", "جریمه", "چک", "تا", "پول", "بیمه", "آزمون"]

    assert order(code, words) == [
        "آزمون", "بیمه", "پول", "تا", "جریمه", "چک", "زبان", "ژاله", "فرم", "کمک", "گواهی", "وام", "هلند", "یک",
    ]  # fmt: skip


def test_article_of_arabic_means_nothing_in_persian():
    assert letter_of("الزام ادغام مدنی", "fa") == "ا"


def test_ethiopic_words_stand_under_the_first_form_of_their_consonant():
    # The seven forms of one consonant are one letter of the list: መ ሙ ሚ ማ ሜ ም ሞ.
    assert listed("ti", ["ምንዋሕ ግዜ", "ውሳነ", "መስመር B1", "ማሕበራዊ ሓገዝ", "ሓገዝ መነባብሮ", "ልቓሕ", "ሙዚቃ"]) == [
        ("ለ", ["ልቓሕ"]),
        ("ሐ", ["ሓገዝ መነባብሮ"]),
        ("መ", ["መስመር B1", "ሙዚቃ", "ማሕበራዊ ሓገዝ", "ምንዋሕ ግዜ"]),
        ("ወ", ["ውሳነ"]),
    ]


def test_accents_do_not_send_a_word_to_the_end():
    assert listed("fr", ["zone", "école", "examen", "Étude", "dette"]) == [
        ("D", ["dette"]),
        ("E", ["école", "Étude", "examen"]),
        ("Z", ["zone"]),
    ]


def test_capitals_and_small_letters_share_a_letter():
    assert listed("nl", ["Blik op Werk", "beroep", "bijstand", "azc"]) == [
        ("A", ["azc"]),
        ("B", ["beroep", "bijstand", "Blik op Werk"]),
    ]


def test_ukrainian_letters_stand_where_a_ukrainian_reader_looks():
    # The alphabet: а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я.
    words = ["штраф", "позика", "мовна школа", "іспит", "інтеграція", "заперечення", "єдність", "доплата"]

    assert order("uk", words) == [
        "доплата", "єдність", "заперечення", "інтеграція", "іспит", "мовна школа", "позика", "штраф",
    ]  # fmt: skip


def test_pashto_letters_stand_where_a_pashto_reader_looks():
    # The alphabet: ا ب پ ت ټ ث ج ځ چ څ ح خ د ډ ذ ر ړ ز ژ ږ س ش ښ ص ض ط ظ ع غ ف ق ک ګ ل م ن ڼ ه و ی.
    words = ["وړیا", "مرسته", "ګډون", "کور", "ښوونځی", "ښار", "ژباړن", "ډاکټر", "ټولنه", "پور", "اعتراض"]

    assert order("ps", words) == [
        "اعتراض", "پور", "ټولنه", "ډاکټر", "ژباړن", "ښار", "ښوونځی", "کور", "ګډون", "مرسته", "وړیا",
    ]  # fmt: skip


def test_turkish_dotted_i_is_not_the_undotted_letter():
    assert letter_of("itiraz", "tr") == "İ"
    assert letter_of("ışık", "tr") == "I"


@pytest.mark.parametrize(
    ("code", "own", "letters"),
    [
        ("tr", ["uyum", "belediye"], ["B", "U", "A", "Z"]),
        ("ar", ["مترجم", "البلدية"], ["ب", "م", "A", "Z"]),
        ("ti", ["ውሳነ", "ልቓሕ"], ["ለ", "ወ", "A", "Z"]),
    ],
)
def test_dutch_words_without_translation_stand_behind_the_reader_s_own(code, own, letters):
    found = listed(code, own, dutch=("zorgtoeslag", "azc"))

    assert [letter for letter, _ in found] == letters
    assert [group for _, group in found][-2:] == [["azc"], ["zorgtoeslag"]]


def test_dutch_word_with_the_first_letter_of_an_own_word_keeps_its_own_place():
    assert listed("tr", ["belediye"], dutch=("beroep",)) == [("B", ["belediye"]), ("B", ["beroep"])]


def test_no_terms_give_no_letters():
    assert listed("ar", []) == []
