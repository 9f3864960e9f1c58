"""The parameters of the API: what each may be, and reading them strictly from an address."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict

from trajectory.journey.assemble import UNKNOWN
from trajectory.journey.read import read_groups, read_laws, read_organisations, read_phases, read_routes
from trajectory.sharing.api.problem import Wrong, WrongQuery

MOST_ON_A_PAGE = 100
SHOWN_OF_A_NAME = 40


@dataclass(frozen=True)
class Parameter:
    """One parameter of an address; `values` gives the codes it may have, `pattern` how it is written, `most` a number.

    `otherwise` is what it is when nobody gives it.
    """

    name: str
    about: str
    values: Callable[[], Collection[str]] | None = None
    pattern: str = ""
    written: str = ""
    most: int = 0
    otherwise: str = ""
    example: str = ""

    def refuse(self, value: str) -> Wrong | None:
        """What is wrong with this value, or None."""
        if self.values is not None:
            known = tuple(self.values())
            if value not in known:
                return Wrong(self.name, "value.unknown", f"{self.name} has a value that does not exist.", known)
        elif self.most:
            if not re.fullmatch(r"[0-9]{1,6}", value) or not 1 <= int(value) <= self.most:
                allowed = f"1 to {self.most}"
                return Wrong(self.name, "value.range", f"{self.name} is a whole number from {allowed}.", (allowed,))
        elif not re.fullmatch(self.pattern, value):
            return Wrong(self.name, "value.form", f"{self.name} must be {self.written}.", (self.written,))
        return None


def _codes(nouns: Iterable) -> list[str]:
    return [noun.code for noun in nouns]


def _known(nouns: Iterable) -> list[str]:
    return [code for code in _codes(nouns) if code != UNKNOWN]


DUTCH = settings.LANGUAGE_CODE
LANG = Parameter(
    "lang",
    "The language of the texts. What is not translated is given in Dutch and marked as a fallback.",
    values=lambda: settings.SITE_LANGUAGES,
    otherwise=DUTCH,
    example="ar",
)
PAGE = Parameter("page", "The page of the list, from 1.", most=100000, otherwise="1", example="1")
PAGE_SIZE = Parameter("pageSize", "How many things are on a page.", most=MOST_ON_A_PAGE, otherwise="20", example="20")
GROUP = Parameter(
    "group",
    "Only what is for this group of newcomers.",
    values=lambda: _known(read_groups(DUTCH)),
    example="gezinsmigrant",
)
ROUTE = Parameter(
    "route", "Only what is for this learning route.", values=lambda: _known(read_routes(DUTCH)), example="b1"
)
LAW = Parameter("law", "Only what falls under this law.", values=lambda: read_laws(DUTCH), example="wi2021")
PHASE = Parameter("phase", "Only what is in this phase.", values=lambda: _codes(read_phases(DUTCH)), example="plan")
ORGANISATION = Parameter(
    "organisation",
    "Only what this organisation takes part in.",
    values=lambda: read_organisations(DUTCH),
    example="duo",
)
PLACE_WRITTEN = r"GM[0-9]{4}|[a-z0-9'-]{1,80}"
ASKED_GROUP = Parameter(
    "group",
    "Who the newcomer is; without it what all groups of the law of 2021 share.",
    values=lambda: _codes(read_groups(DUTCH)),
    otherwise=UNKNOWN,
    example="gezinsmigrant",
)
ASKED_ROUTE = Parameter(
    "route",
    "The learning route; without it the journey up to and including the plan.",
    values=lambda: _codes(read_routes(DUTCH)),
    otherwise=UNKNOWN,
    example="b1",
)
MUNICIPALITY = Parameter(
    "municipality",
    "The municipality, which may add notes and moments of its own: a CBS code or the id from /municipalities.",
    pattern=PLACE_WRITTEN,
    written="a CBS code such as GM0344 or an id from /municipalities",
    example="voorbeeldgemeente",
)
POSTCODE = Parameter(
    "postcode",
    "Only the municipality of this postcode: four digits, with or without letters.",
    pattern=r"[0-9]{4} ?[A-Za-z]{0,2}",
    written="a Dutch postcode such as 3511 or 3511 AB",
    example="3511",
)


def read_query(query: QueryDict, parameters: Iterable[Parameter]) -> dict[str, str]:
    """The value of each of these parameters, "" without one; raises WrongQuery for all that is wrong at once."""
    known = {parameter.name: parameter for parameter in parameters}
    wrong = []
    for name, values in query.lists():
        if name not in known:
            shown = name[:SHOWN_OF_A_NAME]
            wrong.append(Wrong(shown, "parameter.unknown", "There is no such parameter here.", tuple(known)))
        elif len(values) > 1:
            wrong.append(Wrong(name, "parameter.repeated", f"{name} may be given once."))
        elif refused := known[name].refuse(values[0]):
            wrong.append(refused)
    if wrong:
        raise WrongQuery(wrong)
    return {name: query.get(name, parameter.otherwise) for name, parameter in known.items()}
