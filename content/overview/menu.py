"""The menu of the admin in the order of the work, and nothing in it that leads nowhere."""

from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from content.editing.guard import may_enter
from content.overview.todo import is_national

# The places of the menu by name, from what one does each day to what one seldom needs.
ORDER = (
    "todo",
    "our-part",
    "teams",
    "journey",
    "decision-tree",
    "decision-parts",
    "explorer",
    "bundles",
    "read-as",
    "panel",
    "words",
    "translation-desk",
    "writing",
    "partners",
    "dataset-versions",
    "sound-and-film",
    "images",
    "documents",
    "overview-coverage",
    "overview-overdue",
    "overview-history",
    "reports",
    "people",
    "settings",
    "help",
)
# They lead to pages in English on the site of Wagtail, about things this admin does not have.
ELSEWHERE = ("editor-guide", "whats-new")


# Our own screens tell more: coverage of the languages, and what was not checked in time.
REPLACED = ("wagtail_localize:translations_report", "wagtailadmin_reports:aging_pages")


class ForEditors(MenuItem):
    """A place for national editors and for who keeps pages."""

    def is_shown(self, request) -> bool:
        return is_national(request.user) or request.user.groups.filter(page_permissions__isnull=False).exists()


def leads_somewhere(item: MenuItem, user) -> bool:
    """Whether this person finds what they need where the item leads; a fold or a button leads nowhere by itself."""
    if not item.url or item.url.startswith("#"):
        return True
    try:
        found = resolve(item.url.partition("?")[0])
    except Resolver404:
        return False
    return found.view_name not in REPLACED and may_enter(found.view_name, user)


def without_dead_ends(request, items: list[MenuItem]) -> None:
    """Take out what the guard closes for this person, and what leads to the site of Wagtail."""
    items[:] = [item for item in items if leads_somewhere(item, request.user) and not item.name.startswith(ELSEWHERE)]


def in_order(request, items: list[MenuItem]) -> None:
    """Order the menu by the work; what is not listed keeps its place between reports and settings.

    Only national editors may ask the admin for its tree of pages; for others Pages is a plain link.
    """
    without_dead_ends(request, items)
    for place, item in enumerate(items):
        if item.name == "explorer" and not is_national(request.user):
            items[place] = MenuItem(_("Pages"), item.url, name="explorer", icon_name=item.icon_name)
    for item in items:
        if item.name in ORDER:
            item.order = 10 * (1 + ORDER.index(item.name))
        else:
            item.order = 10 * ORDER.index("people") + 5
