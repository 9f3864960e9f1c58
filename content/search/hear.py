"""Hear Wagtail publish, move, close or withdraw something, and keep the search index true."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move, published, unpublished

from content.faq.models import Question
from content.glossary.models import Term
from content.pages.models import ReaderPage
from content.pages.read import visible_pages
from content.search.index import all_registers, moment_entries, page_entry, question_entries, term_entries
from content.search.models import SearchEntry
from trajectory.facts.register import read_register
from trajectory.journey.moment import ContactMoment

_paused: ContextVar[bool] = ContextVar("paused", default=False)


@contextmanager
def paused() -> Iterator[None]:
    """While many things are published at once, in a process of its own.

    Whoever pauses makes our index and Wagtail's anew afterwards.
    """
    token = _paused.set(True)
    models = [model for model in get_indexed_models() if post_save.disconnect(post_save_signal_handler, sender=model)]
    try:
        yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
        _paused.reset(token)


def refresh_below(path: str) -> None:
    """Make the entries of the page at this path and of all under it anew, as far as a visitor may see them."""
    if _paused.get():
        return
    below = ReaderPage.objects.filter(path__startswith=path)
    keys = defaultdict(list)
    for key, code in below.values_list("translation_key", "locale__language_code"):
        keys[code].append(f"page:{key}")
    for code, subjects in keys.items():
        SearchEntry.objects.filter(subject__in=subjects, language=code).delete()
    registers = {code: read_register(code) for code in keys}
    seen = visible_pages().filter(path__startswith=path, alias_of=None).select_related("locale")
    SearchEntry.objects.bulk_create([page_entry(page, registers) for page in seen])


@receiver(published, sender=ContactMoment)
def moment_went_live(sender, instance, **kwargs) -> None:
    if _paused.get():
        return
    SearchEntry.objects.filter(subject=f"moment:{instance.code}").delete()
    SearchEntry.objects.bulk_create(moment_entries(instance, all_registers()))


@receiver([unpublished, post_delete], sender=ContactMoment)
def moment_went_away(sender, instance, **kwargs) -> None:
    SearchEntry.objects.filter(subject=f"moment:{instance.code}").delete()


@receiver(post_save, sender=Term)
@receiver(post_save, sender=Question)
def word_or_question_changed(sender, instance, **kwargs) -> None:
    if _paused.get():
        return
    kind, entries = ("term", term_entries) if sender is Term else ("question", question_entries)
    gone = [f"{kind}:{instance.code}"]
    known = set(sender.objects.values_list("code", flat=True))
    kept = SearchEntry.objects.filter(subject__startswith=f"{kind}:").values_list("subject", flat=True).distinct()
    gone += [subject for subject in kept if subject.removeprefix(f"{kind}:") not in known]  # it had another code before
    SearchEntry.objects.filter(subject__in=gone).delete()
    SearchEntry.objects.bulk_create(entries(instance, all_registers()))


@receiver(post_delete, sender=Term)
@receiver(post_delete, sender=Question)
def word_or_question_went_away(sender, instance, **kwargs) -> None:
    SearchEntry.objects.filter(subject=f"{sender._meta.model_name}:{instance.code}").delete()


@receiver([page_published, page_unpublished, post_page_move])
def page_came_or_went(sender, instance, **kwargs) -> None:
    refresh_below(instance.path)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def page_was_closed_or_opened(sender, instance, **kwargs) -> None:
    refresh_below(instance.page.path)


@receiver(post_delete)
def page_was_deleted(sender, instance, **kwargs) -> None:
    if isinstance(instance, ReaderPage):
        SearchEntry.objects.filter(
            subject=f"page:{instance.translation_key}", language=instance.locale.language_code
        ).delete()
