"""Hear Django and Wagtail: a municipality gets another name, or its first page goes live."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.signals import page_published

from content.editing.models import MunicipalTeam
from content.editing.teams import follow_name, open_section
from trajectory.actors.models import Municipality

BELOW_A_SECTION = 5  # root, language, municipalities, a municipality, its pages


@receiver(pre_save, sender=Municipality)
def remember_the_old_name(sender, instance, **kwargs) -> None:
    instance.was = sender.objects.filter(pk=instance.pk).values_list("name", "slug").first() if instance.pk else None


@receiver(post_save, sender=Municipality)
def municipality_got_another_name(sender, instance, **kwargs) -> None:
    was = getattr(instance, "was", None)
    if was and was != (instance.name, instance.slug):
        follow_name(municipality=instance, old_name=was[0], old_slug=was[1])


@receiver(page_published)
def page_below_a_section_went_live(sender, instance, **kwargs) -> None:
    if instance.depth < BELOW_A_SECTION or not instance.live:  # Wagtail says so of a page with a later day too
        return
    above = [instance.path[: instance.steplen * depth] for depth in range(BELOW_A_SECTION - 1, instance.depth)]
    team = MunicipalTeam.objects.filter(section__path__in=above, section__live=False).first()
    if team:
        open_section(team, by=kwargs.get("revision") and kwargs["revision"].user)
