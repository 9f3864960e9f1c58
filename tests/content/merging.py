"""Municipalities that go over into one another, for tests."""

from content.pages.models import InfoPage, ReaderPage


def page_in(section, title: str, slug: str, *, live: bool = True) -> InfoPage:
    page = InfoPage(title=title, slug=slug, locale=section.locale, live=False)
    ReaderPage.objects.get(pk=section.pk).add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return page
