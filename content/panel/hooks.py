"""Where editors and translators find the tests with readers."""

from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from content.pages.models import ReaderPage
from content.panel.admin_urls import urlpatterns
from content.panel.may import dutch_page, has_a_place, is_national, pages_of
from trajectory.journey.moment import ContactMoment

ACTIONS = {
    "panel.make": (_("Make a test with readers"), _("Test with readers made")),
    "panel.link": (_("New link for testers"), _("New link for testers")),
    "panel.answer": (_("Answer a test"), _("Said what was done with a test")),
    "panel.tell": (_("Show a test to readers"), _("Test shown to readers")),
    "panel.hide": (_("Do not show a test to readers"), _("Test not shown to readers")),
    "panel.close": (_("Close a test with readers"), _("Test with readers closed")),
    "panel.words": (_("Remove words of a tester"), _("Words of a tester removed")),
}


class _PanelMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return has_a_place(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def tests_with_readers() -> MenuItem:
    return _PanelMenuItem(_("Tests with readers"), reverse("panel-rounds"), name="panel", icon_name="comment")


def _door(code: str) -> str:
    return f"{reverse('panel-new')}?tekst={code}"


@hooks.register("register_page_header_buttons")
def page_to_test(page, user, view_name, next_url=None):
    dutch = dutch_page(page) if isinstance(page.specific_deferred, ReaderPage) else None
    if dutch and pages_of(user).filter(pk=dutch.pk).exists():
        yield Button(_("Have readers test it"), _door(f"page-{dutch.pk}"), icon_name="comment", priority=70)


@hooks.register("register_snippet_listing_buttons")
def moment_to_test(snippet, user, next_url=None):
    if isinstance(snippet, ContactMoment) and is_national(user):
        yield Button(_("Have readers test it"), _door(f"moment-{snippet.code}"), icon_name="comment", priority=70)


@hooks.register("register_log_actions")
def what_the_history_says(actions) -> None:
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)
