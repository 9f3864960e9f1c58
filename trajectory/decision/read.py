"""Read the tree that readers see, and the one editors are writing."""

from collections import defaultdict

from django.conf import settings
from django.db import models
from modeltranslation.utils import build_localized_fieldname

from trajectory.decision.models import DecisionAnswer, DecisionOutcome, DecisionQuestion, OutcomeSource, PublishedTree
from trajectory.decision.tree import ANSWER_TEXTS, OUTCOME_TEXTS, QUESTION_TEXTS, languages_of
from trajectory.facts.models import Source


def _texts(row: models.Model, fields: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Per field the texts by language; what is empty is left out."""
    found = {
        field: {code: getattr(row, build_localized_fieldname(field, code)) for code in settings.SITE_LANGUAGES}
        for field in fields
    }
    return {field: {code: text for code, text in texts.items() if text} for field, texts in found.items()}


def _code(row: models.Model | None) -> str:
    return row.code if row else ""


def _pairs(through: type[models.Model], owner: str, target: str) -> dict[int, list[str]]:
    """The codes at the other side of a link, by the key of its owner (one query)."""
    found = defaultdict(list)
    for key, code in through.objects.order_by(f"{target}__code").values_list(f"{owner}_id", f"{target}__code"):
        found[key].append(code)
    return found


def draft_content() -> dict:
    """The whole tree as it stands in the admin, in all languages (six queries), in the form that is published."""
    only_for = _pairs(DecisionAnswer.only_for.through, "decisionanswer", "group")
    moments = _pairs(DecisionOutcome.moments.through, "decisionoutcome", "contactmoment")
    answers, sources = defaultdict(list), defaultdict(list)
    linked = DecisionAnswer.objects.select_related("question", "outcome", "group", "route")
    for row in linked.order_by("order", "code"):
        links = {name: _code(getattr(row, name)) for name in ("question", "outcome", "group", "route")}
        entry = {"code": row.code, **links, "only_for": only_for[row.pk], **_texts(row, ANSWER_TEXTS)}
        answers[row.asked_id].append(entry)
    for key, code, reference in OutcomeSource.objects.values_list("outcome_id", "source__code", "reference"):
        sources[key].append([code, reference])
    return {
        "questions": [
            {"code": row.code, "start": row.start, "answers": answers[row.pk], **_texts(row, QUESTION_TEXTS)}
            for row in DecisionQuestion.objects.order_by("order", "code")
        ],
        "outcomes": [
            {
                **{name: getattr(row, name) for name in ("code", "verdict", "follows_answers")},
                **{name: _code(getattr(row, name)) for name in ("group", "route", "law")},
                "moments": moments[row.pk],
                "sources": sorted(sources[row.pk]),
                "checked_on": row.checked_on.isoformat() if row.checked_on else "",
                **_texts(row, OUTCOME_TEXTS),
            }
            for row in DecisionOutcome.objects.select_related("group", "route", "law").order_by("order", "code")
        ],
    }


def published() -> PublishedTree | None:
    """The tree that readers see, or None when none was ever published (one query)."""
    return PublishedTree.objects.first()


def own_languages() -> set[str]:
    """The languages that have the whole tree in their own words (one query); empty when none is published."""
    now = published()
    return languages_of(now.content) if now else set()


def read_sources(cited: tuple[tuple[str, str], ...]) -> list[dict]:
    """The sources of an outcome with the place in each, for the page (one query)."""
    sources = {source.code: source for source in Source.objects.filter(code__in=[code for code, _ in cited])}
    return [{"source": sources[code], "reference": reference} for code, reference in cited if code in sources]
