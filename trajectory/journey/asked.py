"""What somebody asks for in the address of a page: read it, look it up, and write it into the next address."""

from collections.abc import Collection, Iterable, Mapping

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from trajectory.actors.find import NotFound, by_words
from trajectory.actors.models import Municipality
from trajectory.journey.assemble import Atlas, Moment

LONGEST = 80


def read_asked(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    """The value of each of these parameters, "" without one."""
    # PostgreSQL refuses a NUL; as the sign for "no letter" it is a wrong choice like any other.
    return {name: request.GET.get(name, "").replace("\x00", "\ufffd").strip()[:LONGEST] for name in names}


def query_of(chosen: Mapping[str, str]) -> str:
    """What stands behind the question mark for these choices; empty ones are left out."""
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in chosen.items() if value})
    return query.urlencode()


def path_of(moment: Moment) -> str:
    """The path of the page of a moment, in the language of now; the moment of a municipality has its own."""
    if moment.local:
        return reverse("local-moment", args=[moment.local.slug, moment.local.code])
    return reverse("journey-moment", args=[moment.id])


def find_municipality(words: str) -> tuple[Municipality | None, bool]:
    """The municipality with this name or postcode, and whether the words were wrong."""
    if not words:
        return None, False
    try:
        return by_words(words), False
    except NotFound:
        return None, True


def wrong_choice(asked: Mapping[str, str], known: Mapping[str, Collection[str]]) -> str:
    """The name of the first parameter with a value that does not exist, or ""; `known` has the codes by parameter."""
    return next((name for name, codes in known.items() if asked.get(name) and asked[name] not in codes), "")


def choices_of(atlas: Atlas) -> dict[str, Collection[str]]:
    """The codes somebody can choose, by parameter: of a group, of a route, of an organisation."""
    return {
        "groep": {group.code for group in atlas.groups},
        "route": {route.code for route in atlas.routes},
        "organisatie": set(atlas.organisations),
        "fase": {phase.code for phase in atlas.phases},
        "kort": {"ja"},
    }
