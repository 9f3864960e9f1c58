"""What a visitor asks for in the address of a sheet, and whether it exists."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, QueryDict

from trajectory.actors.find import NotFound, by_words
from trajectory.actors.models import Municipality
from trajectory.journey.assemble import UNKNOWN, Atlas
from trajectory.sharing.layout import PAPERS


class WrongChoice(ValueError):
    """A parameter of the address that does not exist."""


@dataclass(frozen=True)
class Asked:
    """Codes of group and route, a municipality, the paper, and the second language ("" for none)."""

    group: str
    route: str
    municipality: Municipality | None
    paper: str
    beside: str

    @property
    def query(self) -> str:
        """The address of the same journey on the web, after the question mark."""
        query = QueryDict(mutable=True)
        slug = self.municipality.slug if self.municipality else ""
        query.update({k: v for k, v in (("groep", self.group), ("route", self.route), ("gemeente", slug)) if v})
        return query.urlencode()


def read_asked(request: HttpRequest, atlas: Atlas) -> Asked:
    """The choices in the address; nothing chosen is the journey of who does not know. Raises WrongChoice."""

    def one_of(name: str, codes: set[str], without: str) -> str:
        value = request.GET.get(name, "").strip() or without
        if value not in codes:
            raise WrongChoice(name)
        return value

    route = one_of("route", {"", UNKNOWN, *(route.code for route in atlas.routes)}, "")
    paper = one_of("formaat", set(PAPERS), "a3")
    beside = one_of("naast", {"", *settings.SITE_LANGUAGES}, "")
    words = request.GET.get("gemeente", "").replace("\x00", "\ufffd").strip()[:80]  # PostgreSQL refuses a NUL
    try:
        municipality = by_words(words) if words else None
    except NotFound:
        raise WrongChoice("gemeente") from None
    return Asked(
        group=one_of("groep", {group.code for group in atlas.groups}, UNKNOWN),
        route=route,
        municipality=municipality,
        paper=paper,
        beside="" if beside == request.LANGUAGE_CODE else beside,
    )
