"""What looks like the number of a person is hidden, and a text is cut where its sentences end."""

import pytest

from content.panel.cut import cut
from content.panel.mask import MASK, is_bsn, mask


# The first two pass the eleven test by hand: 9·1+8·1+7·1+6·2+5·2+4·2+3·3+2·3−1·3 = 66 = 6·11; 154 = 14·11.
@pytest.mark.parametrize(("digits", "is_one"), [("111222333", True), ("123456782", True), ("123456789", False)])
def test_citizen_service_number_passes_the_eleven_test(digits, is_one):
    assert is_bsn(digits) == is_one
    assert not is_bsn("000000000")


@pytest.mark.parametrize(
    "number",
    [
        *("111222333", "111.222.333", "111 222 333", "1 1 1 2 2 2 3 3 3", "111\u200b222\u200b333", "١١١٢٢٢٣٣٣"),
        *("06 12345678", "06-12 34 56 78", "+31 6 12345678", "0031 612345678", "030-286 00 00", "۰۶۱۲۳۴۵۶۷۸"),
        *("amina@voorbeeld.example", "a.b+c@xn--e1afmkfd.example", "NL91 ABNA 0417 1643 00", "1234567890"),
    ],
)
def test_number_or_address_of_a_person_is_hidden(number):
    assert mask(f"Mijn nummer: {number}. Stap 2") == (f"Mijn nummer: {MASK}. Stap 2", True)


@pytest.mark.parametrize(
    "text", ["op 12-03-2026 om 10.30 uur", "€ 1.250,00 per 6 weken", "artikel 15 lid 2", "bel 14 030"]
)
def test_dates_amounts_and_short_numbers_stay(text):
    assert mask(text) == (text, False)


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("U gaat. Dan komt u.", ["U gaat.", "Dan komt u."]),
        ("Zie art. 15 van de wet. Lees dat.", ["Zie art. 15 van de wet.", "Lees dat."]),
        ("Neem bijv. uw pas mee.", ["Neem bijv. uw pas mee."]),
        ("1. Lees de brief. 2. Bel ons.", ["1. Lees de brief.", "2. Bel ons."]),
        ("هل لديك إقامة؟ إذن اتصل بنا. شكرًا", ["هل لديك إقامة؟", "إذن اتصل بنا.", "شكرًا"]),
        ("ነቲ መደብ ኣንብብዎ። ሕቶ ኣለኩም ድዩ? ሕተቱ፡፡ ጽቡቕ", ["ነቲ መደብ ኣንብብዎ።", "ሕቶ ኣለኩም ድዩ?", "ሕተቱ፡፡", "ጽቡቕ"]),
        ("Ви йдете. Потім ви прийдете.", ["Ви йдете.", "Потім ви прийдете."]),
        ("€ 1.250,00 is genoeg.", ["€ 1.250,00 is genoeg."]),
    ],
)
def test_text_is_cut_at_the_ends_of_its_sentences(paragraph, sentences):
    assert cut(paragraph) == sentences
