"""Give a page another type when its file asks for one, as when a plain page became a topic between two versions."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page, PageLogEntry, Revision
from wagtail_localize.models import TranslationSource

from content.pages.models import ReaderPage


def retype(page: ReaderPage, model: type[ReaderPage]) -> None:
    """Make this page and its translations pages of type `model`; texts, addresses, history and numbers stay."""
    kind = ContentType.objects.get_for_model(model)
    for base in ReaderPage.objects.filter(translation_key=page.translation_key).exclude(content_type=kind):
        old = base.specific_class
        model(readerpage_ptr_id=base.pk).save_base(raw=True)  # raw: only the row of its own table
        Page.objects.filter(pk=base.pk).update(content_type=kind)
        with connection.cursor() as cursor:  # only the row of the old type: Wagtail's own delete takes the page along
            table, column = (connection.ops.quote_name(name) for name in (old._meta.db_table, old._meta.pk.column))
            cursor.execute(f"DELETE FROM {table} WHERE {column} = %s", [base.pk])
        Revision.objects.filter(base_content_type__model="page", object_id=str(base.pk)).update(content_type=kind)
        PageLogEntry.objects.filter(page=base.pk).update(content_type=kind)
    TranslationSource.objects.filter(object_id=page.translation_key).update(specific_content_type=kind)
