"""The screens of a municipality as a whole: which one, what it has, what is still correct, and a new page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from content.editing.belongs import municipalities_of
from content.local.confirm import confirm
from content.local.mine import crumbs, mine, next_check, section_of
from content.local.parts import parts_of
from content.local.skeletons import UnknownSkeleton, make_page, read_skeletons
from content.local.steps import steps_of


def show_mine(request: HttpRequest) -> HttpResponse:
    """Lead to the municipality of this person; whoever keeps more chooses, national editors among those with a team."""
    found = municipalities_of(request.user)
    national = request.user.has_perm("content.edit_nationally")
    municipalities = list(found.filter(team__isnull=False) if national else found)
    if not municipalities and not national:
        raise Http404("gemeente")
    if len(municipalities) == 1:
        return redirect("local-overview", municipalities[0].slug)
    title = _("Choose a municipality")
    return render(request, "local/choose.html", {"municipalities": municipalities, "header_title": title})


def show_overview(request: HttpRequest, slug: str) -> HttpResponse:
    """What a municipality has, what is missing and what asks for attention."""
    municipality = mine(request, slug)
    parts = parts_of(municipality)
    context = {
        "municipality": municipality,
        "steps": steps_of(municipality, parts),
        "overdue": [part for part in parts if part.overdue],
        "changed": [part for part in parts if part.changed and part.live],
        "may_confirm": any(part.may_confirm for part in parts),
        "header_title": municipality.name,
        "breadcrumbs_items": crumbs(municipality),
    }
    return render(request, "local/overview.html", context)


@require_POST
def confirm_parts(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that one thing is still correct, or all of them: `item` is the key of a part, or “all”."""
    municipality = mine(request, slug)
    asked = request.POST.get("item", "")
    parts = [part for part in parts_of(municipality) if asked in ("all", part.key)]
    if not parts and asked != "all":
        raise Http404(asked)
    count = confirm(parts=parts, user=request.user)
    day = date_format(next_check()["review_by"], "j F Y")
    told = ngettext(
        "%(count)s item is still correct. Look again before %(day)s.",
        "%(count)s items are still correct. Look again before %(day)s.",
        count,
    )
    if count:
        messages.success(request, told % {"count": count, "day": day})
    left = sum(part.live and part.changed for part in parts)
    if left:
        told = ngettext("%(count)s item waits: look at the new national text.",
                        "%(count)s items wait: look at the new national text.", left)  # fmt: skip
        messages.warning(request, told % {"count": left})
    return redirect("local-overview", municipality.slug)


def add_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a skeleton; a POST makes a draft of it and opens Wagtail's own editor."""
    municipality = mine(request, slug)
    section = section_of(municipality)
    if request.method == "POST":
        if section is None:
            raise Http404("section")
        if not section.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        try:
            page = make_page(section=section, key=request.POST.get("skeleton", ""), user=request.user)
        except UnknownSkeleton:
            raise Http404("skeleton") from None
        messages.success(request, _("This is a draft. Write your own text, then publish it."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    title = _("New page")
    context = {
        "municipality": municipality,
        "section": section,
        "skeletons": read_skeletons(),
        "header_title": title,
        "breadcrumbs_items": crumbs(municipality, title),
    }
    return render(request, "local/page.html", context)
