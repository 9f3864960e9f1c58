"""Which fields of a question exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from content.faq.models import TEXTS, Question


@register(Question)
class QuestionOptions(TranslationOptions):
    fields = TEXTS
    required_languages = ("nl",)
