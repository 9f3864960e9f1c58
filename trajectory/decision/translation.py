"""Which texts of the decision tree exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from trajectory.decision.models import DecisionAnswer, DecisionOutcome, DecisionQuestion
from trajectory.decision.tree import ANSWER_TEXTS, OUTCOME_TEXTS, QUESTION_TEXTS


@register(DecisionQuestion)
class DecisionQuestionOptions(TranslationOptions):
    fields = QUESTION_TEXTS
    required_languages = {"nl": ("text",)}


@register(DecisionAnswer)
class DecisionAnswerOptions(TranslationOptions):
    fields = ANSWER_TEXTS
    required_languages = {"nl": ("text",)}


@register(DecisionOutcome)
class DecisionOutcomeOptions(TranslationOptions):
    fields = OUTCOME_TEXTS
    required_languages = {"nl": ("title", "explanation")}
