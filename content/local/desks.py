"""The desks of a municipality in the admin."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from content.local.actions import remove
from content.local.change import change
from content.local.forms import ContactForm
from content.local.gone import removal_of, show_again, tell
from content.local.mine import crumbs, mine
from trajectory.actors.models import ContactPoint


def add_contact(request: HttpRequest, slug: str) -> HttpResponse:
    """A new desk."""
    municipality = mine(request, slug)
    return change(request, municipality, ContactForm, ContactPoint(municipality=municipality), title=_("New desk"))


def change_contact(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A desk that is there."""
    municipality = mine(request, slug)
    desk = municipality.contact_points.filter(pk=pk).first()
    if desk is None:
        anew, removal = ContactPoint(municipality=municipality), removal_of(ContactPoint, pk, municipality)
        address = reverse("local-contact-add", args=[slug])
        return show_again(request, municipality, ContactForm, anew, removal, address=address)
    return change(request, municipality, ContactForm, desk, title=desk.role_nl or _("Desk"))


def remove_contact(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, and take a desk away for good."""
    municipality = mine(request, slug)
    desk = municipality.contact_points.filter(pk=pk).first()
    if desk is None:
        return tell(request, municipality, removal_of(ContactPoint, pk, municipality))
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
