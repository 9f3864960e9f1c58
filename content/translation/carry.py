"""Hear Wagtail publish a Dutch text: its translations stay as they are and are known to be older.

Nothing turns Dutch by itself.
"""

from collections import defaultdict

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.dispatch import receiver
from wagtail.signals import page_published
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from content.pages.models import ReaderPage
from content.translation.pair import texts_on
from trajectory.texts.actions import note_changes
from trajectory.texts.pieces import Says, says

STALE = "stale"


def _by_context(source: TranslationSource) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for segment in source.stringsegment_set.order_by("order"):
        found[segment.context_id].append(segment.string_id)
    return found


def carry(source: TranslationSource, *, small_edit: bool = False) -> int:
    """Refresh the snapshot of a Dutch page and keep the old translation of each changed sentence, marked stale.

    Without this, publishing a translation puts the new Dutch sentence into it. Where the number of sentences in a block
    changed nothing can be carried, and the translator sees a gap. After a small edit the translation is still right,
    and is not marked. Returns how many translations were carried.
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
                        "tool_name": row.tool_name if small_edit else STALE,
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


def translated_from(page: ReaderPage) -> Says | None:
    """The Dutch of which this page has a translation that is not stale; None when it is not translated text by text."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale, enabled=True
    ).first()
    if found is None:
        return None
    current = StringTranslation.objects.filter(
        locale=page.locale, context=OuterRef("context"), translation_of=OuterRef("string")
    ).exclude(tool_name=STALE)
    segments = found.source.stringsegment_set.filter(Exists(current)).order_by("order")
    texts = defaultdict(list)
    for path, text in segments.values_list("context__path", "string__data"):
        texts[path].append(text)
    return says(texts)


@receiver(page_published)
def dutch_went_live(sender, instance, **kwargs) -> None:
    if not isinstance(instance, ReaderPage) or instance.locale.language_code != settings.LANGUAGE_CODE:
        return
    source = TranslationSource.objects.filter(object_id=instance.translation_key, locale=instance.locale).first()
    if source:
        carry(source, small_edit=instance.small_edit)


@receiver(page_published)
def person_published_page(sender, instance, revision=None, **kwargs) -> None:
    """Whoever publishes a changed page made that text."""
    if not isinstance(instance, ReaderPage) or revision is None or revision.user is None:
        return
    rows = ReaderPage.objects.filter(translation_key=instance.translation_key, live=True, alias_of=None)
    pages = {page.locale.language_code: page.specific for page in rows.select_related("locale")}
    if settings.LANGUAGE_CODE not in pages:
        return
    texts = {code: texts_on(page) for code, page in pages.items()}
    own = instance.locale.language_code
    basis = translated_from(instance) if own != settings.LANGUAGE_CODE else None
    note_changes(
        subject=f"page:{instance.translation_key}",
        texts=texts,
        made_by=str(revision.user),
        made_from={own: basis} if basis is not None else None,
        small_edit=own == settings.LANGUAGE_CODE and instance.small_edit,
    )
    forget_small_edit(instance)


def forget_small_edit(thing) -> None:
    """What was said of this edit does not count for the next one."""
    if thing.small_edit:
        type(thing).objects.filter(pk=thing.pk).update(small_edit=False)
