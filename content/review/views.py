"""The screen on which a second person looks at one change, and the list of what waits."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, TaskState

from content.review.authors import authors_of, may_approve
from content.review.forms import DecideForm
from content.review.links import ask, links_in, sentences
from content.review.parts import changes_of
from content.review.ready import links_of, newest, problems_in


def people(numbers: set[int]) -> list:
    return list(get_user_model().objects.filter(pk__in=numbers).order_by("username"))


def _seal(thing: models.Model) -> str:
    """The version on the screen: saving while typing writes over one, so its time belongs to it."""
    revision = thing.get_latest_revision()
    return f"{revision.pk} {revision.created_at.isoformat()}"


def _context(request: HttpRequest, state: TaskState, thing: models.Model) -> dict:
    links, wrong = links_of(thing), problems_in(newest(thing))
    writers = authors_of(thing)
    return {
        "state": state,
        "thing": thing,
        "waits": state.status == TaskState.STATUS_IN_PROGRESS,
        "changes": changes_of(thing),
        "links": links,
        "problems": wrong + sentences(links),
        "authors": people(writers),
        "is_author": request.user.pk in writers,
        "may_approve": may_approve(request.user, thing),
        "edit": AdminURLFinder(request.user).get_edit_url(thing),
    }


def _decide(request: HttpRequest, state: TaskState, thing: models.Model, form: DecideForm, action: str) -> bool:
    """Approve the version that was on the screen, or ask for changes; False when the screen must say why not."""
    comment = form.cleaned_data["comment"]
    if action == "reject":
        state.reject(user=request.user, comment=comment)
        messages.success(request, _("The author hears what must be mended."))
        return True
    if form.cleaned_data["seal"] != _seal(thing):
        messages.error(request, _("Something changed while you were looking. Look again."))
        return False
    problems = problems_in(newest(thing)) + sentences(links_of(thing))
    for problem in problems:
        messages.error(request, problem)
    if problems:
        return False
    state.approve(user=request.user, comment=comment)
    messages.success(request, _("“%(thing)s” is approved and published.") % {"thing": thing})
    return True


def review(request: HttpRequest, state_id: int) -> HttpResponse:
    """One change beside what readers see now, its links, and the two buttons of the second person."""
    state = get_object_or_404(TaskState, pk=state_id).specific
    thing = state.workflow_state.content_object
    thing = thing.specific if isinstance(thing, Page) else thing
    action = request.POST.get("action", "")
    if action == "links":
        ask(links_in(newest(thing)))
        return redirect("review", state_id)
    form = DecideForm(request.POST or None, deciding=action, initial={"seal": _seal(thing)})
    if action in ("approve", "reject"):
        if state.status != TaskState.STATUS_IN_PROGRESS or not may_approve(request.user, thing):
            raise PermissionDenied
        if form.is_valid():
            done = _decide(request, state, thing, form, action)
            return redirect("wagtailadmin_home") if done else redirect("review", state_id)
    return render(request, "review/task.html", {**_context(request, state, thing), "form": form})
