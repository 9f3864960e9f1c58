"""Index of the rooms' addresses for editors; it holds nothing else."""

from django.urls import include, path
from wagtail.admin.auth import require_admin_access

from content.editing.decision import show_tree
from content.editing.embeds import EmbedReport
from content.editing.versions import show_versions
from content.translation.views import SyncPages

urlpatterns = [
    path("beslisboom/", require_admin_access(show_tree), name="decision-tree"),
    path("reports/insluiten/", require_admin_access(EmbedReport.as_view()), name="embed-report"),
    path(
        "reports/insluiten/results/",
        require_admin_access(EmbedReport.as_view(results_only=True)),
        name="embed-report-results",
    ),
    path("gegevens/", require_admin_access(show_versions), name="dataset-versions"),
    path("", include("content.overview.urls")),
    path("vertalen/", include("content.translation.urls")),
    # In the place of wagtail-localize's own page, which would publish Dutch where a text is missing.
    path(
        "localize/update/<int:translation_source_id>/",
        require_admin_access(SyncPages.as_view()),
        name="translation-sync",
    ),
]
