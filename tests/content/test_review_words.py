"""What differs is shown word by word, as a person would mark it on paper."""

import pytest

from content.review.differences import compare, readable

CASES = {
    "one word": ("Binnen 10 weken klaar", "Binnen 11 weken klaar", "Binnen|- 10|+ 11| weken klaar"),
    "all of it": ("10", "11", "-10|+11"),
    "new": ("", "Nieuw", "+Nieuw"),
    "gone": ("Oud", "", "-Oud"),
    "nothing": ("Zo  blijft \n het", "Zo  blijft \n het", "Zo  blijft \n het"),
    "one word that stays by chance": ("a X b", "c X d", "-a X b|+c X d"),
    "Arabic": ("اسم قديم هنا الآن", "اسم جديد هنا الآن", "اسم|- قديم|+ جديد| هنا الآن"),
}
SIGNS = {"same": "", "out": "-", "in": "+"}


@pytest.mark.parametrize("case", CASES)
def test_pieces_are_what_went_came_and_stayed(case):
    old, new, expected = CASES[case]

    assert "|".join(SIGNS[piece.kind] + piece.text for piece in compare(old, new)) == expected


def test_pieces_make_both_texts_again():
    old, new = "Een brief van  DUO. Bel dan.", "Een lange brief van DUO.\nMail of bel dan niet."
    pieces = compare(old, new)

    assert "".join(piece.text for piece in pieces if piece.kind != "in") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == new


def test_text_of_a_book_is_not_compared_word_by_word():
    old, new = "een " * 2000, "een " * 1999 + "twee"

    assert [piece.kind for piece in compare(old, new)] == ["out", "in"]


def test_link_that_leads_elsewhere_is_seen():
    html = '<p>Lees <a href="https://duo.nl/x">hier</a> &amp; nu.</p><ul><li>Een</li></ul>'

    assert readable(html) == "Lees hier [https://duo.nl/x] & nu.\nEen"
    assert readable("Kosten < 5 euro") == "Kosten < 5 euro"
