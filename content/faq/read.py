"""Read the questions in a reader's language."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Q
from modeltranslation.utils import build_localized_fieldname

from content.faq.models import TEXTS, Question, QuestionSource
from trajectory.texts.tongue import Text, columns, pick_group


@dataclass(frozen=True)
class Answer:
    """A question with its answers as one reader sees them."""

    code: str
    question: Text
    short: Text
    long: Text
    page: int | None
    checked_on: object

    @property
    def foreign(self) -> bool:
        return self.question.foreign or self.short.foreign


def _answers(rows, code: str) -> list[Answer]:
    wanted = ("code", "page_id", "checked_on", *columns(TEXTS, code))
    return [
        Answer(code=row["code"], page=row["page_id"], checked_on=row["checked_on"], **pick_group(row, TEXTS, code))
        for row in rows.values(*wanted)
    ]


def read_answers(code: str) -> list[Answer]:
    """Every question in its order (one query)."""
    return _answers(Question.objects.order_by("order"), code)


def answers_at(moment: str, code: str) -> list[Answer]:
    """The questions that belong to a contact moment (one query)."""
    return _answers(Question.objects.filter(moments__code=moment).order_by("order"), code)


def read_answer(question: str, code: str) -> Answer | None:
    """One question, or None."""
    return next(iter(_answers(Question.objects.filter(code=question), code)), None)


def read_sources() -> dict[str, list[QuestionSource]]:
    """By code of the question what its answer cites (one query)."""
    found: dict[str, list[QuestionSource]] = {}
    for cited in QuestionSource.objects.select_related("source").annotate(code=F("question__code")):
        found.setdefault(cited.code, []).append(cited)
    return found


def read_ties(name: str) -> dict[str, set[str]]:
    """By code of the question the codes of its moments, groups or routes (`name`); moments nobody sees are left out."""
    seen = Q(moments__live=True) if name == "moments" else ~Q(**{name: None})
    found: dict[str, set[str]] = {}
    for question, tied in Question.objects.filter(seen).order_by().values_list("code", f"{name}__code"):
        found.setdefault(question, set()).add(tied)
    return found


def own_languages(**only: str) -> dict[str, set[str]]:
    """For every question the languages in which it has its own question and short answer (one query)."""
    codes = list(settings.SITE_LANGUAGES)
    wanted = {code: [build_localized_fieldname(field, code) for field in ("question", "short")] for code in codes}
    names = [name for pair in wanted.values() for name in pair]
    rows = Question.objects.filter(**only).order_by("order").values("code", *names)
    return {row["code"]: {code for code in codes if all(row[name] for name in wanted[code])} for row in rows}
