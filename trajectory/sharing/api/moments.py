"""The contact moments of the journey: in a list, and one by its id."""

from collections.abc import Iterable, Sequence

from django.db.models import TextChoices
from django.http import Http404
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from trajectory.facts.cited import with_sources_of_facts
from trajectory.facts.models import Certainty
from trajectory.facts.register import read_register
from trajectory.journey.asked import path_of
from trajectory.journey.assemble import NO_TEXT, LocalText, Moment
from trajectory.journey.moment import TEXTS, Anchor, Channel, Kind, WindowUnit
from trajectory.journey.one import read_one, read_sources
from trajectory.journey.read import read_atlas
from trajectory.sharing.api.address import api_path
from trajectory.sharing.api.asked import GROUP, LANG, LAW, ORGANISATION, PAGE, PAGE_SIZE, PHASE, ROUTE
from trajectory.sharing.api.described import described
from trajectory.sharing.api.resource import Collection, Resource, shown
from trajectory.sharing.api.shapes import Code, Evidence, Links, Provenance, Reading, Spoken, TextShape, late_since, say
from trajectory.texts.origin import Origin, read_origins
from trajectory.texts.tongue import Text


class TextsShape(serializers.Serializer):
    """The texts of a contact moment; null when it says nothing about this."""

    title = Spoken()
    summary = Spoken()
    when = Spoken(allow_null=True)
    what = Spoken(allow_null=True, help_text="What happens.")
    duty = Spoken(allow_null=True, help_text="What the newcomer does.")
    right = Spoken(allow_null=True, help_text="What the newcomer may expect.")
    bring = Spoken(allow_null=True, help_text="What the newcomer brings.")
    consequence = Spoken(allow_null=True, help_text="What if it does not work out.")
    deadline = Spoken(allow_null=True, help_text="The legal term.")
    waiting = Spoken(allow_null=True, help_text="What the newcomer can do while waiting.")

    def to_representation(self, texts: dict[str, Text]) -> dict:
        facts = self.context["reading"].facts
        return {name: say(texts.get(name, NO_TEXT), facts) for name in TEXTS}


class NoteTextsShape(serializers.Serializer):
    """The texts of a note; null when it says nothing about this."""

    title = Spoken(allow_null=True)
    summary = Spoken()
    when = Spoken(allow_null=True)
    what = Spoken(allow_null=True)


class NoteShape(serializers.Serializer):
    """What a municipality says about a national moment; it never changes that moment."""

    municipality = serializers.CharField(source="slug")
    code = serializers.CharField()
    texts = NoteTextsShape()
    nationalTextIsNewer = serializers.BooleanField(
        source="older", help_text="Whether the national text it stands beside changed after it was written."
    )
    lateSince = late_since()
    provenance = Provenance()


class LocalShape(serializers.Serializer):
    """The municipality that adds this moment, and its own word for it."""

    municipality = serializers.CharField(source="slug")
    code = serializers.CharField()
    nationalTextIsNewer = serializers.BooleanField(
        source="older", help_text="Whether the national text it stands beside changed after it was written."
    )
    lateSince = late_since()


class WindowShape(serializers.Serializer):
    """When it falls, counted from an event: before it when negative."""

    anchor = Code(Anchor.values)
    least = serializers.IntegerField(allow_null=True)
    most = serializers.IntegerField(allow_null=True)
    unit = Code(WindowUnit.values, allow_null=True)


@extend_schema_field(TextShape)
class Label(serializers.Field):
    """The word readers see for a code."""

    def __init__(self, choices: type[TextChoices], **kwargs) -> None:
        super().__init__(**kwargs)
        self.words = dict(choices.choices)

    def to_representation(self, value: str) -> dict | None:
        return say(Text(str(self.words[value]), self.context["reading"].code), {}) if value else None


class MomentShape(serializers.Serializer):
    """A contact moment: who meets the newcomer, when, why, what each does, and what comes next."""

    id = serializers.CharField()
    phase = serializers.CharField(help_text="The id of its phase.")
    organisation = serializers.CharField(source="lead.code", help_text="The organisation that leads.")
    otherOrganisations = serializers.SerializerMethodField()
    groups = serializers.SerializerMethodField(help_text="The groups it is for.")
    routes = serializers.SerializerMethodField(help_text="The routes it is for; none means all.")
    laws = serializers.SerializerMethodField()
    next = serializers.ListField(child=serializers.CharField(), help_text="The ids of what can come next.")
    kind = Code(Kind.values, help_text="For everyone, by choice, or only if something is the case.")
    kindLabel = Label(Kind, source="kind")
    channel = Code(Channel.values, help_text="How they meet.")
    channelLabel = Label(Channel, source="channel")
    certainty = Code(Certainty.values, allow_null=True, help_text="How good the evidence is.")
    event = Code(Anchor.values, allow_null=True, help_text="The event this moment is, from which terms are counted.")
    window = WindowShape(allow_null=True)
    texts = TextsShape()
    notes = NoteShape(many=True, help_text="What the municipality that was asked for says about it.")
    local = LocalShape(allow_null=True, help_text="Set when only this municipality has this moment.")
    provenance = Provenance()
    _links = Links(
        lambda moment, code: None if moment.local else api_path("api-moment", moment.id, lang=code),
        page=lambda moment, code: path_of(moment),
    )

    def get_otherOrganisations(self, moment: Moment) -> list[str]:
        return [each.code for each in moment.others]

    def get_groups(self, moment: Moment) -> list[str]:
        return sorted(moment.groups)

    def get_routes(self, moment: Moment) -> list[str]:
        return sorted(moment.routes)

    def get_laws(self, moment: Moment) -> list[str]:
        return sorted(moment.laws)


def read_moments(moments: Iterable[Moment], code: str) -> Reading:
    """What is needed to show these moments (three queries)."""
    facts, origins = read_register(code), read_origins("moment", code)
    sources = read_sources(moment.id for moment in moments)

    def evidence(thing: Moment | LocalText) -> Evidence:
        if isinstance(thing, LocalText) or thing.local:
            return Evidence(None, thing.checked_on)
        texts = map(str, thing.texts.values())
        cited = with_sources_of_facts(sources.get(thing.id, ()), texts, facts)
        return Evidence(origins.get((thing.id, code), Origin(checked=False)), thing.checked_on, cited)

    return Reading(code, facts, evidence)


def fits(moment: Moment, asked: dict[str, str]) -> bool:
    """Whether a moment is what somebody asks for; one without routes is for every route."""
    return (
        (not asked["group"] or asked["group"] in moment.groups)
        and (not asked["route"] or not moment.routes or asked["route"] in moment.routes)
        and (not asked["law"] or asked["law"] in moment.laws)
        and (not asked["phase"] or asked["phase"] == moment.phase)
        and (not asked["organisation"] or moment.involves(asked["organisation"]))
    )


@described("Contact moments", "Every contact moment in order of time, with its whole text.", tag="journey")
class Moments(Collection):
    shape = MomentShape
    parameters = (LANG, PAGE, PAGE_SIZE, GROUP, ROUTE, LAW, PHASE, ORGANISATION)

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence[Moment]:
        return [moment for moment in read_atlas(asked["lang"], full=True).moments if fits(moment, asked)]

    @classmethod
    def read(cls, things: Sequence[Moment], code: str) -> Reading:
        return read_moments(things, code)


@described("One contact moment", "One contact moment.", tag="journey", id_is="The id of the moment, such as M06.")
class OneMoment(Resource):
    shape = MomentShape

    def answer(self, asked: dict[str, str], **where: str) -> dict:
        found = read_one(where["id"], asked["lang"])
        if found is None:
            raise Http404(where["id"])
        return shown(self.shape, [found["moment"]], read_moments([found["moment"]], asked["lang"]))[0]
