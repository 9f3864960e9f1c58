"""Hear that somebody saved or published a noun: the texts that changed are that person's."""

from django.conf import settings
from django.dispatch import receiver
from wagtail import hooks
from wagtail.signals import published

from content.translation.carry import forget_small_edit
from content.translation.things import KINDS, kind_of
from trajectory.journey.moment import ContactMoment
from trajectory.texts.actions import note_changes, texts_in

WITH_DRAFTS = {kind.model for kind in KINDS if kind.has_drafts}
# The parts of the tree are noted when the tree is published (trajectory/decision/actions.py).
AT_ONCE = {kind.model for kind in KINDS if not kind.has_drafts and not kind.name.startswith("decision-")}


def note_noun(noun, *, by, small_edit: bool) -> None:
    """Whoever saved a noun made the texts that changed in it."""
    kind = kind_of(type(noun))
    texts = {code: texts_in(noun, kind.fields, code) for code in settings.SITE_LANGUAGES}
    if any(texts[settings.LANGUAGE_CODE].values()):
        note_changes(subject=kind.subject(noun), texts=texts, made_by=str(by), small_edit=small_edit)


@receiver(published)
def person_published_noun(sender, instance, revision=None, **kwargs) -> None:
    """Whoever publishes a noun with drafts made the texts that changed in it."""
    if sender not in WITH_DRAFTS or revision is None or revision.user is None:
        return
    small_edit = isinstance(instance, ContactMoment) and instance.small_edit
    note_noun(sender.objects.get(pk=instance.pk), by=revision.user, small_edit=small_edit)
    if small_edit:
        forget_small_edit(instance)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def person_saved_noun(request, instance) -> None:
    """The same for a noun without drafts, which is on the site when it is saved."""
    if type(instance) in AT_ONCE:
        saved = type(instance).objects.get(pk=instance.pk)
        note_noun(saved, by=request.user, small_edit="small_edit" in request.POST)
