"""From the answers of a reader to the next question or the outcome, with the reasons (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass

from trajectory.decision.tree import Answer, Outcome, Question, Tree


@dataclass(frozen=True)
class Reason:
    """“Because you said”: a question, the answer to it, and the answers before it, to change this one."""

    question: Question
    answer: Answer
    before: tuple[str, ...]


class Astray(Exception):
    """An answer that does not exist here, or no longer; `reasons` are the answers before it, which were right.

    Its words name no answer, so that none comes into a log.
    """

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__("an answer in the address does not belong to the tree")
        self.reasons = reasons


@dataclass(frozen=True)
class Place:
    """Where a reader stands: at a question with the answers offered, or at an outcome; and how they came there."""

    reasons: tuple[Reason, ...]
    question: Question | None = None
    outcome: Outcome | None = None
    answers: tuple[Answer, ...] = ()
    group: str = ""
    route: str = ""

    @property
    def journey(self) -> dict[str, str]:
        """What the journey page needs to open for this reader: codes of group and route; empty without a group."""
        if self.outcome is None:
            return {}
        follows = self.outcome.follows_answers
        group = self.outcome.group or (self.group if follows else "")
        route = self.outcome.route or (self.route if follows else "")
        return {"groep": group, **({"route": route} if route else {})} if group else {}


def walk(tree: Tree, chosen: Sequence[str]) -> Place:
    """Follow the codes of the answers from the start question. Raises Astray at the first that is not offered."""
    question: Question | None = tree.questions[tree.starts[0]]
    reasons: list[Reason] = []
    group = route = ""
    for number, code in enumerate(chosen):
        offered = question.answers_for(group) if question else ()
        answer = next((each for each in offered if each.code == code), None)
        if question is None or answer is None:
            raise Astray(tuple(reasons))
        reasons.append(Reason(question, answer, tuple(chosen[:number])))
        group, route = answer.group or group, answer.route or route
        if answer.outcome:
            outcome, question = tree.outcomes[answer.outcome], None
        else:
            question = tree.questions[answer.question]
    if question is None:
        return Place(tuple(reasons), outcome=outcome, group=group, route=route)
    return Place(tuple(reasons), question, answers=question.answers_for(group), group=group, route=route)
