"""Put the tree that editors wrote before readers, whole or not at all."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from trajectory.decision.check import Problem, problems_of
from trajectory.decision.models import PublishedTree
from trajectory.decision.read import draft_content, published
from trajectory.decision.tree import ANSWER_TEXTS, OUTCOME_TEXTS, QUESTION_TEXTS, tree_from
from trajectory.texts.actions import note_changes
from trajectory.texts.together import afterwards


def is_changed() -> bool:
    """Whether the tree in the admin is another one than readers see; also when they see none yet."""
    now = published()
    return now is None or now.content != draft_content()


def _texts(content: dict) -> Iterator[tuple[str, dict, tuple[str, ...]]]:
    """Every noun of the tree: the subject of its origin, itself, and the names of its texts."""
    for question in content["questions"]:
        yield f"decision-question:{question['code']}", question, QUESTION_TEXTS
        for answer in question["answers"]:
            yield f"decision-answer:{answer['code']}", answer, ANSWER_TEXTS
    for outcome in content["outcomes"]:
        yield f"decision-outcome:{outcome['code']}", outcome, OUTCOME_TEXTS


def _spoken(content: dict) -> dict[str, dict[str, dict[str, str]]]:
    """Per noun its texts in each language it has texts in."""
    found = {}
    for subject, noun, names in _texts(content):
        codes = {code for name in names for code in noun[name]}
        found[subject] = {code: {name: noun[name].get(code, "") for name in names} for code in codes}
    return found


@transaction.atomic
def publish_tree(*, made_by: str, person: bool) -> list[Problem]:
    """Readers get the tree as it stands in the admin, unless something is wrong with it; returns what is wrong.

    `person` says that `made_by` is one: then the texts that changed since the last time are that person's.
    """
    content = draft_content()
    problems = problems_of(tree_from(content, settings.LANGUAGE_CODE))
    now = published()
    if problems or (now is not None and now.content == content):
        return problems
    PublishedTree.objects.create(content=content, published_by=made_by)
    if person:
        before = _spoken(now.content) if now is not None else {}
        for subject, texts in _spoken(content).items():
            if before.get(subject) != texts:
                note_changes(subject=subject, texts=texts, made_by=made_by)
    return []


@dataclass(frozen=True)
class _Said:
    """The texts of one noun of the tree in one language, and who wrote them."""

    subject: str
    language: str
    texts: Mapping[str, str]
    by: str


@transaction.atomic
def publish_texts(*, kind: str, key: str, language: str, texts: Mapping[str, str], by: str) -> bool:
    """Readers get these texts of one noun of the tree in one language; what waits in Dutch goes on waiting.

    `kind` and `key` are those of its subject, such as "decision-outcome" and its code. Returns whether the tree that
    readers see has this noun. Many texts that are published together make one version of the tree.
    """
    now, subject = published(), f"{kind}:{key}"
    if now is None or all(each != subject for each, _, _ in _texts(now.content)):
        return False
    afterwards(_publish_said, key=f"{subject} {language}", thing=_Said(subject, language, texts, by))
    return True


def _publish_said(several: list[_Said]) -> None:
    content = deepcopy(published().content)
    nouns = {subject: noun for subject, noun, _ in _texts(content)}
    for said in several:
        for name, text in said.texts.items():
            nouns[said.subject][name][said.language] = text
    PublishedTree.objects.create(content=content, published_by=several[-1].by)
