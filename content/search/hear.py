"""Hear Wagtail publish or withdraw something, and keep the search index true."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import translation
from wagtail.signals import page_published, page_unpublished, published, unpublished

from content.pages.models import ReaderPage
from content.pages.read import visible_pages
from content.search.index import moment_entries, page_entry
from content.search.models import SearchEntry
from trajectory.facts.register import read_register
from trajectory.journey.moment import ContactMoment

_paused: ContextVar[bool] = ContextVar("paused", default=False)


@contextmanager
def paused() -> Iterator[None]:
    """While many things are published at once; whoever pauses makes the whole index anew afterwards."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def refresh(subject: str, entries: list[SearchEntry]) -> None:
    SearchEntry.objects.filter(subject=subject, language__in=[entry.language for entry in entries]).delete()
    SearchEntry.objects.bulk_create(entries)


@receiver(published, sender=ContactMoment)
def moment_went_live(sender, instance, **kwargs) -> None:
    if _paused.get():
        return
    registers = {}
    for code in settings.SITE_LANGUAGES:
        with translation.override(code):
            registers[code] = read_register(code)
    SearchEntry.objects.filter(subject=f"moment:{instance.code}").delete()
    SearchEntry.objects.bulk_create(moment_entries(instance, registers))


@receiver([unpublished, post_delete], sender=ContactMoment)
def moment_went_away(sender, instance, **kwargs) -> None:
    SearchEntry.objects.filter(subject=f"moment:{instance.code}").delete()


@receiver(page_published)
def page_went_live(sender, instance, **kwargs) -> None:
    if not _paused.get() and isinstance(instance, ReaderPage) and visible_pages().filter(pk=instance.pk).exists():
        code = instance.locale.language_code
        refresh(f"page:{instance.translation_key}", [page_entry(instance, {code: read_register(code)})])


@receiver(page_unpublished)
def page_went_away(sender, instance, **kwargs) -> None:
    if isinstance(instance, ReaderPage):
        below = ReaderPage.objects.filter(path__startswith=instance.path).values_list("translation_key", flat=True)
        subjects = [f"page:{key}" for key in below]
        SearchEntry.objects.filter(subject__in=subjects, language=instance.locale.language_code).delete()


@receiver(post_delete)
def page_was_deleted(sender, instance, **kwargs) -> None:
    if isinstance(instance, ReaderPage):
        SearchEntry.objects.filter(
            subject=f"page:{instance.translation_key}", language=instance.locale.language_code
        ).delete()
