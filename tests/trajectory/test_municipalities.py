"""A newcomer finds the municipality by postcode or name, as it is called today."""

import csv
from collections import Counter
from datetime import date

import pytest
from django.conf import settings

from tests.trajectory.reading import main_of
from trajectory.actors.find import NotFound, by_words, choosable
from trajectory.actors.models import ContactPoint, Municipality, Postcode

pytestmark = pytest.mark.django_db

MERGED = "nieuwe-gemeente-hilversum-wijdemeren"
MERGED_NAME = "Nieuwe gemeente van Hilversum en Wijdemeren"
# municipalities.md: the municipalities of 1-1-2026 per province.
PROVINCES = {
    "Noord-Brabant": 56,
    "Gelderland": 51,
    "Zuid-Holland": 50,
    "Noord-Holland": 44,
    "Limburg": 31,
    "Utrecht": 26,
    "Overijssel": 25,
    "Fryslân": 18,
    "Zeeland": 13,
    "Drenthe": 12,
    "Groningen": 10,
    "Flevoland": 6,
}


def test_all_municipalities_of_this_year_are_there_with_code_province_and_website():
    real = Municipality.objects.filter(fictitious=False, valid_from=None)

    assert real.count() == 342
    assert len(set(real.values_list("code", flat=True))) == 342
    assert Counter(real.values_list("province", flat=True)) == PROVINCES
    assert not real.exclude(code__regex=r"^GM\d{4}$").exists()
    assert not real.exclude(website__startswith="http").exists()
    assert {
        name: real.get(name=name).code for name in ("Amsterdam", "Utrecht", "Rotterdam", "Maashorst", "Voorne aan Zee")
    } == {
        "Amsterdam": "GM0363",
        "Utrecht": "GM0344",
        "Rotterdam": "GM0599",
        "Maashorst": "GM1991",
        "Voorne aan Zee": "GM1992",
    }


def test_merged_municipality_waits_for_its_day_without_a_made_up_code():
    new = Municipality.objects.get(slug=MERGED)

    assert (new.code, new.province, new.valid_from, new.fictitious) == ("", "Noord-Holland", date(2027, 1, 1), False)
    for slug in ("hilversum", "wijdemeren"):
        old = Municipality.objects.get(slug=slug)
        assert (old.valid_until, old.successor) == (date(2026, 12, 31), new)


def test_every_postcode_of_the_file_leads_to_the_municipality_of_its_code():
    with (settings.BASE_DIR / "trajectory/data/postcodes.csv").open(encoding="utf-8") as file:
        rows = {row["digits"]: row["code"] for row in csv.DictReader(file)}

    stored = dict(Postcode.objects.values_list("digits", "municipality__code"))

    assert len(rows) == 4085
    assert stored == rows


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("1011", "Amsterdam"),
        ("1011 AB", "Amsterdam"),
        ("1011ab", "Amsterdam"),
        ("  9561   xy ", "Westerwolde"),
        ("6021", "Cranendonck"),
        ("3221", "Voorne aan Zee"),
        ("8611", "Súdwest-Fryslân"),
        ("١٠١١", "Amsterdam"),
        ("۳۵۱۱", "Utrecht"),
        ("utrecht", "Utrecht"),
        ("UTRECHT", "Utrecht"),
        ("'s-Gravenhage", "Den Haag"),
        ("the hague", "Den Haag"),
        ("den bosch", "'s-Hertogenbosch"),
        ("Bergen (L.)", "Bergen (Limburg)"),
        ("Nuenen, Gerwen en Nederwetten", "Nuenen, Gerwen en Nederwetten"),
        ("sudwest-fryslan", "Súdwest-Fryslân"),
        ("voorbeeldgemeente", "Voorbeeldgemeente"),
    ],
)
def test_municipality_is_found_by_postcode_or_by_one_of_its_names(words, name):
    assert by_words(words).name == name


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "0999",
        "101",
        "10111",
        "1011 ABC",
        "1011 1A",
        "Bergen",
        "Haag",
        "Atlantis",
        ".*",
        "(",
        "%",
        ";",
        "\x00",
        "አዲስ",
    ],
)
def test_what_names_no_municipality_is_not_guessed(words):
    with pytest.raises(NotFound):
        by_words(words)


@pytest.mark.parametrize("words", ["hilversum", "Hilversum", "Wijdemeren", "1211", "1231 AB"])
@pytest.mark.parametrize("day", [(2027, 1, 1, 0, 1), (2027, 1, 1, 23, 59), (2031, 6, 1)])
def test_after_the_merger_old_names_and_postcodes_lead_to_the_new_municipality(clock, day, words):
    clock(*day)

    assert by_words(words).slug == MERGED


@pytest.mark.parametrize("day", [(2026, 11, 21), (2026, 12, 31, 0, 1), (2026, 12, 31, 23, 59)])
def test_until_the_merger_everybody_keeps_the_old_municipality(clock, day):
    clock(*day)

    assert [by_words(words).slug for words in ("Hilversum", "1211", "wijdemeren", "1231")] == [
        "hilversum",
        "hilversum",
        "wijdemeren",
        "wijdemeren",
    ]


@pytest.mark.parametrize("words", [MERGED, MERGED_NAME])
def test_municipality_that_does_not_exist_yet_cannot_be_chosen(clock, words):
    clock(2026, 12, 31, 23, 59)

    with pytest.raises(NotFound):
        by_words(words)


def test_list_to_choose_from_follows_the_merger(clock):
    clock(2026, 12, 31, 23, 59)
    before = set(choosable().values_list("slug", flat=True))

    clock(2027, 1, 1, 0, 1)
    after = set(choosable().values_list("slug", flat=True))

    assert len(before) == 342 + 1
    assert before - after == {"hilversum", "wijdemeren"}
    assert after - before == {MERGED}


def test_merger_of_a_merger_leads_to_the_last_one(clock):
    last = Municipality.objects.create(slug="gooi", name="Gooi", province="Noord-Holland", valid_from=date(2030, 1, 1))
    Municipality.objects.filter(slug=MERGED).update(valid_until=date(2029, 12, 31), successor=last)

    clock(2030, 1, 1)

    assert by_words("1231").slug == "gooi"


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_page_of_a_reader_from_hilversum_names_the_new_municipality_on_its_first_day(amina, clock, code):
    address = f"/{code}/klantreis/"
    chosen = {"groep": "asielstatushouder", "route": "b1", "gemeente": "1211 AB"}

    clock(2026, 12, 31, 23, 59)
    before = amina.get(address, chosen)
    clock(2027, 1, 1, 0, 1)
    after = amina.get(address, chosen)

    assert (before.status_code, after.status_code) == (200, 200)
    assert MERGED_NAME not in main_of(before).text
    assert MERGED_NAME in main_of(after).text
    assert f"gemeente={MERGED}" in main_of(after).find(id="m-M06").a["href"]


def test_only_the_fictitious_municipality_has_content_of_its_own():
    owners = set(ContactPoint.objects.values_list("municipality__slug", flat=True))

    assert owners == {"voorbeeldgemeente"}
    assert list(Municipality.objects.filter(fictitious=True).values_list("slug", flat=True)) == ["voorbeeldgemeente"]


@pytest.mark.parametrize(("code", "desk"), [("ar", "مكتب الاندماج (مثال)"), ("ti", "ቤት ጽሕፈት ውህደት (ኣብነት)")])
def test_desk_of_the_municipality_is_shown_in_the_language_of_the_reader(amina, code, desk):
    chosen = {"groep": "gezinsmigrant", "route": "b1"}

    without = amina.get(f"/{code}/klantreis/", chosen)
    with_desk = amina.get(f"/{code}/klantreis/", {**chosen, "gemeente": "voorbeeldgemeente"})

    assert desk not in without.text
    assert desk in main_of(with_desk).text


def test_desk_that_is_missing_in_a_language_is_shown_in_dutch_and_says_so(amina):
    page = amina.get("/fa/klantreis/", {"groep": "gezinsmigrant", "route": "b1", "gemeente": "voorbeeldgemeente"})

    desk = main_of(page).find(string="Loket Inburgering (voorbeeld)").parent

    assert (desk["lang"], desk["dir"]) == ("nl", "ltr")
