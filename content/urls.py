"""Index of the rooms' addresses for editors; it holds nothing else."""

from django.urls import include, path
from wagtail.admin.auth import require_admin_access

from content.editing import post_screens, team_screens, welcome
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
    path("teams/", require_admin_access(team_screens.show_teams), name="teams"),
    path("teams/toevoegen/", require_admin_access(team_screens.add_municipality), name="team-add"),
    path("teams/<int:number>/", require_admin_access(team_screens.show_team), name="team"),
    path("teams/<int:number>/uitnodigen/", require_admin_access(team_screens.invite_colleague), name="team-invite"),
    path(
        "teams/<int:number>/verwijderen/<int:person>/",
        require_admin_access(team_screens.remove),
        name="team-remove",
    ),
    path("teams/<int:number>/overdragen/", require_admin_access(team_screens.succeed), name="team-hand-over"),
    path("mensen/", require_admin_access(team_screens.show_people), name="people"),
    path("mensen/uitnodigen/", require_admin_access(team_screens.invite_anybody), name="person-invite"),
    path("mensen/<int:person>/einde/", require_admin_access(team_screens.end), name="account-end"),
    path("uitnodigingen/<int:number>/opnieuw/", require_admin_access(team_screens.again), name="invitation-again"),
    path(
        "uitnodigingen/<int:number>/intrekken/",
        require_admin_access(team_screens.take_back),
        name="invitation-withdraw",
    ),
    path("welkom/<int:number>/<str:token>/", welcome.show_welcome, name="welcome"),
    path("post/", require_admin_access(post_screens.show_post), name="post"),
    path("post/<int:number>/opnieuw/", require_admin_access(post_screens.send_again), name="post-again"),
    path("", include("content.review.urls")),
    path("", include("content.overview.urls")),
    path("vertalen/", include("content.translation.urls")),
    path("schrijfhulp/", include("content.writing.urls")),
    # In the place of wagtail-localize's own page, which would publish Dutch where a text is missing.
    path(
        "localize/update/<int:translation_source_id>/",
        require_admin_access(SyncPages.as_view()),
        name="translation-sync",
    ),
]
