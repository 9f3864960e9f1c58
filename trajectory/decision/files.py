"""Read the files of the decision tree; a wrong one is refused with its file, line and reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import translation

from trajectory.decision.check import problems_of
from trajectory.decision.models import ANSWER_CODE, Verdict
from trajectory.decision.tree import ANSWER_TEXTS, OUTCOME_TEXTS, QUESTION_TEXTS, tree_from
from trajectory.facts.nouns import NounFile, check_evidence, check_same_facts, check_text
from trajectory.texts.files import FileError, Lines, need, read

FILE = "decision.yaml"
ANSWER = {"code": str}
LEADS = dict.fromkeys(("question", "outcome", "group", "route"), str) | {"only_for": list}
QUESTION = {"code": str, "answers": list}
OUTCOME = {"code": str, "verdict": str, "sources": list, "checked_on": object}
OUTCOME_LINKS = dict.fromkeys(("group", "route", "law"), str) | {"follows_answers": bool, "moments": list}
LONGEST = {"text": 140, "hint": 400, "title": 100, "explanation": 600, "advice": 600}
LONGEST_ANSWER = 100


@dataclass
class DecisionFiles:
    """The questions, answers and outcomes in the files, each with its texts per language."""

    questions: NounFile
    answers: NounFile
    outcomes: NounFile


def _completed(entry: Lines, links: dict[str, type]) -> Lines:
    """The entry with every link, empty where the file names none."""
    for name, kind in links.items():
        entry.setdefault(name, kind())
    return entry


def _listed(path: Path, entries: list, known: dict[str, set[str]]) -> dict[str, Lines]:
    """Entries by code; `known` says per key which codes exist."""
    found: dict[str, Lines] = {}
    for entry in entries:
        if entry["code"] in found:
            raise FileError(path, entry.line, f"{entry['code']!r} stands here twice")
        for name, codes in known.items():
            for code in entry[name] if isinstance(entry[name], list) else [entry[name]]:
                if code and code not in codes:
                    raise FileError(path, entry.line_of(name), f"{name}: there is no {code!r}")
        found[entry["code"]] = entry
    return found


def _read_entries(path: Path, known: dict[str, set[str]]) -> tuple[dict[str, Lines], ...]:
    """Questions, answers and outcomes by code."""
    tree = read(path)
    need(path, tree, {"questions": list, "outcomes": list})
    answers = []
    for question in tree["questions"]:
        need(path, question, QUESTION, {"start": bool})
        question.setdefault("start", False)
        for answer in question["answers"]:
            need(path, answer, ANSWER, LEADS, line=question.line_of("answers"))
            answers.append(_completed(answer, LEADS))
            answer["asked"] = question["code"]
    for outcome in tree["outcomes"]:
        need(path, outcome, OUTCOME, OUTCOME_LINKS)
        _completed(outcome, OUTCOME_LINKS)
        check_evidence(path, outcome, known["sources"])
        if outcome["verdict"] not in Verdict.values:
            raise FileError(path, outcome.line_of("verdict"), f"verdict: there is no {outcome['verdict']!r}")
    questions = _listed(path, tree["questions"], {})
    names = ("group", "route", "law", "moments")
    outcomes = _listed(path, tree["outcomes"], {name: known[name] for name in names})
    leads = {"group": known["group"], "route": known["route"], "only_for": known["group"]}
    found = _listed(path, answers, {**leads, "question": set(questions), "outcome": set(outcomes)})
    for code, answer in found.items():
        if not re.fullmatch(ANSWER_CODE, code):
            raise FileError(path, answer.line, f"{code!r} is not two to six small letters and digits, a letter first")
    return questions, found, outcomes


def _texts(path: Path, given: Lines, fields: tuple[str, ...], facts: set[str]) -> None:
    for name in fields:
        if name in given:
            given[name] = given[name].strip()
            check_text(path, given.line_of(name), name, given[name], LONGEST[name], facts)


def _read_texts(path: Path, entries: tuple[dict, ...], facts: set[str]) -> tuple[dict[str, Lines], ...]:
    """The texts of one language: of questions, answers and outcomes, by code."""
    questions, answers, outcomes = entries
    written = read(path)
    need(path, written, {"questions": dict, "outcomes": dict})
    of_answers: dict[str, Lines] = {}
    for kind, known in (("questions", questions), ("outcomes", outcomes)):
        for code in written[kind]:
            if code not in known:
                raise FileError(path, written[kind].line_of(code), f"there is no {code!r} among the {kind}")
    for code, given in written["questions"].items():
        need(path, given, {}, dict.fromkeys(QUESTION_TEXTS, str) | {"answers": dict})
        _texts(path, given, QUESTION_TEXTS, facts)
        for answer, text in given.pop("answers", {}).items():
            if answer not in answers or answers[answer]["asked"] != code:
                raise FileError(path, given.line_of("answers"), f"{code!r} has no answer {answer!r}")
            if not isinstance(text, str):
                raise FileError(path, given.line_of("answers"), f"{answer!r} must be str, not {text!r}")
            check_text(path, given.line_of("answers"), answer, text, LONGEST_ANSWER, facts)
            of_answers[answer] = Lines({"text": text.strip()})
            of_answers[answer].line = given.line_of("answers")
    for given in written["outcomes"].values():
        need(path, given, {}, dict.fromkeys(OUTCOME_TEXTS, str))
        _texts(path, given, OUTCOME_TEXTS, facts)
    return written["questions"], of_answers, written["outcomes"]


def dutch_content(files: DecisionFiles) -> dict:
    """The tree in the form that is published, with its Dutch texts only."""
    code = settings.LANGUAGE_CODE

    def texts(file: NounFile, name: str, fields: tuple[str, ...]) -> dict[str, dict[str, str]]:
        given = file.texts[code].get(name, {})
        return {field: {code: given[field]} if given.get(field) else {} for field in fields}

    def answers(question: str) -> Iterator[dict]:
        for name, entry in files.answers.entries.items():
            if entry["asked"] == question:
                yield {**entry, **texts(files.answers, name, ANSWER_TEXTS)}

    return {
        "questions": [
            {**entry, "answers": list(answers(name)), **texts(files.questions, name, QUESTION_TEXTS)}
            for name, entry in files.questions.entries.items()
        ],
        "outcomes": [
            {**entry, "sources": [], "checked_on": "", **texts(files.outcomes, name, OUTCOME_TEXTS)}
            for name, entry in files.outcomes.entries.items()
        ],
    }


def _refuse_wrong_tree(path: Path, files: DecisionFiles) -> None:
    with translation.override(None):
        problems = problems_of(tree_from(dutch_content(files), settings.LANGUAGE_CODE))
    kinds = {"question": files.questions, "answer": files.answers, "outcome": files.outcomes}
    for problem in problems:
        kind, _, code = problem.place.partition(":")
        entry = kinds[kind].entries[code] if code else Lines()
        raise FileError(path, entry.line, problem.sentence)


def read_decision_files(folder: Path, *, facts: set[str], known: dict[str, set[str]]) -> DecisionFiles:
    """decision.yaml and texts/<language>/decision.yaml under `folder`; raises FileError.

    `known` has the codes of each `group`, `route`, `law`, of `moments` and `sources`.
    """
    path = folder / FILE
    entries = _read_entries(path, known)
    languages = [code for code in settings.SITE_LANGUAGES if (folder / "texts" / code / FILE).exists()]
    texts = {code: _read_texts(folder / "texts" / code / FILE, entries, facts) for code in languages}
    if settings.LANGUAGE_CODE not in texts:
        raise FileError(folder / "texts" / settings.LANGUAGE_CODE / FILE, 1, "the file does not exist")
    kinds = [NounFile(entries[number], {code: found[number] for code, found in texts.items()}) for number in range(3)]
    files = DecisionFiles(*kinds)
    _refuse_wrong_tree(path, files)
    for kind in kinds:
        dutch = kind.texts[settings.LANGUAGE_CODE]
        for code, found in kind.texts.items():
            source = folder / "texts" / code / FILE
            for name, given in found.items():
                for field in given:
                    if field not in dutch.get(name, {}):
                        raise FileError(source, given.line, f"{name}: {field!r} has no Dutch text")
            check_same_facts(source, found, dutch)
    return files
