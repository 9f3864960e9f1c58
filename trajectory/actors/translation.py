"""Which fields of the actors have a column per language; names of municipalities never change."""

from modeltranslation.translator import TranslationOptions, register

from trajectory.actors.models import ContactPoint, Organisation


@register(Organisation)
class OrganisationOptions(TranslationOptions):
    fields = ("name", "full_name", "role")


@register(ContactPoint)
class ContactPointOptions(TranslationOptions):
    fields = ("role", "help_with", "hours")
