"""The public pages of the journey: choose who you are, the contact moments in order, one moment."""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from trajectory.actors.find import NotFound, by_words, choosable
from trajectory.actors.models import Municipality
from trajectory.facts.cited import with_sources_of_facts
from trajectory.facts.register import read_register
from trajectory.facts.resolve import FactValue
from trajectory.journey.assemble import UNKNOWN, Atlas, Journey, assemble
from trajectory.journey.clocks import clocks_of
from trajectory.journey.compare import compare
from trajectory.journey.moment import Anchor, Channel, ContactMoment, Kind
from trajectory.journey.one import contact_points, read_draft, read_one
from trajectory.journey.picture import draw
from trajectory.journey.read import read_atlas
from trajectory.journey.versions import versions_of
from trajectory.texts.origin import all_checked, origin_of

MOMENT_ID = re.compile(r"[A-Z][0-9]{2,3}")
PARAMETERS = ("groep", "route", "gemeente", "organisatie", "stap")


def _asked(request: HttpRequest) -> dict[str, str]:
    # PostgreSQL refuses a NUL; as the sign for "no letter" it is a wrong choice like any other.
    return {name: request.GET.get(name, "").replace("\x00", "\ufffd").strip()[:80] for name in PARAMETERS}


def _query(**chosen: str) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in chosen.items() if value})
    return query.urlencode()


def _find_municipality(words: str) -> tuple[Municipality | None, bool]:
    """The municipality and whether the words were wrong."""
    if not words:
        return None, False
    try:
        return by_words(words), False
    except NotFound:
        return None, True


def _wrong_choice(asked: dict[str, str], atlas: Atlas) -> str:
    """The name of the first parameter that does not exist, or an empty string."""
    known = {
        "groep": {"", *(group.code for group in atlas.groups)},
        "route": {"", *(route.code for route in atlas.routes)},
        "organisatie": {"", *atlas.organisations},
    }
    return next((name for name, codes in known.items() if asked[name] not in codes), "")


@require_safe
def show_journey(request: HttpRequest) -> HttpResponse:
    """The chooser, and below it the journey of the chosen group and route; a wrong choice gets 400 with the chooser."""
    code = request.LANGUAGE_CODE
    asked = _asked(request)
    atlas = read_atlas(code)
    wrong = _wrong_choice(asked, atlas)
    municipality, unknown_place = _find_municipality(asked["gemeente"])
    journey = None
    if not wrong and asked["groep"] and "kies" not in request.GET:
        journey = assemble(
            atlas,
            group=asked["groep"],
            route=asked["route"],
            organisation=asked["organisatie"],
            municipality=municipality,
        )
    picture = draw(journey, asked["stap"]) if journey else None
    here = asked["stap"] if picture and picture.step else ""
    kept = {**asked, "gemeente": municipality.slug if municipality else "", "stap": here}
    query = _query(**kept) if not wrong else ""
    context = {
        "groups": atlas.groups,
        "routes": atlas.routes,
        "journey": journey,
        "picture": picture,
        "clocks": clocks_of(journey.moments) if journey else (),
        "events": dict(Anchor.choices),
        "asked": asked,
        "wrong": wrong,
        "unknown_place": unknown_place,
        "municipality": municipality,
        "municipalities": choosable().values_list("slug", "name") if unknown_place else (),
        "contact_points": contact_points(municipality, code) if municipality and journey else (),
        "facts": read_register(code),
        "query": query,
        "query_without_step": _query(**{**kept, "stap": ""}),
        "query_without_filter": _query(**{**kept, "organisatie": ""}),
        "routes_in_short": _routes_in_short(journey, atlas, kept),
        "filters": _filters(journey, kept),
        "origin": all_checked("moment:", code),
        "versions": versions_of("/klantreis/", own=settings.SITE_LANGUAGES, current=code, query=query),
        "canonical": f"/{code}/klantreis/",
        "channels": dict(Channel.choices),
        "kinds": dict(Kind.choices),
    }
    return render(request, "trajectory/journey.html", context, status=400 if wrong or unknown_place else 200)


# The parameters of the two sides of a comparison: group and route.
SIDES = (("groep", "route"), ("met-groep", "met-route"))


@require_safe
def show_comparison(request: HttpRequest) -> HttpResponse:
    """What is different between two groups or routes; without a choice the form alone, a wrong choice gets 400."""
    code = request.LANGUAGE_CODE
    atlas = read_atlas(code)
    groups = {group.code for group in atlas.groups}
    routes = {"", *(route.code for route in atlas.routes)}
    sides = []
    for group_name, route_name in SIDES:
        group, route = (request.GET.get(name, "").replace("\x00", "\ufffd")[:80] for name in (group_name, route_name))
        wrong = group not in {"", *groups} or route not in routes
        journey = assemble(atlas, group=group, route=route) if group and not wrong else None
        query = _query(groep=group, route=route)
        sides.append({
            "group_name": group_name, "route_name": route_name, "group": group, "route": route or UNKNOWN,
            "wrong": wrong, "journey": journey, "query": query,
        })  # fmt: skip
    journeys = [side["journey"] for side in sides]
    wrong = any(side["wrong"] for side in sides)
    context = {
        "groups": atlas.groups,
        "routes": atlas.routes,
        "sides": sides,
        "wrong": wrong,
        "stages": compare(*journeys) if all(journeys) else (),
        "facts": read_register(code),
        "origin": all_checked("moment:", code),
        "query": _query(**{name: request.GET.get(name, "")[:80] for pair in SIDES for name in pair}),
        "versions": versions_of("/klantreis/vergelijk/", own=settings.SITE_LANGUAGES, current=code),
        "canonical": f"/{code}/klantreis/vergelijk/",
    }
    return render(request, "trajectory/compare.html", context, status=400 if wrong else 200)


def _routes_in_short(journey: Journey | None, atlas: Atlas, kept: dict[str, str]) -> list[dict]:
    if journey is None or not journey.shared_until_route:
        return []
    return [
        {"route": route, "query": _query(**{**kept, "route": route.code})}
        for route in atlas.routes
        if route.code != UNKNOWN
    ]


def _filters(journey: Journey | None, kept: dict[str, str]) -> list[dict]:
    if journey is None:
        return []
    return [
        {
            "organisation": organisation,
            "query": _query(**{**kept, "organisatie": organisation.code}),
            "chosen": organisation.code == journey.organisation,
        }
        for organisation in journey.organisations
    ]


@require_safe
def show_moment(request: HttpRequest, code: str) -> HttpResponse:
    """One contact moment, complete; an unknown id is 404, other letter case leads to the right address."""
    language = request.LANGUAGE_CODE
    found = read_one(code.upper(), language) if MOMENT_ID.fullmatch(code.upper()) else None
    if found is None:
        raise Http404(code)
    if code != code.upper():
        address, query = reverse("journey-moment", args=[code.upper()]), request.GET.urlencode()
        return redirect(f"{address}?{query}" if query else address, permanent=True)
    asked = _asked(request)
    municipality, _ = _find_municipality(asked["gemeente"])
    kept = {"groep": asked["groep"], "route": asked["route"], "gemeente": municipality.slug if municipality else ""}
    query = _query(**kept, stap=asked["stap"])
    facts = read_register(language)
    context = {
        **found,
        "sources": _sources(found, facts),
        "municipality": municipality,
        "contact_points": contact_points(municipality, language) if municipality else (),
        "facts": facts,
        "origin": origin_of(f"moment:{code}", language),
        "query": query,
        "query_here": _query(**kept, stap=code) if asked["groep"] and asked["stap"] != code else "",
        "versions": versions_of(f"/klantreis/{code}/", own=found["own_languages"], current=language, query=query),
        "canonical": f"/{language if language in found['own_languages'] else settings.LANGUAGE_CODE}/klantreis/{code}/",
        "channels": dict(Channel.choices),
        "kinds": dict(Kind.choices),
    }
    return render(request, "trajectory/moment.html", context)


def _sources(found: dict, facts: dict[str, FactValue]) -> list:
    return with_sources_of_facts(found["sources"], map(str, found["moment"].texts.values()), facts)


def preview_moment(request: HttpRequest, moment: ContactMoment, language: str) -> HttpResponse:
    """What the page of a moment will look like with the draft an editor is writing."""
    request.LANGUAGE_CODE = language
    found = read_draft(moment, language)
    facts = read_register(language)
    context = {
        **found,
        "sources": _sources(found, facts),
        "facts": facts,
        "origin": origin_of(f"moment:{moment.code}", language),
        "versions": versions_of(f"/klantreis/{moment.code}/", own=found["own_languages"], current=language),
        "canonical": f"/{language}/klantreis/{moment.code}/",
        "channels": dict(Channel.choices),
        "kinds": dict(Kind.choices),
        "is_preview": True,
    }
    return render(request, "trajectory/moment.html", context)
