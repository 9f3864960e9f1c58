"""Change one thing with a form: nothing is lost when two people do so at once."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from content.editing.hooks import chosen_language
from content.local.actions import Thing, save, take_off, versions_before
from content.local.forms import PartForm
from content.local.mine import crumbs, other_languages
from trajectory.actors.models import Municipality

DRAFT, OFF = "draft", "off"


def change(
    request: HttpRequest,
    municipality: Municipality,
    build: Callable[..., PartForm],
    thing: Thing,
    *,
    title: str,
    beside: dict[str, str] | None = None,
    more: dict | None = None,
) -> HttpResponse:
    """The screen of one thing, new or not, and what its buttons do.

    The form says which version it was opened with; when another is stored by now, or `beside`, the national text, is
    another, nothing is written (409) and both are shown. `more` is for the template.
    """
    code = chosen_language(request)
    stored = build(instance=thing, code=code)
    version = stored.version(thing.live, sorted((beside or {}).items()))
    form, conflict = stored, None
    if request.method == "POST" and request.POST.get("action") == OFF and thing.pk:
        take_off(thing=thing, user=request.user)
        messages.success(request, _("“%(title)s” is off the site. Its text is kept as a draft.") % {"title": title})
        return redirect("local-overview", municipality.slug)
    if request.method == "POST":
        before = versions_before(thing, stored.texts, stored.codes)
        form = build(request.POST, instance=thing, code=code)
        valid, newer = form.is_valid(), request.POST.get("seen") != version
        conflict = _both(stored, form) if newer else None
        if valid and not newer:
            live = request.POST.get("action") != DRAFT
            save(form=form, live=live, before=before, user=request.user)
            told = _("“%(title)s” is on the site.") if live else _("“%(title)s” is kept as a draft.")
            messages.success(request, told % {"title": form.cleaned_data[f"{form.texts[0]}_nl"]})
            return redirect("local-overview", municipality.slug)
    context = {
        **screen_of(municipality, form, thing, title, code),
        **(more or {}),
        "version": version,
        "conflict": conflict,
        "newer": conflict is not None,
    }
    return render(request, "local/change.html", context, status=409 if conflict is not None else _status(form))


def screen_of(municipality: Municipality, form: PartForm, thing: Thing, title: str, code: str) -> dict:
    """What the screen of one thing shows, whatever became of it."""
    return {
        "form": form,
        "municipality": municipality,
        "thing": thing,
        "live": thing.live,
        "may_keep": True,
        "taal": code,
        "other_languages": other_languages(),
        "languages": [settings.SITE_LANGUAGES[each] for each in form.codes],
        "header_title": title,
        "breadcrumbs_items": crumbs(municipality, title),
        "back": reverse("local-overview", args=[municipality.slug]),
    }


def _status(form: PartForm) -> int:
    return 422 if form.is_bound else 200


def _both(stored: PartForm, typed: PartForm) -> list[dict[str, str]]:
    """Per field that differs what is stored now and what was typed."""
    theirs, yours = stored.said(), typed.said()
    return [
        {"label": label, "theirs": theirs[label], "yours": yours[label]}
        for label in theirs
        if theirs[label] != yours[label]
    ]
