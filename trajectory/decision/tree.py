"""The decision tree as one reader sees it, made from its published content (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

from trajectory.texts.tongue import Text

QUESTION_TEXTS = ("text", "hint")
ANSWER_TEXTS = ("text",)
OUTCOME_TEXTS = ("title", "explanation", "advice")


@dataclass(frozen=True)
class Answer:
    """One way to answer: where it leads, and what it says about the reader (group and route are codes, or "")."""

    code: str
    text: Text
    question: str = ""
    outcome: str = ""
    group: str = ""
    route: str = ""
    only_for: frozenset[str] = frozenset()

    def is_for(self, group: str) -> bool:
        """Whether a reader of this group ("" for not known yet) is offered the answer."""
        return not self.only_for or group in self.only_for


@dataclass(frozen=True)
class Question:
    """A question with its answers, in the order in which they are offered."""

    code: str
    text: Text
    hint: Text
    answers: tuple[Answer, ...]

    def answers_for(self, group: str) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.is_for(group))


@dataclass(frozen=True)
class Outcome:
    """Where a path ends: the verdict in words, why, what to do now, and the journey that belongs to it."""

    code: str
    verdict: str
    title: Text
    explanation: Text
    advice: Text
    group: str = ""
    route: str = ""
    law: str = ""
    follows_answers: bool = False
    moments: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    checked_on: date | None = None


@dataclass(frozen=True)
class Tree:
    """All questions and outcomes by code; `starts` has one code when the tree is right."""

    starts: tuple[str, ...]
    questions: Mapping[str, Question] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)


def _text(texts: Mapping[str, str], code: str) -> Text:
    own = texts.get(code, "")
    if own or code == settings.LANGUAGE_CODE:
        return Text(own, code)
    return Text(texts.get(settings.LANGUAGE_CODE, ""), settings.LANGUAGE_CODE, True)


def _answer(entry: Mapping, code: str) -> Answer:
    return Answer(
        code=entry["code"],
        text=_text(entry["text"], code),
        only_for=frozenset(entry["only_for"]),
        **{name: entry[name] for name in ("question", "outcome", "group", "route")},
    )


def _question(entry: Mapping, code: str) -> Question:
    answers = tuple(_answer(answer, code) for answer in entry["answers"])
    return Question(entry["code"], _text(entry["text"], code), _text(entry["hint"], code), answers)


def _outcome(entry: Mapping, code: str) -> Outcome:
    return Outcome(
        **{name: entry[name] for name in ("code", "verdict", "group", "route", "law", "follows_answers")},
        **{name: _text(entry[name], code) for name in OUTCOME_TEXTS},
        moments=tuple(entry["moments"]),
        sources=tuple((source, reference) for source, reference in entry["sources"]),
        checked_on=date.fromisoformat(entry["checked_on"]) if entry["checked_on"] else None,
    )


def tree_from(content: Mapping, code: str) -> Tree:
    """The tree in language `code`, each text that it lacks in Dutch and marked as foreign."""
    questions = {entry["code"]: _question(entry, code) for entry in content["questions"]}
    outcomes = {entry["code"]: _outcome(entry, code) for entry in content["outcomes"]}
    return Tree(tuple(entry["code"] for entry in content["questions"] if entry["start"]), questions, outcomes)


def languages_of(content: Mapping) -> set[str]:
    """The languages in which every text that is there in Dutch stands."""
    texts = [
        entry[name]
        for kind, names in (("questions", QUESTION_TEXTS), ("outcomes", OUTCOME_TEXTS))
        for entry in content[kind]
        for name in names
    ]
    texts += [answer["text"] for question in content["questions"] for answer in question["answers"]]
    written = [text for text in texts if text.get(settings.LANGUAGE_CODE)]
    return {code for code in settings.SITE_LANGUAGES if all(text.get(code) for text in written)}
