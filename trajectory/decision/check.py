"""Is every reader led to an outcome? What is wrong with a tree, in words for its editor (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from trajectory.decision.tree import Answer, Question, Tree


class Kind(StrEnum):
    """What can be wrong with a tree."""

    START = "start"
    DEAD_END = "dead end"
    LOOP = "loop"
    UNREACHABLE = "unreachable"
    NO_DUTCH = "no Dutch"
    NO_GROUP = "no group"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: its kind, where ("question:eu", "answer:h2", "outcome:aow" or ""), and a sentence."""

    kind: Kind
    place: str
    sentence: str


def _starts(tree: Tree) -> Iterator[Problem]:
    if not tree.starts:
        yield Problem(Kind.START, "", _("No question is the first one. Mark one question as the start."))
    for code in tree.starts[1:]:
        sentence = _("“%(first)s” and “%(code)s” are both the first question. Keep one.")
        yield Problem(Kind.START, f"question:{code}", sentence % {"first": tree.starts[0], "code": code})


def _dutch(tree: Tree) -> Iterator[Problem]:
    for question in tree.questions.values():
        if not question.text:
            yield Problem(
                Kind.NO_DUTCH, f"question:{question.code}", _("Question “%s” has no Dutch text.") % question.code
            )
        for answer in question.answers:
            if not answer.text:
                sentence = _("Answer “%(answer)s” of question “%(question)s” has no Dutch text.")
                names = {"answer": answer.code, "question": question.code}
                yield Problem(Kind.NO_DUTCH, f"answer:{answer.code}", sentence % names)
    for outcome in tree.outcomes.values():
        if not (outcome.title and outcome.explanation):
            sentence = _("Outcome “%s” has no Dutch title or explanation.") % outcome.code
            yield Problem(Kind.NO_DUTCH, f"outcome:{outcome.code}", sentence)


def _leads_on(tree: Tree, answer: Answer) -> bool:
    """To exactly one thing, and one that exists."""
    if answer.question:
        return not answer.outcome and answer.question in tree.questions
    return answer.outcome in tree.outcomes


def _broken_answers(tree: Tree) -> Iterator[Problem]:
    for question in tree.questions.values():
        for answer in question.answers:
            if not _leads_on(tree, answer):
                sentence = _(
                    "Answer “%(answer)s” of question “%(question)s” leads nowhere. Choose one question or one outcome."
                )
                names = {"answer": answer.code, "question": question.code}
                yield Problem(Kind.DEAD_END, f"answer:{answer.code}", sentence % names)


def _following(tree: Tree, question: Question) -> list[str]:
    return [answer.question for answer in question.answers if answer.question in tree.questions]


def _loops(tree: Tree) -> Iterator[Problem]:
    """Each loop once, told as the questions on it."""
    done: set[str] = set()

    def visit(code: str, trail: list[str]) -> Iterator[Problem]:
        if code in trail:
            loop = [*trail[trail.index(code) :], code]
            sentence = _("These questions go round and round: %s.") % " → ".join(loop)
            yield Problem(Kind.LOOP, f"question:{code}", sentence)
        elif code not in done:
            for following in _following(tree, tree.questions[code]):
                yield from visit(following, [*trail, code])
            done.add(code)

    for code in tree.questions:
        yield from visit(code, [])


@dataclass
class _Reached:
    """What some reader comes to, with the groups they can belong to by then ("" for not known)."""

    states: set[tuple[str, str]]
    answers: set[str]
    outcomes: set[tuple[str, str]]


def _reach(tree: Tree) -> _Reached:
    reached = _Reached(set(), set(), set())
    open_states = [(code, "") for code in tree.starts[:1]]
    while open_states:
        state = open_states.pop()
        if state in reached.states:
            continue
        reached.states.add(state)
        code, group = state
        for answer in tree.questions[code].answers_for(group):
            reached.answers.add(answer.code)
            known = answer.group or group
            if answer.question in tree.questions:
                open_states.append((answer.question, known))
            elif answer.outcome in tree.outcomes:
                reached.outcomes.add((answer.outcome, known))
    return reached


def _stuck(tree: Tree, reached: _Reached) -> Iterator[Problem]:
    """Questions at which some reader finds no answer, and outcomes that ask for a group nobody named."""
    for code, group in sorted(reached.states):
        if not tree.questions[code].answers_for(group):
            sentence = _("Question “%(code)s” has no answer for the group “%(group)s”.") if group else ""
            sentence = sentence or _("Question “%(code)s” has no answer for a reader whose group is not known.")
            yield Problem(Kind.DEAD_END, f"question:{code}", sentence % {"code": code, "group": group})
    for code, group in sorted(reached.outcomes):
        if tree.outcomes[code].follows_answers and not (group or tree.outcomes[code].group):
            sentence = _("Outcome “%s” opens the journey of the reader's group, but no answer before it names a group.")
            yield Problem(Kind.NO_GROUP, f"outcome:{code}", sentence % code)


def _unreachable(tree: Tree, reached: _Reached) -> Iterator[Problem]:
    asked = {code for code, _group in reached.states}
    ends = {code for code, _group in reached.outcomes}
    for code, question in tree.questions.items():
        if code not in asked:
            yield Problem(Kind.UNREACHABLE, f"question:{code}", _("No answer leads to question “%s”.") % code)
            continue
        for answer in question.answers:
            if answer.code not in reached.answers:
                sentence = _(
                    "Answer “%(answer)s” of question “%(question)s” is offered to nobody: its groups never come here."
                )
                names = {"answer": answer.code, "question": code}
                yield Problem(Kind.UNREACHABLE, f"answer:{answer.code}", sentence % names)
    for code in tree.outcomes:
        if code not in ends:
            yield Problem(Kind.UNREACHABLE, f"outcome:{code}", _("No answer leads to outcome “%s”.") % code)


def problems_of(tree: Tree) -> list[Problem]:
    """All that is wrong with the tree, in the language of its editor; `tree` is in Dutch. Empty when all is well."""
    reached = _reach(tree)
    return [
        *_starts(tree),
        *_broken_answers(tree),
        *_loops(tree),
        *_stuck(tree, reached),
        *(_unreachable(tree, reached) if tree.starts else ()),
        *_dutch(tree),
    ]
