"""Hear what Wagtail notes in its diary of a desk, note or extra moment, and keep with it whose it was.

So its editors find it in their history, also when it was removed, whoever did it and on whichever screen.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import ModelLogEntry

from trajectory.actors.models import ContactPoint
from trajectory.journey.local import LocalAddition

KEPT = {ContactPoint: ("municipality",), LocalAddition: ("municipality", "kind", "moment__code")}


@receiver(pre_save, sender=ModelLogEntry)
def keep_whose_it_is(sender, instance, **kwargs) -> None:
    for model, names in KEPT.items():
        if instance.content_type_id == ContentType.objects.get_for_model(model).pk:
            found = model.objects.filter(pk=instance.object_id).values(*names).first()
            instance.data = {**(instance.data or {}), **(found or {})}
