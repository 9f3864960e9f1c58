"""How each kind of noun stands in the open data: the one table that reading and bringing back go by."""

from dataclasses import dataclass, field

from django.db import models
from modeltranslation.utils import build_localized_fieldname

from trajectory.actors.models import Municipality, Organisation
from trajectory.facts.models import Fact, Source
from trajectory.journey.models import Group, Law, Phase, Route
from trajectory.journey.moment import TEXTS, ContactMoment


@dataclass(frozen=True)
class Kind:
    """One list of the document.

    `subject` is what its origins are kept under, `key` the column of its id; `plain` and `days` are columns that are
    given as they are, `links` points at one other noun by its id, `many` at several (name in the data: field), and
    `cited` names the relation with its sources. `shown` says which rows readers see.
    """

    plural: str
    subject: str
    model: type[models.Model]
    key: str = "code"
    plain: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    many: dict[str, str] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    cited: str = ""
    has_window: bool = False
    shown: dict[str, object] = field(default_factory=dict)

    def columns(self, code: str) -> dict[str, str]:
        """Per text field its column in language `code`."""
        return {name: build_localized_fieldname(name, code) for name in self.texts}

    @property
    def has_drafts(self) -> bool:
        return hasattr(self.model, "live_revision")


# In the order in which they can be brought back: what is pointed at comes first.
KINDS = (
    Kind("sources", "source", Source, plain=("kind", "publisher", "title", "url"), days=("dated",)),
    Kind("laws", "law", Law, days=("in_force",), texts=("title", "summary")),
    Kind("phases", "phase", Phase, plain=("order",), texts=("title", "summary")),
    Kind(
        "groups",
        "group",
        Group,
        plain=("order", "has_routes"),
        links={"law": "code"},
        texts=("name", "title", "summary"),
    ),
    Kind("routes", "route", Route, plain=("order",), texts=("title", "summary", "short")),
    Kind(
        "organisations",
        "organisation",
        Organisation,
        plain=("order", "lane", "website"),
        links={"phone": "key"},
        texts=("name", "full_name", "role"),
    ),
    Kind(
        "facts",
        "fact",
        Fact,
        key="key",
        plain=("kind", "value", "unit", "certainty"),
        days=("valid_from", "valid_until", "checked_on"),
        links={"organisation": "code"},
        texts=("label",),
        cited="fact_sources",
        shown={"live": True},
    ),
    Kind(
        "municipalities",
        "municipality",
        Municipality,
        key="slug",
        plain=("code", "name", "other_names", "province", "website"),
        days=("valid_from", "valid_until"),
        links={"successor": "slug"},
        shown={"fictitious": False},
    ),
    Kind(
        "moments",
        "moment",
        ContactMoment,
        plain=("order", "kind", "channel", "trigger", "event", "certainty"),
        days=("checked_on",),
        links={"phase": "code", "lead": "code"},
        many={"others": "others", "groups": "groups", "routes": "routes", "laws": "laws", "next": "next_moments"},
        texts=TEXTS,
        cited="moment_sources",
        has_window=True,
        shown={"live": True},
    ),
)
WINDOW = ("anchor", "least", "most", "unit")
