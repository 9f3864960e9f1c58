"""Teams, people and mail in the menus of the admin, and what the history says of them."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.editing.belongs import municipalities_of
from content.editing.menu import NationalMenuItem
from content.editing.models import MunicipalTeam

ACTIONS = {
    "team.add": (_("Add municipality"), _("Team of the municipality added")),
    "team.invite": (_("Invite"), _("Invited")),
    "team.withdraw": (_("Withdraw invitation"), _("Invitation withdrawn")),
    "team.join": (_("Accept invitation"), _("Invitation accepted")),
    "team.remove": (_("Take out of the team"), _("Somebody was taken out of the team")),
    "team.end": (_("End account"), _("Account ended")),
    "page.hold_back": (_("Not published on its day"), _("Not published on its day: it was not ready")),
    "team.succeed": (_("Hand over"), _("Handed over to the municipality that took its place")),
}


class _TeamMenuItem(MenuItem):
    """The teams, for whoever has one."""

    def is_shown(self, request) -> bool:
        if request.user.has_perm("content.edit_nationally"):
            return True
        return MunicipalTeam.objects.filter(municipality__in=municipalities_of(request.user)).exists()


@hooks.register("register_admin_menu_item")
def teams() -> MenuItem:
    return _TeamMenuItem(_("Teams"), reverse("teams"), name="teams", icon_name="group")


@hooks.register("register_settings_menu_item")
def people() -> MenuItem:
    return NationalMenuItem(_("People and roles"), reverse("people"), name="people", icon_name="user", order=100)


@hooks.register("register_settings_menu_item")
def post() -> MenuItem:
    return NationalMenuItem(_("Mail of the site"), reverse("post"), name="post", icon_name="mail", order=110)


@hooks.register("insert_global_admin_css")
def team_style() -> str:
    """Buttons beside each other, choices below each other."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/teams.css"))


@hooks.register("register_log_actions")
def what_the_history_says(actions) -> None:
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)
