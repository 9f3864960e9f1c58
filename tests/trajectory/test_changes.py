"""What is different between two versions is told in full, once, and in words a reader can use."""

import pytest
from django.utils.translation import override

from tests.trajectory.documents import ORIGIN, moment, small
from trajectory.sharing.changes import compare
from trajectory.sharing.sentences import say


def told(before: dict, after: dict) -> list[tuple]:
    return [(change.part, change.id, change.what, change.field, change.languages) for change in compare(before, after)]


def test_same_journey_has_no_changes():
    assert compare(small(), small()) == []


def test_new_moment_between_others_is_one_change_although_all_numbers_shift():
    before, after = small(), small()
    after["moments"] = [
        moment("M01", 1, "Brief van DUO", next=["M02"]),
        moment("M04", 2, "Bezoek"),
        moment("M02", 3, "Gesprek"),
        moment("M03", 4, "Uw plan"),
    ]

    assert told(before, after) == [("moments", "M04", "added", "", ())]


def test_moment_that_is_gone_is_told_with_the_name_it_had():
    before, after = small(), small()
    after["moments"] = after["moments"][:2]

    (change,) = compare(before, after)

    assert (change.id, change.what, change.name) == ("M03", "removed", {"nl": "Uw plan", "en": "Uw plan (en)"})


def test_moment_that_passes_the_others_is_the_only_one_that_moved():
    before, after = small(), small()
    first, second, third = after["moments"]
    after["moments"] = [third | {"order": 1}, first | {"order": 2}, second | {"order": 3}]

    assert told(before, after) == [("moments", "M03", "moved", "", ())]


def test_moment_in_another_phase_names_both_phases():
    before, after = small(), small()
    after["moments"][2]["phase"] = "examens"

    (change,) = compare(before, after)

    assert (change.what, change.field, change.before, change.after) == ("moved", "phase", "plan", "examens")


def test_text_is_told_per_field_with_the_languages_that_changed():
    before, after = small(), small()
    after["moments"][0]["texts"]["ar"]["title"] = "جديد"
    after["moments"][0]["texts"]["nl"]["duty"] = "- Lees de brief."
    after["moments"][0]["texts"]["en"]["duty"] = "- Read the letter."

    assert told(before, after) == [
        ("moments", "M01", "text", "title", ("ar",)),
        ("moments", "M01", "text", "duty", ("nl", "en")),
    ]


def test_value_of_a_fact_is_told_with_what_it_was():
    before, after = small(), small()
    after["facts"][0]["value"] = "050 000 00 00"

    (change,) = compare(before, after)

    assert (change.part, change.id, change.field) == ("facts", "duo-phone", "value")
    assert (change.before, change.after) == ("050 599 96 00", "050 000 00 00")


def test_organisation_and_links_of_a_moment_are_told():
    before, after = small(), small()
    after["organisations"][0]["website"] = "https://duo.nl"
    after["moments"][0]["next"] = ["M02", "M03"]
    after["moments"][1]["window"] = {"anchor": "pip-date", "least": 0, "most": 10, "unit": "weeks"}

    assert told(before, after) == [
        ("organisations", "duo", "changed", "website", ()),
        ("moments", "M01", "changed", "next", ()),
        ("moments", "M02", "changed", "window", ()),
    ]


def test_text_that_a_person_checked_is_a_change_and_a_day_of_making_is_none():
    before, after = small(), small()
    after["moments"][0]["origins"]["ar"] = ORIGIN | {"checked": True, "checked_on": "2026-12-01"}
    after["moments"][1]["origins"]["nl"] = ORIGIN | {"made_on": "2026-12-01"}

    assert told(before, after) == [("moments", "M01", "checked", "", ("ar",))]


def test_field_that_a_newer_schema_added_is_no_change_of_the_journey():
    before, after = small(), small()
    after["moments"][0]["cost"] = "free"

    assert compare(before, after) == []


SENTENCES = {
    "nl": [
        "Feit duo-phone (Telefoon van DUO): “waarde” was 050 599 96 00 en is nu 050 000 00 00.",
        "Contactmoment M01 (Brief van DUO): “hoe” was Brief en is nu Gesprek.",
        "Contactmoment M01 (Brief van DUO): de tekst “titel” is veranderd (Arabisch).",
        "Contactmoment M02 (Gesprek): “De termijn” was – en is nu pip-date 0 10 weeks.",
        "Contactmoment M04 (Bezoek): nieuw.",
        "Contactmoment M03 (Uw plan): weggehaald.",
    ],
    "en": [
        "Fact duo-phone (Phone of DUO): “value” was 050 599 96 00 and is now 050 000 00 00.",
        "Contact moment M01 (Brief van DUO (en)): “how” was Letter and is now Talk.",
        "Contact moment M01 (Brief van DUO (en)): the text “title” changed (Arabic).",
        "Contact moment M02 (Gesprek (en)): “The term” was – and is now pip-date 0 10 weeks.",
        "Contact moment M04 (Bezoek (en)): new.",
        "Contact moment M03 (Uw plan (en)): taken away.",
    ],
}


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_change_has_a_sentence_in_dutch_and_english(code):
    before, after = small(), small()
    after["facts"][0]["value"] = "050 000 00 00"
    after["moments"][0] |= {"channel": "talk"}
    after["moments"][0]["texts"]["ar"]["title"] = "جديد"
    after["moments"][1]["window"] = {"anchor": "pip-date", "least": 0, "most": 10, "unit": "weeks"}
    after["moments"][2] = moment("M04", 3, "Bezoek")

    with override(code):
        sentences = [say(change) for change in compare(before, after)]

    assert sentences == SENTENCES[code]
