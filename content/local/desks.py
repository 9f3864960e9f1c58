"""The desks of a municipality in the admin."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from content.local.actions import remove
from content.local.change import change
from content.local.forms import ContactForm
from content.local.mine import crumbs, mine
from trajectory.actors.models import ContactPoint


def add_contact(request: HttpRequest, slug: str) -> HttpResponse:
    """A new desk."""
    municipality = mine(request, slug)
    return change(request, municipality, ContactForm, ContactPoint(municipality=municipality), title=_("New desk"))


def change_contact(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A desk that is there."""
    municipality = mine(request, slug)
    desk = get_object_or_404(municipality.contact_points, pk=pk)
    return change(request, municipality, ContactForm, desk, title=desk.role_nl or _("Desk"))


def remove_contact(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, and take a desk away for good."""
    municipality = mine(request, slug)
    desk = get_object_or_404(municipality.contact_points, pk=pk)
    return answer_removal(request, municipality, desk, desk.role_nl)


def answer_removal(request: HttpRequest, municipality, thing, title: str) -> HttpResponse:
    """The question whether something may go; a POST takes it away."""
    if request.method == "POST":
        remove(thing=thing, user=request.user)
        messages.success(request, _("“%(title)s” is removed.") % {"title": title})
        return redirect("local-overview", municipality.slug)
    step = _("Remove “%(title)s”?") % {"title": title}
    context = {
        "municipality": municipality,
        "thing": thing,
        "header_title": step,
        "breadcrumbs_items": crumbs(municipality, step),
    }
    return render(request, "local/remove.html", context)
