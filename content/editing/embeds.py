"""Partners and themes in the admin, and the report that says where our pages are embedded."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet, SnippetViewSetGroup

from content.editing.menu import NationalMenuItem
from content.partners.models import Partner, Theme
from content.partners.overview import Place, where_embedded

_LABELS = {
    "name": _("partner"),
    "partner": _("code"),
    "slice": _("page"),
    "week": _("7 days"),
    "month": _("30 days"),
    "year": _("365 days"),
    "language_names": _("languages"),
    "first": _("first day"),
    "last": _("last day"),
    "old_versions": _("old version of the snippet"),
}
HEADINGS = {name: capfirst(label) for name, label in _LABELS.items()}


class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    menu_label = _("Partners")
    list_display = ["name", "code", "status", "theme"]
    list_filter = ["status"]
    search_fields = ["name", "code", "domains"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldPanel("status"),
        FieldPanel("domains"),
        FieldPanel("limited"),
        FieldPanel("theme"),
        FieldPanel("default_slice"),
        FieldPanel("contact_role"),
        FieldPanel("notes"),
    ]


class _StayHere:
    """After saving, the editor sees how readable the theme is."""

    def get_success_url(self):
        return self.get_edit_url()


class ThemeCreateView(_StayHere, CreateView):
    """A new theme, from a file of tokens."""


class ThemeEditView(_StayHere, EditView):
    """An existing theme."""


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "view"
    menu_label = _("Themes")
    list_display = ["name", "code", "owner"]
    search_fields = ["name", "code"]
    add_view_class = ThemeCreateView
    edit_view_class = ThemeEditView


class PartnersGroup(SnippetViewSetGroup):
    menu_label = _("Partners")
    menu_icon = "group"
    menu_name = "partners"
    items = (PartnerViewSet, ThemeViewSet)


register_snippet(PartnersGroup)


class EmbedReport(ReportView):
    """Per partner and page: how often it was shown, in which languages, since when; as a table or a spreadsheet."""

    page_title = _("Where we are embedded")
    header_icon = "group"
    index_url_name = "embed-report"
    index_results_url_name = "embed-report-results"
    export_filename = "insluiten"
    export_headings = HEADINGS
    list_export = list(HEADINGS)
    columns = [
        *(Column(name, label=HEADINGS[name]) for name in ("name", "slice")),
        *(NumberColumn(name, label=HEADINGS[name]) for name in ("week", "month", "year")),
        Column("language_names", label=HEADINGS["language_names"]),
        *(DateColumn(name, label=HEADINGS[name]) for name in ("first", "last")),
        Column("old_versions", label=HEADINGS["old_versions"]),
    ]

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("content.edit_nationally"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filtered_queryset(self) -> list[Place]:
        return where_embedded(timezone.localdate())


@hooks.register("register_reports_menu_item")
def embed_report() -> MenuItem:
    return NationalMenuItem(
        EmbedReport.page_title, reverse("embed-report"), name="embed-report", icon_name="group", order=900
    )
