"""The public pages of the journey: choose who you are, the contact moments in order, one moment."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from trajectory.actors.find import NotFound, by_slug, choosable
from trajectory.facts.cited import with_sources_of_facts
from trajectory.facts.register import read_register
from trajectory.journey.asked import choices_of, find_municipality, query_of, read_asked, wrong_choice
from trajectory.journey.assemble import UNKNOWN, Atlas, Journey, assemble
from trajectory.journey.clocks import clocks_of
from trajectory.journey.compare import compare
from trajectory.journey.desks import contact_points, desks_for
from trajectory.journey.moment import Anchor, Channel, ContactMoment, Kind
from trajectory.journey.one import read_draft, read_one
from trajectory.journey.picture import draw
from trajectory.journey.read import read_atlas
from trajectory.journey.read_local import moved_extra, read_additions, read_extra
from trajectory.journey.versions import versions_of
from trajectory.texts.origin import all_checked, origin_of

PARAMETERS = ("groep", "route", "gemeente", "organisatie", "stap", "fase", "kort")


@require_safe
def show_journey(request: HttpRequest) -> HttpResponse:
    """The chooser, and below it the journey of the chosen group and route; a wrong choice gets 400 with the chooser."""
    code = request.LANGUAGE_CODE
    asked = read_asked(request, PARAMETERS)
    atlas = read_atlas(code)
    wrong = wrong_choice(asked, choices_of(atlas))
    municipality, unknown_place = find_municipality(asked["gemeente"])
    journey, additions = None, read_additions(municipality, code)
    if not wrong and asked["groep"] and "kies" not in request.GET:
        journey = assemble(
            atlas,
            group=asked["groep"],
            route=asked["route"],
            organisation=asked["organisatie"],
            municipality=municipality,
            additions=additions,
        )
    if journey and asked["fase"]:
        journey = journey.only(asked["fase"])
        wrong = "" if journey.stages or asked["organisatie"] else "fase"
    if wrong:
        journey = None
    picture = draw(journey, asked["stap"]) if journey else None
    here = asked["stap"] if picture and picture.step else ""
    kept = {**asked, "gemeente": municipality.slug if municipality else "", "stap": here}
    query = query_of(kept) if not wrong else ""
    desks = contact_points(municipality, code) if municipality and journey else ()
    context = {
        "groups": atlas.groups,
        "routes": atlas.routes,
        "journey": journey,
        "picture": picture,
        "clocks": clocks_of(journey.moments) if journey else (),
        "events": dict(Anchor.choices),
        "asked": asked,
        "brief": bool(asked["kort"]),
        "wrong": wrong,
        "unknown_place": unknown_place,
        "municipality": municipality,
        "additions": additions,
        "municipalities": choosable().values_list("slug", "name") if unknown_place else (),
        "contact_points": desks_for(desks, asked["fase"]) if asked["fase"] else desks,
        "facts": read_register(code),
        "query": query,
        "query_whole": query_of(kept | {"fase": "", "kort": ""}),
        "query_without_step": query_of(kept | {"stap": ""}),
        "query_without_filter": query_of(kept | {"organisatie": ""}),
        "routes_in_short": _routes_in_short(journey, atlas, kept),
        "filters": _filters(journey, kept),
        "origin": all_checked("moment:", code),
        "local_by_machine": any(addition.text.by_machine for addition in additions),
        "versions": versions_of("/klantreis/", own=settings.SITE_LANGUAGES, current=code, query=query),
        "canonical": f"/{code}/klantreis/",
        "channels": dict(Channel.choices),
        "kinds": dict(Kind.choices),
    }
    return render(request, "trajectory/journey.html", context, status=400 if wrong or unknown_place else 200)


# The parameters of the two sides of a comparison: group and route.
SIDES = (("groep", "route"), ("met-groep", "met-route"))


def _side(atlas: Atlas, asked: dict[str, str], names: tuple[str, str]) -> dict:
    """One side of a comparison: its parameters with what was asked, and the journey when that exists."""
    group, route = (asked[name] for name in names)
    chosen = {"groep": group, "route": route}
    wrong = bool(wrong_choice(chosen, choices_of(atlas)))
    return {
        "names": names,
        "group": group,
        "route": route or UNKNOWN,
        "wrong": wrong,
        "journey": assemble(atlas, group=group, route=route) if group and not wrong else None,
        "query": query_of(chosen),
    }


@require_safe
def show_comparison(request: HttpRequest) -> HttpResponse:
    """What is different between two groups or routes; without a choice the form alone, a wrong choice gets 400."""
    code = request.LANGUAGE_CODE
    atlas = read_atlas(code)
    asked = read_asked(request, [name for names in SIDES for name in names])
    sides = [_side(atlas, asked, names) for names in SIDES]
    first, second = (side["journey"] for side in sides)
    wrong = any(side["wrong"] for side in sides)
    context = {
        "groups": atlas.groups,
        "routes": atlas.routes,
        "sides": sides,
        "wrong": wrong,
        "stages": compare(first, second) if first and second else (),
        "facts": read_register(code),
        "origin": all_checked("moment:", code),
        "query": "" if wrong else query_of(asked),
        "versions": versions_of("/klantreis/vergelijk/", own=settings.SITE_LANGUAGES, current=code),
        "canonical": f"/{code}/klantreis/vergelijk/",
    }
    return render(request, "trajectory/compare.html", context, status=400 if wrong else 200)


def _routes_in_short(journey: Journey | None, atlas: Atlas, kept: dict[str, str]) -> list[dict]:
    if journey is None or not journey.shared_until_route:
        return []
    return [
        {"route": route, "query": query_of(kept | {"route": route.code})}
        for route in atlas.routes
        if route.code != UNKNOWN
    ]


def _filters(journey: Journey | None, kept: dict[str, str]) -> list[dict]:
    if journey is None:
        return []
    return [
        {
            "organisation": organisation,
            "query": query_of(kept | {"organisatie": organisation.code}),
            "chosen": organisation.code == journey.organisation,
        }
        for organisation in journey.organisations
    ]


@require_safe
def show_moment(request: HttpRequest, code: str) -> HttpResponse:
    """One contact moment, complete; an unknown id is 404, other letter case leads to the right address."""
    language = request.LANGUAGE_CODE
    found = read_one(code.upper(), language)
    if found is None:
        raise Http404(code)
    if code != code.upper():
        address, query = reverse("journey-moment", args=[code.upper()]), request.GET.urlencode()
        return redirect(f"{address}?{query}" if query else address, permanent=True)
    asked = read_asked(request, PARAMETERS)
    municipality, _ = find_municipality(asked["gemeente"])
    kept = {"groep": asked["groep"], "route": asked["route"], "gemeente": municipality.slug if municipality else ""}
    added = read_additions(municipality, language)
    return _moment_page(
        request,
        found,
        f"/klantreis/{code}/",
        query=query_of(kept | {"stap": asked["stap"]}),
        additions=[addition for addition in added if addition.at == code],
        adds_somewhere=bool(added),
        municipality=municipality,
        contact_points=desks_for(contact_points(municipality, language), found["phase"].code) if municipality else (),
        origin=origin_of(f"moment:{code}", language),
        query_here=query_of(kept | {"stap": code}) if asked["groep"] and asked["stap"] != code else "",
    )


def _moment_page(request: HttpRequest, found: dict, path: str, *, query: str = "", **more) -> HttpResponse:
    """The page of one moment, as `read_one` found it, at `path` (without language); `more` is for the template."""
    language, own = request.LANGUAGE_CODE, found["own_languages"]
    facts = read_register(language)
    texts = map(str, found["moment"].texts.values())
    context = {
        **found,
        "sources": with_sources_of_facts(found["sources"], texts, facts),
        "facts": facts,
        "query": query,
        "versions": versions_of(path, own=own, current=language, query=query),
        "canonical": f"/{language if language in own else settings.LANGUAGE_CODE}{path}",
        "channels": dict(Channel.choices),
        "kinds": dict(Kind.choices),
        **more,
    }
    return render(request, "trajectory/moment.html", context)


@require_safe
def show_extra(request: HttpRequest, place: str, name: str) -> HttpResponse:
    """The moment a municipality adds; the address it had at a former municipality leads to it, any other is 404."""
    language = request.LANGUAGE_CODE
    try:
        municipality = by_slug(place)
    except NotFound:
        municipality = None
    found = read_extra(municipality, name, language) if municipality and municipality.slug == place else None
    if found is None:
        moved = moved_extra(place, name)
        if moved is None:
            raise Http404(name)
        return redirect("local-moment", moved.municipality.slug, moved.code)
    asked = read_asked(request, PARAMETERS)
    kept = {name: asked[name] for name in ("groep", "route", "stap")} | {"gemeente": municipality.slug}
    return _moment_page(
        request,
        found,
        f"/klantreis/lokaal/{place}/{name}/",
        query=query_of(kept),
        adds_somewhere=True,
        municipality=municipality,
        contact_points=desks_for(contact_points(municipality, language), found["phase"].code),
    )


def preview_moment(request: HttpRequest, moment: ContactMoment, language: str) -> HttpResponse:
    """What the page of a moment will look like with the draft an editor is writing."""
    request.LANGUAGE_CODE = language
    origin = origin_of(f"moment:{moment.code}", language)
    found = read_draft(moment, language)
    return _moment_page(request, found, f"/klantreis/{moment.code}/", origin=origin, is_preview=True)
