"""What the admin shows before anything else: what needs me, and the menu in the order of the work."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from content.editing.menu import NationalMenuItem
from content.overview.menu import ForEditors, in_order, without_dead_ends
from content.overview.todo import part_of, piles_of, todo_of


class TodoPanel(Component):
    """The home of the admin: the most urgent things of each kind, each a link to where it is done."""

    order = 100
    template_name = "overview/todo_panel.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"piles": piles_of(todo_of(user)), "part": part_of(user), "person": user}


@hooks.register("construct_homepage_panels")
def what_needs_me(request, panels) -> None:
    """Ours takes the place of all of Wagtail's, which know nothing of facts, moments and municipalities."""
    panels[:] = [TodoPanel()]


@hooks.register("construct_homepage_summary_items")
def no_numbers(request, items) -> None:
    """How many pages there are helps nobody."""
    items.clear()


@hooks.register("insert_global_admin_css")
def overview_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/overview.css"))


@hooks.register("register_admin_menu_item")
def todo_item() -> MenuItem:
    return MenuItem(_("What needs me"), reverse("wagtailadmin_home"), name="todo", icon_name="home")


@hooks.register("register_admin_menu_item")
def read_as_item() -> MenuItem:
    return MenuItem(_("Read as…"), reverse("read-as"), name="read-as", icon_name="view")


@hooks.register("register_admin_menu_item")
def history_item() -> MenuItem:
    return ForEditors(_("Who changed what"), reverse("overview-history"), name="overview-history", icon_name="history")


@hooks.register("register_admin_menu_item")
def coverage_item() -> MenuItem:
    return NationalMenuItem(_("Coverage"), reverse("overview-coverage"), name="overview-coverage", icon_name="table")


@hooks.register("register_admin_menu_item")
def overdue_item() -> MenuItem:
    return NationalMenuItem(
        _("Not checked in time"), reverse("overview-overdue"), name="overview-overdue", icon_name="time"
    )


hooks.register("construct_main_menu", in_order)
hooks.register("construct_settings_menu", without_dead_ends)
hooks.register("construct_reports_menu", without_dead_ends)
hooks.register("construct_help_menu", without_dead_ends)
