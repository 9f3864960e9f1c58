"""Where the link of an invitation leads: a new editor chooses her password, one who is here already says yes."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from content.editing.belongs import municipalities_of
from content.editing.invitations import Invitation, accept, find_invitation, language_of

BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters("new_password1", "new_password2")
def show_welcome(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """Looking uses nothing up, for programs that read mail look too; the POST does, once."""
    invitation = find_invitation(number, token)
    if invitation is None:
        with translation.override(_language_of_visitor()):
            return render(request, "editing/welcome_wrong.html", status=404)
    new = not invitation.account.is_active
    with translation.override(invitation.interface if new else language_of(invitation.account)):
        return _new(request, invitation) if new else _known(request, invitation)


def _language_of_visitor() -> str:
    """The admin speaks Dutch and English; whoever reads another language gets English."""
    code = translation.get_language() or ""
    return code if code == "nl" else "en"


def _new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = SetPasswordForm(invitation.account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        account = accept(invitation=invitation)
        login(request, account, backend=BACKEND)
        messages.success(request, _("Welcome. From now on you sign in as %(name)s.") % {"name": account.username})
        # Who keeps the part of a municipality begins there, with the steps of the set-up.
        return redirect("local-part" if municipalities_of(account).exists() else "wagtailadmin_home")
    return render(request, "editing/welcome.html", {"form": form, "invitation": invitation})


def _known(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if request.method == "POST":
        accept(invitation=invitation)
        messages.success(request, _("Welcome. Your new work is in the menu once you sign in."))
        return redirect("wagtailadmin_home")
    return render(request, "editing/welcome.html", {"invitation": invitation})
