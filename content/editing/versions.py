"""The open data in the admin: which versions there are, what changed since the last one, and publishing the next."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trajectory.sharing.actions import NotPublished, publish_version, waiting_changes
from trajectory.sharing.published import read_editions
from trajectory.sharing.sentences import say

MOST = 200  # sentences on the screen; the feed has them all


class VersionForm(forms.Form):
    """Why there is a new version: by which rule, from which day, in Dutch and English."""

    law = forms.CharField(label=gettext_lazy("Law or regulation"), max_length=150, required=False)
    article = forms.CharField(label=gettext_lazy("Article"), max_length=80, required=False)
    effective_on = forms.DateField(
        label=gettext_lazy("In force from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason_nl = forms.CharField(
        label=gettext_lazy("What and why, in Dutch"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "nl"}),
    )
    reason_en = forms.CharField(
        label=gettext_lazy("What and why, in English"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
    )


def show_versions(request: HttpRequest) -> HttpResponse:
    """The published versions, which nobody can change, and the form for the next; a POST publishes it."""
    if not request.user.has_perm("trajectory.add_datasetversion"):
        raise PermissionDenied
    form = VersionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            version = publish_version(**form.cleaned_data, made_by=request.user)
        except NotPublished as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("Version %(number)s is published.") % {"number": version.number})
            return redirect("dataset-versions")
    waiting = waiting_changes()
    editions = read_editions()
    context = {
        "form": form,
        "editions": editions,
        "waiting": [say(change) for change in waiting[:MOST]],
        "count": len(waiting),
        "may_publish": bool(waiting) or not editions,
    }
    return render(request, "editing/dataset_versions.html", context)
