"""The page of a municipality: what we know of it, its own pages, and the way to another one."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from content.pages.models import ReaderPage
from content.pages.views import answer, find_page, show_page
from trajectory.actors.find import NotFound, by_slug, by_words, choosable
from trajectory.actors.models import Municipality
from trajectory.facts.register import read_register
from trajectory.journey.asked import read_asked
from trajectory.journey.desks import contact_points
from trajectory.journey.versions import versions_of


@require_safe
def show_places(request: HttpRequest) -> HttpResponse:
    """The page about municipalities with a way to find yours; `?plaats=` leads there, or says it is unknown (400)."""
    words = read_asked(request, ("plaats",))["plaats"]
    if not words:
        page = find_page("gemeente/", request.LANGUAGE_CODE)
        return _places(request, page) if page else show_page(request, "gemeente/")
    try:
        return redirect("municipality", by_words(words).slug)
    except NotFound:
        return _places(request, find_page("gemeente/", request.LANGUAGE_CODE), unknown=words)


def _places(request: HttpRequest, page: ReaderPage | None, unknown: str = "") -> HttpResponse:
    if page is None:
        raise Http404("gemeente")
    more = {"finding_place": True, "unknown_place": unknown, "municipalities": choosable().values_list("slug", "name")}
    response = answer(request, page, request.LANGUAGE_CODE, more=more)
    response.status_code = 400 if unknown else 200
    return response


@require_safe
def show_municipality(request: HttpRequest, name: str) -> HttpResponse:
    """A municipality as it is today; a former one leads to what took its place, an unknown address is 404."""
    code = request.LANGUAGE_CODE
    page = find_page(f"gemeente/{name}/", code)
    try:
        municipality = by_slug(name)
    except NotFound:
        return answer(request, page, code) if page else show_page(request, f"gemeente/{name}/")
    if municipality.slug != name:
        return redirect("municipality", municipality.slug)
    more = {"municipality": municipality, "contact_points": contact_points(municipality, code)}
    if page is not None:
        return answer(request, page, code, more=more)
    return _without_pages(request, municipality, more)


def _without_pages(request: HttpRequest, municipality: Municipality, more: dict) -> HttpResponse:
    """The page of a municipality that wrote nothing itself yet."""
    code = request.LANGUAGE_CODE
    path = f"/gemeente/{municipality.slug}/"
    context = {
        **more,
        "facts": read_register(code),
        "versions": versions_of(path, own=settings.SITE_LANGUAGES, current=code),
        "canonical": f"/{code}{path}",
    }
    return render(request, "content/municipality.html", context)
