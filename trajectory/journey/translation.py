"""Which fields of the journey have a column per language."""

from modeltranslation.translator import TranslationOptions, register

from trajectory.journey.local import LOCAL_TEXTS, LocalAddition
from trajectory.journey.models import Group, Law, Phase, Route
from trajectory.journey.moment import TEXTS, ContactMoment


@register(Law)
class LawOptions(TranslationOptions):
    fields = ("title", "summary")


@register(Phase)
class PhaseOptions(TranslationOptions):
    fields = ("title", "summary")


@register(Group)
class GroupOptions(TranslationOptions):
    fields = ("name", "title", "summary")


@register(Route)
class RouteOptions(TranslationOptions):
    fields = ("title", "summary", "short")


@register(ContactMoment)
class ContactMomentOptions(TranslationOptions):
    fields = TEXTS
    required_languages = {"nl": ("title", "summary")}


@register(LocalAddition)
class LocalAdditionOptions(TranslationOptions):
    fields = LOCAL_TEXTS
    required_languages = {"nl": ("summary",)}
