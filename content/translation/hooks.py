"""What translators find in the admin."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


class _DeskMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return any(request.user.translates_into(code) for code in settings.SITE_LANGUAGES)


@hooks.register("insert_global_admin_css")
def desk_style() -> str:
    """The two columns of the desk get the width they need."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))


@hooks.register("register_admin_menu_item")
def translation_desk() -> MenuItem:
    return _DeskMenuItem(_("Translate the journey"), reverse("translation-desk"), icon_name="globe", order=160)
