"""Hear Wagtail publish a Dutch text: its translations stay as they are and are known to be older.

Nothing turns Dutch by itself.
"""

from collections import defaultdict

from django.conf import settings
from django.dispatch import receiver
from wagtail.signals import page_published, published
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from content.pages.models import ReaderPage
from content.pages.read import text_version
from trajectory.journey.moment import TEXTS, ContactMoment
from trajectory.texts.actions import note_changes, version_in

STALE = "stale"


def _by_context(source: TranslationSource) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for segment in source.stringsegment_set.order_by("order"):
        found[segment.context_id].append(segment.string_id)
    return found


def carry(source: TranslationSource) -> int:
    """Refresh the snapshot of a Dutch page and keep the old translation of each changed sentence, marked stale.

    Without this, publishing a translation puts the new Dutch sentence into it. Where the number of sentences in a block
    changed nothing can be carried, and the translator sees a gap. Returns how many translations were carried.
    """
    before = _by_context(source)
    source.update_from_db()
    count = 0
    for context, strings in _by_context(source).items():
        old = before.get(context, [])
        if len(old) != len(strings):
            continue
        for was, now in zip(old, strings, strict=True):
            if was == now:
                continue
            for row in StringTranslation.objects.filter(context_id=context, translation_of_id=was):
                _, created = StringTranslation.objects.get_or_create(
                    context_id=context,
                    translation_of_id=now,
                    locale_id=row.locale_id,
                    defaults={
                        "data": row.data,
                        "translation_type": row.translation_type,
                        "tool_name": STALE,
                        "last_translated_by": row.last_translated_by,
                    },
                )
                count += created
    return count


def texts_missing(page: ReaderPage) -> int:
    """How many texts of this page have no translation yet; 0 for a page that is not translated from Dutch."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale, enabled=True
    ).first()
    if translation is None:
        return 0
    segments = translation.source.stringsegment_set.annotate_translation(page.locale)
    return segments.filter(translation__isnull=True).count()


@receiver(page_published)
def dutch_went_live(sender, instance, **kwargs) -> None:
    if not isinstance(instance, ReaderPage) or instance.locale.language_code != settings.LANGUAGE_CODE:
        return
    source = TranslationSource.objects.filter(object_id=instance.translation_key, locale=instance.locale).first()
    if source:
        carry(source)


@receiver(page_published)
def person_published_page(sender, instance, revision=None, **kwargs) -> None:
    """Whoever publishes a changed page made that text."""
    if not isinstance(instance, ReaderPage) or revision is None or revision.user is None:
        return
    pages = ReaderPage.objects.filter(translation_key=instance.translation_key, live=True).select_related("locale")
    versions = {page.locale.language_code: text_version(page) for page in pages}
    if settings.LANGUAGE_CODE in versions:
        note_changes(subject=f"page:{instance.translation_key}", versions=versions, made_by=str(revision.user))


@receiver(published, sender=ContactMoment)
def person_published_moment(sender, instance, revision=None, **kwargs) -> None:
    """Whoever publishes a contact moment made the texts that changed in it."""
    if revision is None or revision.user is None:
        return
    moment = ContactMoment.objects.get(pk=instance.pk)
    versions = {code: version_in(moment, TEXTS, code) for code in settings.SITE_LANGUAGES}
    filled = {code: version for code, version in versions.items() if moment.text_in("title", code)}
    note_changes(subject=f"moment:{moment.code}", versions=filled, made_by=str(revision.user))
