"""Which Dutch a translation was made from: what counts as older, and what a small edit keeps valid."""

import pytest

from trajectory.texts.pieces import follow, older_places, says, whole

DUTCH = {"title": "Gesprek", "duty": "U komt.", "body": ["Eerste zin.", "Tweede zin."]}


def changed(**places) -> dict:
    return {place: text for place, text in {**DUTCH, **places}.items() if text}


@pytest.mark.parametrize(
    ("now", "older"),
    [
        ({}, []),
        ({"duty": "U komt op tijd."}, ["duty"]),
        ({"duty": "U komt op tijd.", "title": "Het gesprek"}, ["duty", "title"]),
        ({"right": "U krijgt koffie."}, ["right"]),
        ({"duty": ""}, ["duty"]),
        ({"body": ["Eerste zin.", "Andere zin."]}, ["body"]),
        ({"body": ["Eerste zin.", "Nieuwe zin.", "Tweede zin."]}, ["body"]),
        ({"body": ["Eerste zin."]}, ["body"]),
        ({"body": ["Tweede zin.", "Eerste zin."]}, []),
    ],
)
def test_only_the_places_that_changed_are_older(now, older):
    assert sorted(older_places(says(changed(**now)), says(DUTCH))) == older


def test_whole_is_another_one_exactly_when_a_place_is_older():
    assert whole(says(changed(body=["Tweede zin.", "Eerste zin."]))) == whole(says(DUTCH))
    assert whole(says(changed(duty="U komt op tijd."))) != whole(says(DUTCH))


def test_place_without_text_says_nothing():
    assert says({"title": "", "duty": [], "body": ["", "x"]}) == says({"body": ["x"]})


def test_translation_that_was_up_to_date_follows_a_small_edit():
    now = says(changed(duty="U komt!", body=["Eerste zin!", "Tweede zin."]))

    assert older_places(now, follow(says(DUTCH), says(DUTCH), now)) == []


def test_translation_that_was_older_stays_older_after_a_small_edit():
    made_from = says(changed(duty="U kwam.", body=["Eerste zin.", "Oude zin."]))
    now = says(changed(duty="U komt!", body=["Eerste zin!", "Tweede zin."]))

    followed = follow(made_from, says(DUTCH), now)

    assert sorted(older_places(now, followed)) == ["body", "duty"]
    assert followed["body"] == [says({"x": "Eerste zin!"})["x"][0], says({"x": "Oude zin."})["x"][0]]
