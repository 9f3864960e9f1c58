"""Which fields of the register have a column per language."""

from modeltranslation.translator import TranslationOptions, register

from trajectory.facts.models import Fact


@register(Fact)
class FactOptions(TranslationOptions):
    fields = ("label",)
