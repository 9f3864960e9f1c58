"""Hear Wagtail publish, move, close or withdraw something, and keep the search index true."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import or_

from django.db.models import Q
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
from trajectory.texts.together import afterwards

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


def refresh_below(paths: list[str]) -> None:
    """Make the entries of the pages at these paths and of all under them anew, as far as a visitor may see them."""
    whole = [path for path in paths if not any(path != each and path.startswith(each) for each in paths)]
    below = reduce(or_, (Q(path__startswith=path) for path in whole))
    keys = defaultdict(list)
    for key, code in ReaderPage.objects.filter(below).values_list("translation_key", "locale__language_code"):
        keys[code].append(f"page:{key}")
    for code, subjects in keys.items():
        SearchEntry.objects.filter(subject__in=subjects, language=code).delete()
    registers = {code: read_register(code) for code in keys}
    seen = visible_pages().filter(below, alias_of=None).select_related("locale")
    SearchEntry.objects.bulk_create([page_entry(page, registers) for page in seen])


def _below_changed(path: str) -> None:
    if not _paused.get():
        afterwards(refresh_below, key=path, thing=path)


def refresh_moments(moments: list[ContactMoment]) -> None:
    """Make the entries of these moments anew."""
    registers = all_registers()
    SearchEntry.objects.filter(subject__in=[f"moment:{each.code}" for each in moments]).delete()
    SearchEntry.objects.bulk_create([entry for each in moments for entry in moment_entries(each, registers)])


@receiver(published, sender=ContactMoment)
def moment_went_live(sender, instance, **kwargs) -> None:
    if not _paused.get():
        afterwards(refresh_moments, key=instance.code, thing=instance)


@receiver([unpublished, post_delete], sender=ContactMoment)
def moment_went_away(sender, instance, **kwargs) -> None:
    SearchEntry.objects.filter(subject=f"moment:{instance.code}").delete()


def _renew(kind: str, model: type[Term | Question], entries, things: list) -> None:
    gone = [f"{kind}:{each.code}" for each in things]
    known = set(model.objects.values_list("code", flat=True))
    kept = SearchEntry.objects.filter(subject__startswith=f"{kind}:").values_list("subject", flat=True).distinct()
    gone += [subject for subject in kept if subject.removeprefix(f"{kind}:") not in known]  # it had another code before
    registers = all_registers()
    SearchEntry.objects.filter(subject__in=gone).delete()
    SearchEntry.objects.bulk_create([entry for each in things for entry in entries(each, registers)])


def refresh_terms(terms: list[Term]) -> None:
    """Make the entries of these terms anew."""
    _renew("term", Term, term_entries, terms)


def refresh_questions(questions: list[Question]) -> None:
    """Make the entries of these questions anew."""
    _renew("question", Question, question_entries, questions)


@receiver(post_save, sender=Term)
@receiver(post_save, sender=Question)
def word_or_question_changed(sender, instance, **kwargs) -> None:
    if not _paused.get():
        afterwards(refresh_terms if sender is Term else refresh_questions, key=instance.code, thing=instance)


@receiver(post_delete, sender=Term)
@receiver(post_delete, sender=Question)
def word_or_question_went_away(sender, instance, **kwargs) -> None:
    SearchEntry.objects.filter(subject=f"{sender._meta.model_name}:{instance.code}").delete()


@receiver([page_published, page_unpublished, post_page_move])
def page_came_or_went(sender, instance, **kwargs) -> None:
    _below_changed(instance.path)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def page_was_closed_or_opened(sender, instance, **kwargs) -> None:
    _below_changed(instance.page.path)


@receiver(post_delete)
def page_was_deleted(sender, instance, **kwargs) -> None:
    if isinstance(instance, ReaderPage):
        SearchEntry.objects.filter(
            subject=f"page:{instance.translation_key}", language=instance.locale.language_code
        ).delete()
