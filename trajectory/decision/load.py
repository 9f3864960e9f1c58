"""Read the files of the decision tree, refuse a wrong one, and bring them into the database."""

from django.utils import translation

from trajectory.decision.actions import is_changed, publish_tree
from trajectory.decision.files import DecisionFiles
from trajectory.decision.models import DecisionAnswer, DecisionOutcome, DecisionQuestion, OutcomeSource
from trajectory.decision.read import published
from trajectory.decision.tree import ANSWER_TEXTS, OUTCOME_TEXTS, QUESTION_TEXTS
from trajectory.journey.load import Report, write_nouns
from trajectory.journey.models import Group, Law, Route
from trajectory.journey.moment import ContactMoment
from trajectory.journey.nouns import Lookup, Noun
from trajectory.texts.files import Lines

FROM_FILES = "load_content"


def _outcome(entry: Lines, order: int, lookup: Lookup) -> dict:
    return {
        "order": order,
        "verdict": entry["verdict"],
        "group": lookup.of(Group, entry["group"]),
        "route": lookup.of(Route, entry["route"]),
        "law": lookup.of(Law, entry["law"]),
        "follows_answers": entry["follows_answers"],
        "checked_on": entry["checked_on"] or None,
    }


def _answer(entry: Lines, order: int, lookup: Lookup) -> dict:
    return {
        "order": order,
        "asked": lookup.of(DecisionQuestion, entry["asked"]),
        "question": lookup.of(DecisionQuestion, entry["question"]),
        "outcome": lookup.of(DecisionOutcome, entry["outcome"]),
        "group": lookup.of(Group, entry["group"]),
        "route": lookup.of(Route, entry["route"]),
    }


NOUNS = (
    Noun(
        "decision-outcome",
        "outcomes",
        DecisionOutcome,
        "code",
        OUTCOME_TEXTS,
        _outcome,
        lambda entry: {"moments": (ContactMoment, entry["moments"])},
        cited=("outcome_sources", OutcomeSource, "outcome"),
    ),
    Noun(
        "decision-question",
        "questions",
        DecisionQuestion,
        "code",
        QUESTION_TEXTS,
        lambda entry, order, lookup: {"order": order, "start": entry["start"]},
    ),
    Noun(
        "decision-answer",
        "answers",
        DecisionAnswer,
        "code",
        ANSWER_TEXTS,
        _answer,
        lambda entry: {"only_for": (Group, entry["only_for"])},
    ),
)


def write_decision(files: DecisionFiles, *, force: bool = False) -> list[Report]:
    """Write what is new or changed; readers get it unless an editor was at work or the whole became wrong."""
    at_work = published() is not None and is_changed() and not force
    kinds = {"outcomes": files.outcomes, "questions": files.questions, "answers": files.answers}
    reports = [write_nouns(noun, kinds[noun.plural], force=force) for noun in NOUNS]
    if at_work:
        reports[-1].kept.append("decision tree: an editor has changes that are not published, readers keep theirs")
        return reports
    with translation.override(None):
        for problem in publish_tree(made_by=FROM_FILES, person=False):
            reports[-1].kept.append(f"decision tree not published: {problem.sentence}")
    return reports
