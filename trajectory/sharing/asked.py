"""What a visitor asks for in the address of a sheet; what does not exist is refused."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest

from trajectory.actors.models import Municipality
from trajectory.journey.asked import choices_of, find_municipality, query_of, read_asked, wrong_choice
from trajectory.journey.assemble import UNKNOWN, Atlas
from trajectory.sharing.layout import PAPERS

PARAMETERS = ("groep", "route", "gemeente", "formaat", "naast")


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
        slug = self.municipality.slug if self.municipality else ""
        return query_of({"groep": self.group, "route": self.route, "gemeente": slug})


def read_sheet(request: HttpRequest, atlas: Atlas) -> Asked:
    """The choices in the address; nothing chosen is the journey of who does not know. Raises BadRequest."""
    asked = read_asked(request, PARAMETERS)
    known = choices_of(atlas) | {"formaat": PAPERS, "naast": settings.SITE_LANGUAGES}
    municipality, unknown = find_municipality(asked["gemeente"])
    wrong = wrong_choice(asked, known) or ("gemeente" if unknown else "")
    if wrong:
        raise BadRequest(f"{wrong} has a value that does not exist")
    return Asked(
        group=asked["groep"] or UNKNOWN,
        route=asked["route"],
        municipality=municipality,
        paper=asked["formaat"] or "a3",
        beside="" if asked["naast"] == request.LANGUAGE_CODE else asked["naast"],
    )
