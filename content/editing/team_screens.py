"""The screens of teams: which there are, who is in them, and whom to invite. What is not yours is not there (404)."""

from django.contrib import messages
from django.contrib.auth.models import Group
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from content.editing.belongs import municipalities_of
from content.editing.invitations import Invitation, invite, language_of, send_again, withdraw
from content.editing.models import MunicipalTeam, User
from content.editing.succeed import hand_over, heir_of
from content.editing.team_forms import ROLES, ColleagueForm, MunicipalityForm, PersonForm, said_of
from content.editing.teams import NotMade, add_team, end_account, is_last_national, remove_member, team_rows

AT_ONCE = 50  # teams on a screen


def _is_national(user) -> bool:
    return user.has_perm("content.edit_nationally")


def _only_national(request: HttpRequest) -> None:
    if not _is_national(request.user):
        raise Http404


def _teams_of(user):
    teams = MunicipalTeam.objects.select_related("municipality__successor", "group", "section")
    return teams if _is_national(user) else teams.filter(municipality__in=municipalities_of(user))


def _waiting(groups) -> list[Invitation]:
    found = Invitation.objects.filter(accepted_on=None, groups__in=groups).select_related("invited_by")
    return list(found.distinct().prefetch_related("groups"))


def show_teams(request: HttpRequest) -> HttpResponse:
    """Every team for national editors; others come to their own team, or choose among theirs."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:80]
    if _is_national(request.user):
        rows = team_rows(words)
    else:
        own = list(_teams_of(request.user).values_list("pk", flat=True))
        if not own:
            raise Http404
        if len(own) == 1:
            return redirect("team", own[0])
        rows = [row for row in team_rows(words) if row.team.pk in own]
    page = Paginator(rows, AT_ONCE).get_page(request.GET.get("p"))
    context = {"page": page, "words": words, "national": _is_national(request.user), "today": timezone.localdate()}
    return render(request, "editing/teams.html", context)


def _invite_first(request: HttpRequest, given: dict, team: MunicipalTeam) -> None:
    first = {"email": given["email"], "name": given["name"], "interface": language_of(request.user)}
    _say_sent(request, invite(**first, groups=[team.group], languages=[], invited_by=request.user))


def add_municipality(request: HttpRequest) -> HttpResponse:
    """One form, one button: the municipality has its team, its section and its place for files."""
    _only_national(request)
    form = MunicipalityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            team, made = add_team(municipality=form.chosen(), made_by=request.user)
        except NotMade as problem:
            form.add_error(None, str(problem))
        else:
            said = _("%(name)s is added.") if made else _("%(name)s has a team already.")
            messages.success(request, said % {"name": team})
            if form.cleaned_data["email"]:
                _invite_first(request, form.cleaned_data, team)
            return redirect("team", team.pk)
    return render(request, "editing/team_add.html", {"form": form})


def show_team(request: HttpRequest, number: int) -> HttpResponse:
    """Who is in the team, who is invited, and what can be done."""
    team = get_object_or_404(_teams_of(request.user), pk=number)
    municipality = team.municipality
    context = {
        "team": team,
        "members": team.group.user_set.filter(is_active=True).order_by("first_name", "username"),
        "invitations": _waiting([team.group]),
        "now": timezone.now(),
        "national": _is_national(request.user),
        "heir": heir_of(municipality),
        "ends": municipality.valid_until if municipality.successor_id else None,
    }
    return render(request, "editing/team.html", context)


def _say_sent(request: HttpRequest, invitation: Invitation) -> None:
    said = _("%(name)s gets an invitation at %(email)s. The link works once, and for three days.")
    messages.success(request, said % {"name": invitation.name, "email": invitation.email})


def _invite(request: HttpRequest, form: ColleagueForm, groups: list[Group], languages: list[str]) -> None:
    given = {name: form.cleaned_data[name] for name in ("email", "name", "interface")}
    invitation = invite(**given, groups=groups, languages=languages, invited_by=request.user)
    _say_sent(request, invitation)


def invite_colleague(request: HttpRequest, number: int) -> HttpResponse:
    """Invite somebody into this team, and into nothing else."""
    team = get_object_or_404(_teams_of(request.user), pk=number)
    form = ColleagueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _invite(request, form, [team.group], [])
        return redirect("team", team.pk)
    return render(request, "editing/invite.html", {"form": form, "team": team})


def _role_groups() -> list[Group]:
    """The groups of those who work for all municipalities, by the order of the roles; others only with people in it."""
    groups = Group.objects.exclude(pk__in=MunicipalTeam.objects.values("group")).order_by("name")
    active = User.objects.filter(is_active=True).order_by("first_name", "username")
    found = list(groups.prefetch_related(Prefetch("user_set", active, to_attr="members")))
    for group in found:
        group.said = said_of(group.name)
    order = {name: place for place, name in enumerate(ROLES)}
    kept = [group for group in found if group.name in ROLES or group.members]
    return sorted(kept, key=lambda group: order.get(group.name, len(order)))


def show_people(request: HttpRequest) -> HttpResponse:
    """National editors, reviewers, publishers and translators, and who is invited to be one."""
    _only_national(request)
    national = Group.objects.exclude(pk__in=MunicipalTeam.objects.values("group"))
    context = {"groups": _role_groups(), "invitations": _waiting(national), "now": timezone.now()}
    return render(request, "editing/people.html", context)


def invite_anybody(request: HttpRequest) -> HttpResponse:
    """Invite somebody into any role, language or team."""
    _only_national(request)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _invite(request, form, form.groups(), form.cleaned_data["languages"])
        return redirect("people")
    return render(request, "editing/invite.html", {"form": form})


def remove(request: HttpRequest, number: int, person: int) -> HttpResponse:
    """Ask whether this member leaves the team; a POST does it."""
    team = get_object_or_404(_teams_of(request.user), pk=number)
    member = get_object_or_404(team.group.user_set.filter(is_active=True), pk=person)
    if request.method == "POST":
        remove_member(team=team, person=member, removed_by=request.user)
        messages.success(request, _("%(name)s is not in the team any more.") % {"name": member})
        return (
            redirect("team", team.pk) if _teams_of(request.user).filter(pk=team.pk) else redirect("wagtailadmin_home")
        )
    last = team.group.user_set.filter(is_active=True).count() == 1
    return render(request, "editing/team_remove.html", {"team": team, "member": member, "last": last})


def end(request: HttpRequest, person: int) -> HttpResponse:
    """Ask whether this account ends; a POST does it. Nobody ends her own, and one national editor stays."""
    _only_national(request)
    account = get_object_or_404(User.objects.filter(is_active=True), pk=person)
    allowed = account != request.user and not is_last_national(account)
    teams = MunicipalTeam.objects.filter(group__user=account).select_related("municipality")
    if request.method == "POST" and allowed:
        end_account(person=account, ended_by=request.user)
        messages.success(request, _("The account of %(name)s has ended.") % {"name": account})
        return redirect("people")
    context = {"account": account, "allowed": allowed, "teams": teams}
    return render(request, "editing/account_end.html", context, status=200 if request.method == "GET" else 400)


def _own_invitation(request: HttpRequest, number: int) -> Invitation:
    """An invitation into teams of this person only; national editors may have any."""
    invitation = get_object_or_404(Invitation.objects.filter(accepted_on=None), pk=number)
    if not _is_national(request.user):
        own = set(_teams_of(request.user).values_list("group", flat=True))
        if not own or set(invitation.groups.values_list("pk", flat=True)) - own:
            raise Http404
    return invitation


def _back(invitation_groups: set[int]) -> HttpResponse:
    team = MunicipalTeam.objects.filter(group__in=invitation_groups).first()
    return redirect("team", team.pk) if team else redirect("people")


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Send a new link."""
    invitation = _own_invitation(request, number)
    send_again(invitation=invitation, sent_by=request.user)
    _say_sent(request, invitation)
    return _back(set(invitation.groups.values_list("pk", flat=True)))


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """The invitation is withdrawn."""
    invitation = _own_invitation(request, number)
    groups = set(invitation.groups.values_list("pk", flat=True))
    messages.success(request, _("The invitation of %(name)s is withdrawn.") % {"name": invitation.name})
    withdraw(invitation=invitation, withdrawn_by=request.user)
    return _back(groups)


@require_POST
def succeed(request: HttpRequest, number: int) -> HttpResponse:
    """Hand everything over to the municipality that took its place."""
    _only_national(request)
    team = get_object_or_404(_teams_of(request.user), pk=number)
    try:
        heir = hand_over(former=team.municipality, by=request.user)
    except NotMade as problem:
        messages.error(request, str(problem))
        return redirect("team", team.pk)
    if heir is None:
        messages.error(request, _("%(name)s cannot be handed over now.") % {"name": team})
        return redirect("team", team.pk)
    said = _("Everything of %(former)s is with %(heir)s now.")
    messages.success(request, said % {"former": team.municipality, "heir": heir})
    return redirect("team", heir.pk)
