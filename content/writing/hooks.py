"""The writers' desk in the screens of Wagtail: below each field, in menus, in the history, before publishing."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.writing.reasons import ACTION, refusal, said_in_history
from content.writing.report import address_of
from content.writing.texts import NOUNS, is_dutch
from trajectory.texts.live import HOOK

hooks.register(HOOK, refusal)


class _WritingMenuItem(MenuItem):
    """A place for whoever writes Dutch: national editors and municipalities."""

    def is_shown(self, request) -> bool:
        if request.user.has_perm("content.edit_nationally"):
            return True
        return PagePermissionPolicy().user_has_permission(request.user, "add")


@hooks.register("register_admin_menu_item")
def writing_item() -> MenuItem:
    return _WritingMenuItem(gettext_lazy("Writing help"), reverse("writing-report"), name="writing", icon_name="edit")


@hooks.register("insert_global_admin_css")
def writing_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/writing.css"))


@hooks.register("insert_global_admin_js")
def look_while_writing() -> str:
    """The script asks only where Dutch texts are written; the address and its words come with it."""
    return format_html(
        '<script src="{}" data-address="{}" data-trouble="{}" defer></script>',
        static("js/writing.js"),
        reverse("writing-text"),
        _("Writing help does not answer now. Go on writing; it tries again."),
    )


@hooks.register("register_log_actions")
def what_the_history_says(actions) -> None:
    @actions.register_action(ACTION)
    class ReasonFormatter(LogFormatter):
        label = gettext_lazy("Say why marks stay")

        def format_message(self, log_entry) -> str:
            return said_in_history(log_entry.data)


def _way(thing, priority: int) -> Button:
    return Button(_("Writing help"), address_of(thing), icon_name="edit", priority=priority)


@hooks.register("register_page_header_buttons")
def help_for_a_page(page, user, view_name, next_url=None):
    if page.depth > 1 and is_dutch(page.specific_deferred) and page.permissions_for_user(user).can_edit():
        yield _way(page.specific_deferred, 5)


@hooks.register("register_snippet_listing_buttons")
def help_for_a_noun(snippet, user, next_url=None):
    if isinstance(snippet, tuple(NOUNS)) and not isinstance(snippet, Page) and user.has_perm("content.edit_nationally"):
        yield _way(snippet, 5)
