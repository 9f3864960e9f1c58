"""Which fields of a term exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from content.glossary.models import TEXTS, Term


@register(Term)
class TermOptions(TranslationOptions):
    fields = TEXTS
    required_languages = ("nl",)
