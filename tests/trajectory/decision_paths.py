"""The table of paths through the decision tree, and the tree of the files, for the tests of both."""

from pathlib import Path

import yaml
from django.conf import settings

from trajectory.decision.files import DecisionFiles, read_decision_files

DATA = settings.BASE_DIR / "trajectory" / "data"
TABLE = yaml.safe_load((Path(__file__).parent / "decision.yaml").read_text("utf-8"))
START = "/nl/moet-ik-inburgeren/"
WRITTEN = ("nl", "en", "ar", "ti")
TURKISH = ["m7", "c9", "w6", "d9", "g5", "l8", "t9"]  # an overige migrant, at the question about Turkish nationality
DIPLOMA = ["m7", "c9", "w6", "f2", "l8", "f7"]  # an adult with an asylum permit and a Dutch diploma
ASYLUM_B1 = ["m7", "c9", "w6", "f2", "l8", "r3", "n9", "s4"]


def codes(path: list[list[str]]) -> list[str]:
    return [TABLE["words"][question][said] for question, said in path]


def rows() -> list[tuple[list[str], str, str]]:
    """Answers, outcome and journey of every path of the table."""
    found = [(codes(row["path"]), row["outcome"], row["journey"]) for row in TABLE["short"]]
    for head in TABLE["to_age"]:
        for tail in TABLE[head["goes_on"]]:
            journey = tail["journey"].format(group=head["group"])
            found.append((codes(head["path"] + tail["path"]), tail["outcome"], journey))
    return found


def nouns(name: str) -> list[dict]:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text("utf-8"))


def read_tree_files(folder: Path) -> DecisionFiles:
    journey = nouns("journey")
    known = {name: {entry["code"] for entry in journey[f"{name}s"]} for name in ("group", "route", "law")}
    known["route"].add("weet-ik-niet")
    known["moments"] = {entry["id"] for entry in nouns("moments")}
    known["sources"] = {entry["code"] for entry in nouns("sources")}
    return read_decision_files(folder, facts={entry["key"] for entry in nouns("facts")}, known=known)
