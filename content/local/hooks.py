"""What municipal editors find in the admin."""

from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.editing.belongs import municipalities_of
from content.editing.reminders import Due, remind_of
from content.local.overdue import overdue_items
from content.local.urls import urlpatterns


class _LocalMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return municipalities_of(request.user).exists()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_menu_item")
def my_municipality() -> MenuItem:
    return _LocalMenuItem(_("My municipality"), reverse("local-part"), name="our-part", icon_name="site")


@hooks.register("register_log_actions")
def still_correct(actions) -> None:
    actions.register_action("local.confirm", _("Still correct"), _("Said that this is still correct"))


@remind_of
def due_in_municipalities() -> list[Due]:
    """What the letter of reminders names: what readers see and nobody looked at in time."""
    return [Due(each.municipality, each.title, each.address, each.review_by) for each in overdue_items()]
