"""Every kind of noun that is translated for the whole country, in the order in which readers need it."""

from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet

from content.faq.models import TEXTS as QUESTION_TEXTS
from content.faq.models import Question
from content.glossary.models import TEXTS as TERM_TEXTS
from content.glossary.models import Term
from trajectory.actors.models import Organisation
from trajectory.decision.models import DecisionAnswer, DecisionOutcome, DecisionQuestion
from trajectory.decision.tree import ANSWER_TEXTS, OUTCOME_TEXTS
from trajectory.decision.tree import QUESTION_TEXTS as DECISION_TEXTS
from trajectory.facts.models import Fact
from trajectory.journey.models import Group, Law, Phase, Route
from trajectory.journey.moment import TEXTS as MOMENT_TEXTS
from trajectory.journey.moment import ContactMoment


@dataclass(frozen=True)
class NounKind:
    """A kind of noun: its name in the subjects of origins, its texts, and the field with its key."""

    name: str
    model: type[models.Model]
    fields: tuple[str, ...]
    key: str = "code"

    def subject(self, noun: models.Model) -> str:
        return f"{self.name}:{getattr(noun, self.key)}"

    @property
    def label(self) -> str:
        return self.model._meta.verbose_name

    @property
    def has_drafts(self) -> bool:
        return hasattr(self.model, "live_revision")

    def rows(self) -> QuerySet:
        """What readers see of this kind."""
        found = self.model.objects.all()
        return found.filter(live=True) if self.has_drafts else found

    def find(self, key: str) -> models.Model | None:
        return self.rows().filter(**{self.key: key}).first()


KINDS = (
    NounKind("moment", ContactMoment, MOMENT_TEXTS),
    NounKind("phase", Phase, ("title", "summary")),
    NounKind("group", Group, ("name", "title", "summary")),
    NounKind("route", Route, ("title", "summary", "short")),
    NounKind("law", Law, ("title", "summary")),
    NounKind("organisation", Organisation, ("name", "full_name", "role")),
    NounKind("decision-question", DecisionQuestion, DECISION_TEXTS),
    NounKind("decision-answer", DecisionAnswer, ANSWER_TEXTS),
    NounKind("decision-outcome", DecisionOutcome, OUTCOME_TEXTS),
    NounKind("question", Question, QUESTION_TEXTS),
    NounKind("term", Term, TERM_TEXTS),
    NounKind("fact", Fact, ("label",), key="key"),
)
PAGE = "page"


def kind_of(model: type[models.Model]) -> NounKind:
    """The kind of this model; raises KeyError for what is not translated."""
    return {kind.model: kind for kind in KINDS}[model]


def kind_named(name: str) -> NounKind | None:
    return next((kind for kind in KINDS if kind.name == name), None)


def split(subject: str) -> tuple[str, str]:
    """The kind and the key of a subject: "moment:M06" is ("moment", "M06")."""
    kind, _, key = subject.partition(":")
    return kind, key
