"""Pages that translators wrote segment by segment: what they wrote becomes a draft when it goes into a bundle."""

from django.db.models import Max
from wagtail_localize.models import StringTranslation, Translation

from content.pages.models import ReaderPage

CARRIED = "stale"  # an old text that the site kept for a new Dutch sentence, which nobody wrote


def _written() -> dict[tuple[str, int], object]:
    """By page and locale, when a person last wrote a text of its translation (one query)."""
    texts = StringTranslation.objects.filter(last_translated_by__isnull=False).exclude(tool_name=CARRIED)
    rows = texts.values_list("context__object_id", "locale_id").annotate(Max("updated_at"))
    return {(str(key), locale): at for key, locale, at in rows}


def newly_translated() -> list[ReaderPage]:
    """The pages with translated texts that are newer than every version of the page."""
    written = _written()
    if not written:
        return []
    pages = ReaderPage.objects.filter(translation_key__in={key for key, _ in written}, alias_of=None)
    found = []
    for page in pages.select_related("latest_revision"):
        at = written.get((str(page.translation_key), page.locale_id))
        if at and (page.latest_revision is None or page.latest_revision.created_at < at):
            found.append(page)
    return found


def draft_translation(page: ReaderPage, user) -> None:
    """Make the translated texts of a page its newest version, when there are newer ones than that."""
    if not any(each.pk == page.pk for each in newly_translated()):
        return
    known = {"source__object_id": page.translation_key, "target_locale": page.locale_id, "enabled": True}
    if translation := Translation.objects.filter(**known).first():
        # Localize's own way to save a draft writes the live page.
        drawn = translation.source.get_ephemeral_translated_instance(page.locale, fallback=True)
        drawn.save_revision(user=user, clean=False)
