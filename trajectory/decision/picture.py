"""The tree as an editor sees it: every question once, with its answers and where they lead (pure)."""

from dataclasses import dataclass

from trajectory.decision.tree import Answer, Outcome, Question, Tree


@dataclass(frozen=True)
class Branch:
    """An answer and what follows: a question drawn here, one drawn elsewhere (`again`), an outcome, or nothing."""

    answer: Answer
    node: "Node | None" = None
    again: Question | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True)
class Node:
    """A question with its branches."""

    question: Question
    branches: tuple[Branch, ...]


@dataclass(frozen=True)
class Picture:
    """What readers come to, and what no answer leads to."""

    reached: tuple[Node, ...]
    lost: tuple[Node, ...]
    lost_outcomes: tuple[Outcome, ...]


def picture_of(tree: Tree) -> Picture:
    """Draw the tree; a question that several answers lead to stands at the first of them. A loop does no harm."""
    drawn: set[str] = set()
    ends: set[str] = set()

    def branch(answer: Answer) -> Branch:
        if answer.question in tree.questions:
            question = tree.questions[answer.question]
            return Branch(answer, again=question) if question.code in drawn else Branch(answer, node=draw(question))
        ends.add(answer.outcome)
        return Branch(answer, outcome=tree.outcomes.get(answer.outcome))

    def draw(question: Question) -> Node:
        drawn.add(question.code)
        return Node(question, tuple(branch(answer) for answer in question.answers))

    reached = tuple(draw(tree.questions[code]) for code in tree.starts if code not in drawn)
    lost = tuple(draw(question) for code, question in tree.questions.items() if code not in drawn)
    return Picture(reached, lost, tuple(each for code, each in tree.outcomes.items() if code not in ends))
