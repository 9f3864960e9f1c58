"""The decision tree of the files leads everybody where the law does; a wrong one is refused with its reason."""

import re
import shutil
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import yaml

from tests.trajectory.decision_paths import DATA, TABLE, nouns, read_tree_files, rows
from trajectory.decision.files import dutch_content
from trajectory.decision.tree import Tree, tree_from
from trajectory.decision.walk import Astray, walk
from trajectory.texts.files import FileError


@pytest.fixture(scope="module")
def tree() -> Tree:
    return tree_from(dutch_content(read_tree_files(DATA)), "nl")


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of the files of the tree, to plant a fault in."""
    for path in (DATA / "decision.yaml", *DATA.glob("texts/*/decision.yaml")):
        copy = tmp_path / path.relative_to(DATA)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return tmp_path


def plant(folder: Path, old: str, new: str, file: str = "decision.yaml") -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


# The table and the tree


def test_table_holds_every_path_once():
    paths = [tuple(path) for path, _outcome, _journey in rows()]

    assert len(paths) == len(set(paths)) == TABLE["count"]
    assert not [path for path in paths for other in paths if path != other and other[: len(path)] == path]


@pytest.mark.parametrize(("path", "outcome", "journey"), rows())
def test_answers_lead_to_the_outcome_of_the_table(tree, path, outcome, journey):
    place = walk(tree, path)

    assert (place.outcome.code, dict(parse_qsl(journey))) == (outcome, place.journey)
    assert [reason.answer.code for reason in place.reasons] == path
    assert [list(reason.before) for reason in place.reasons] == [path[:number] for number in range(len(path))]


def test_outcomes_of_the_tree_are_those_of_the_table(tree):
    assert set(tree.outcomes) == {outcome for _, outcome, _ in rows()} == set(TABLE["verdicts"])
    assert len(tree.outcomes) == 21


@pytest.mark.parametrize(
    ("chosen", "right"),
    [
        (["zz"], 0),
        (["m7", "h2"], 1),  # the answer to another question
        (["h2", "m7"], 1),  # on after an outcome
        (["m7", "c9", "w6", "f2", "l8", "t9"], 5),  # an answer for other groups
        ([""], 0),
        (["M7"], 0),
        (["m7"] * 500, 1),
    ],
)
def test_answer_that_is_not_offered_is_refused_and_the_right_ones_are_kept(tree, chosen, right):
    with pytest.raises(Astray) as refused:
        walk(tree, chosen)

    assert [reason.answer.code for reason in refused.value.reasons] == chosen[:right]
    assert not any(code and code in str(refused.value).split() for code in chosen)


# The files


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  - {code: u2, outcome: aow}\n", "  - {code: u2}\n", "Answer “u2” of question “leeftijd” leads nowhere"),
        (
            "{code: u2, outcome: aow}",
            "{code: u2, outcome: aow, question: leerplicht}",
            "Answer “u2” of question “leeftijd” leads nowhere",
        ),
        (
            "{code: z8, question: wanneer}",
            "{code: z8, question: leeftijd}",
            "These questions go round and round: leeftijd → leerplicht → vrijstelling → turks → leeftijd",
        ),
        ("{code: u2, outcome: aow}", "{code: u2, outcome: te-jong}", "No answer leads to outcome “aow”"),
        (
            "{code: y7, question: leerplicht}",
            "{code: y7, outcome: te-jong}",
            "No answer leads to question “leerplicht”",
        ),
        ("  start: true\n", "", "No question is the first one"),
        ("- code: eu\n", "- code: eu\n  start: true\n", "“nederlander” and “eu” are both the first question"),
        (
            "{code: r3, question: wanneer, only_for: [asielstatushouder, gezinslid]}",
            "{code: r3, question: wanneer, only_for: [vrijwillig]}",
            "Answer “r3” of question “vrijstelling” is offered to nobody",
        ),
        ("{code: f2, question: leeftijd, group: asielstatushouder}", "{code: f2, outcome: moet-zelf}", "names a group"),
        ("{code: h2, outcome: nederlander}", "{code: h2, outcome: nederlanders}", "there is no 'nederlanders'"),
        ("{code: h2, ", "{code: turks, ", "has no answer 'h2'"),
        ("{code: h2, ", "{code: Q1-ja, ", "is not two to six small letters and digits"),
        ("{code: m7, ", "{code: h2, ", "'h2' stands here twice"),
    ],
)
def test_wrong_tree_is_refused_with_its_reason(folder, old, new, words):
    plant(folder, old, new)

    with pytest.raises(FileError, match=re.escape(words)) as refused:
        read_tree_files(folder)

    assert refused.value.line > 0
    assert refused.value.path.name == "decision.yaml"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("      u2: Ik heb de AOW-leeftijd\n", "", "Answer “u2” of question “leeftijd” has no Dutch text"),
        (
            "      u2: Ik heb de AOW-leeftijd\n",
            "      u2: ''\n",
            "Answer “u2” of question “leeftijd” has no Dutch text",
        ),
        ("    text: Hoe oud bent u?\n", "", "Question “leeftijd” has no Dutch text"),
        (
            "explanation: Met de Nederlandse",
            "advice: Met de Nederlandse",
            "Outcome “nederlander” has no Dutch title or explanation",
        ),
        ("    hint: AOW is het pensioen van de overheid.\n", "", "leeftijd: 'hint' has no Dutch text"),
        ("Hoe oud bent u?", "Hoe oud bent u? {fact:leeftijd}", "there is no fact named 'leeftijd'"),
        ("  leerplicht:\n", "  leerplichtig:\n", "there is no 'leerplichtig' among the questions"),
    ],
)
def test_missing_dutch_is_refused_with_its_reason(folder, old, new, words):
    plant(folder, old, new, "texts/nl/decision.yaml")

    with pytest.raises(FileError, match=re.escape(words)):
        read_tree_files(folder)


def test_question_without_an_answer_for_a_group_is_refused(folder):
    answers = (DATA / "decision.yaml").read_text("utf-8").split("- code: route\n")[1].split("outcomes:")[0]
    mended = "".join(
        line.replace("[gezinsmigrant, overige-migrant]", "[gezinsmigrant]") + "\n" for line in answers.splitlines()
    )
    plant(folder, answers, mended)

    with pytest.raises(FileError, match="Question “route” has no answer for the group “overige-migrant”"):
        read_tree_files(folder)


def sentences(text: str) -> int:
    return len(re.findall(r"[.?!](?:\s|$)", text))


def test_dutch_is_short():
    texts = yaml.safe_load((DATA / "texts/nl/decision.yaml").read_text("utf-8"))

    def length(text: str) -> int:
        return len(re.sub(r"\{fact:[^}]*\}", "10 weken", text).split())

    assert [q["text"] for q in texts["questions"].values() if length(q["text"]) > 15] == []
    assert [a for q in texts["questions"].values() for a in q["answers"].values() if length(a) > 10] == []
    assert [o["title"] for o in texts["outcomes"].values() if sentences(o["explanation"]) > 3] == []
    assert [o["title"] for o in texts["outcomes"].values() if sentences(o.get("advice", "")) > 3] == []


def test_codes_in_the_address_say_nothing():
    answers = [answer["code"] for question in nouns("decision")["questions"] for answer in question["answers"]]

    assert [code for code in answers if not re.fullmatch(r"[a-z]\d", code)] == []
    assert len(set(answers)) == len(answers)
