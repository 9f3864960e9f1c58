"""The shapes that answers are made of: a text with its language, where it comes from, links, and a page of a list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from trajectory.facts.resolve import FactValue, fill_plain
from trajectory.texts.origin import Origin
from trajectory.texts.state import State
from trajectory.texts.tongue import Text

# From a thing and a language to a path on this site; None for no way.
Way = Callable[[object, str], str | None]


@dataclass(frozen=True)
class Evidence:
    """What is known of one thing: who made and checked it (None: nobody noted that), its date and its sources."""

    origin: Origin | None
    dated: date | None = None
    sources: Iterable = ()


@dataclass(frozen=True)
class Reading:
    """What every shape needs while it is filled: the language asked for, the facts, and the evidence of a thing."""

    code: str
    facts: Mapping[str, FactValue]
    evidence: Callable[[object], Evidence]


class TextShape(serializers.Serializer):
    """A text and the language it really stands in; facts are filled in."""

    text = serializers.CharField(help_text="Plain text; a line is a paragraph, a line that begins with “- ” an item.")
    lang = serializers.CharField(help_text="The BCP 47 tag of the language the text really stands in.")
    dir = serializers.ChoiceField(["ltr", "rtl"], help_text="The direction of its script.")
    fallback = serializers.BooleanField(help_text="True when there is no text in the language that was asked for.")


def say(text: Text, facts: Mapping[str, FactValue]) -> dict | None:
    """A text as TextShape, None when there is none."""
    if not text:
        return None
    return {
        "text": fill_plain(text.value, facts, text.code).replace("\u00ad", ""),
        "lang": text.tag,
        "dir": text.direction,
        "fallback": text.foreign,
    }


@extend_schema_field(TextShape)
class Spoken(serializers.Field):
    """A text of the site; null when it says nothing about this."""

    def to_representation(self, value: Text) -> dict | None:
        return say(value, self.context["reading"].facts)


class Code(serializers.ChoiceField):
    """One of the fixed codes; null for none."""

    def to_representation(self, value: object) -> str | None:
        return str(value) or None


def late_since() -> serializers.DateField:
    """The field that says of a text of a municipality that nobody looked at it in time."""
    sentence = "The day before which the municipality was to check this and did not; null when it is in time."
    return serializers.DateField(source="overdue", allow_null=True, help_text=sentence)


class Maybe(serializers.CharField):
    """A word that may be absent: null, never an empty string."""

    def __init__(self, **kwargs) -> None:
        super().__init__(allow_null=True, **kwargs)

    def to_representation(self, value: object) -> str | None:
        return str(value) or None


class SourceShape(serializers.Serializer):
    """A law, an official page or another text in which this stands; sources are named in Dutch."""

    code = serializers.CharField(source="source.code")
    title = serializers.CharField(source="source.title")
    publisher = serializers.CharField(source="source.publisher")
    reference = Maybe(help_text="The article or page in it.")
    url = Maybe(source="source.url")


class ProvenanceShape(serializers.Serializer):
    """Who made this text, whether a person checked it, and where it comes from."""

    origin = serializers.ChoiceField(
        ["machine", "person"], allow_null=True, help_text="Who made the text; null when nobody noted that."
    )
    checked = serializers.BooleanField(help_text="Whether a person has checked it.")
    checkedOn = serializers.DateField(allow_null=True, help_text="The day a person checked it.")
    state = serializers.ChoiceField(
        [state.value for state in State],
        allow_null=True,
        help_text="How the text stands in the language it is given in; null when nobody noted that.",
    )
    outdated = serializers.ListField(
        child=serializers.CharField(),
        help_text="The texts of this thing of which the Dutch is newer: names of fields, or places in a page.",
    )
    machine = serializers.CharField(allow_null=True, help_text="Which machine made it; null for a person or nobody.")
    evidenceDate = serializers.DateField(allow_null=True, help_text="The date of the information; null: not known.")
    sources = SourceShape(many=True)


def show_evidence(evidence: Evidence) -> dict:
    """Evidence as ProvenanceShape; names of people stay inside."""
    origin = evidence.origin
    made = None if origin is None else ("machine" if origin.machine else "person")
    checked_on = origin.checked_on if origin and origin.checked else None
    return {
        "origin": made,
        "checked": bool(origin and origin.checked),
        "checkedOn": checked_on.isoformat() if checked_on else None,
        "state": origin.state if origin else None,
        "outdated": list(origin.older) if origin else [],
        "machine": (origin.made_by or None) if origin else None,
        "evidenceDate": evidence.dated.isoformat() if evidence.dated else None,
        "sources": SourceShape(evidence.sources, many=True).data,
    }


@extend_schema_field(ProvenanceShape)
class Provenance(serializers.Field):
    """Where a thing comes from; every thing with texts has it."""

    def __init__(self, **kwargs) -> None:
        super().__init__(source="*", **kwargs)

    def to_representation(self, value: object) -> dict:
        return show_evidence(self.context["reading"].evidence(value))


class LinkShape(serializers.Serializer):
    """One address."""

    href = serializers.URLField()


class LinksShape(serializers.Serializer):
    """This thing in the API, and for readers on the site."""

    self = LinkShape(required=False)
    page = LinkShape(required=False, help_text="The page of the site, in the language that was asked for.")


@extend_schema_field(LinksShape)
class Links(serializers.Field):
    """The ways to a thing: its own address in the API, and its page."""

    def __init__(self, itself: Way, page: Way | None = None) -> None:
        super().__init__(source="*", label="Links")
        self.ways = {"self": itself, "page": page}

    def to_representation(self, value: object) -> dict:
        code = self.context["reading"].code
        found = {name: way(value, code) for name, way in self.ways.items() if way}
        return {name: {"href": f"{settings.SITE_URL}{path}"} for name, path in found.items() if path}


class PageLinksShape(serializers.Serializer):
    """The pages around this page of a list."""

    self = LinkShape()
    first = LinkShape()
    prev = LinkShape(required=False)
    next = LinkShape(required=False)
    last = LinkShape()


class PageShape(serializers.Serializer):
    """A page of a list."""

    page = serializers.IntegerField(min_value=1)
    pageSize = serializers.IntegerField(min_value=1)
    totalItems = serializers.IntegerField(min_value=0)
    totalPages = serializers.IntegerField(min_value=1)


def page_of(shape: type[serializers.Serializer]) -> type[serializers.Serializer]:
    """The shape of a page of a list of these."""
    name = shape.__name__.removesuffix("Shape")
    parts = {"items": shape(many=True), "_links": PageLinksShape(), "__doc__": PageShape.__doc__}
    return type(f"{name}Page", (PageShape,), parts)


class FaultLocationShape(serializers.Serializer):
    """The parameter that is wrong."""

    name = serializers.CharField()


# "in" is a word of Python, so this shape is made without the class statement.
FaultShape = type(
    "FaultShape",
    (serializers.Serializer,),
    {
        "__doc__": "What is wrong with one parameter, and the values it may have.",
        "in": serializers.ChoiceField(["query"]),
        "location": FaultLocationShape(),
        "code": serializers.CharField(),
        "detail": serializers.CharField(),
        "allowed": serializers.ListField(child=serializers.CharField()),
    },
)


class ProblemShape(serializers.Serializer):
    """Problem details (RFC 9457); `type` is the address of the explanation."""

    type = serializers.URLField()
    title = serializers.CharField()
    status = serializers.IntegerField(min_value=400, max_value=599)
    detail = serializers.CharField()


class WrongQueryShape(ProblemShape):
    """Problem details with what is wrong per parameter."""

    errors = FaultShape(many=True, required=False)
