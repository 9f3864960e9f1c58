"""What translators find in the admin."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.translation.carry import texts_missing


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


@hooks.register("before_edit_page", order=-1)
def no_page_with_gaps(request, page):
    """A translation goes live when all its texts are there: wagtail-localize would fill the gaps with Dutch."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    missing = texts_missing(page)
    if not missing:
        return None
    said = ngettext("%(number)s text missing", "%(number)s texts missing", missing) % {"number": missing}
    messages.error(request, said)
    return redirect(request.path)
