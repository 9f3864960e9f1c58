"""The municipalities: a list to choose from, one by CBS code or address word, and the one of a postcode."""

import re
from collections.abc import Sequence

from django.http import Http404
from rest_framework import serializers

from trajectory.actors.find import NotFound, by_code, by_slug, by_words, choosable
from trajectory.actors.models import Interpreter
from trajectory.actors.models import Municipality as Place
from trajectory.facts.register import read_register
from trajectory.journey.desks import contact_points
from trajectory.sharing.api.address import api_path, page_path
from trajectory.sharing.api.asked import LANG, PAGE, PAGE_SIZE, PLACE_WRITTEN, POSTCODE
from trajectory.sharing.api.described import described
from trajectory.sharing.api.moments import Label
from trajectory.sharing.api.problem import Wrong, WrongQuery
from trajectory.sharing.api.resource import Collection, Resource, shown
from trajectory.sharing.api.shapes import Code, Evidence, Links, Maybe, Provenance, Reading, Spoken, late_since


def find_place(words: str) -> Place:
    """The municipality of a CBS code or an address word as it is today; raises NotFound."""
    if not re.fullmatch(PLACE_WRITTEN, words):
        raise NotFound(words)
    return by_code(words) if words.startswith("GM") else by_slug(words)


class DeskShape(serializers.Serializer):
    """A desk of a municipality: what it helps with and how to reach it."""

    role = Spoken()
    helpWith = Spoken(source="help_with", allow_null=True)
    hours = Spoken(allow_null=True)
    phone = Maybe()
    email = Maybe()
    website = Maybe()
    phases = serializers.ListField(
        child=serializers.CharField(), help_text="The ids of the phases in which it helps; none means all."
    )
    languages = serializers.ListField(
        source="language_codes",
        child=serializers.CharField(),
        help_text="The ids of the languages that people speak there; none: not known.",
    )
    interpreter = Code(Interpreter.values, allow_null=True, help_text="Whether there is one; null: not known.")
    interpreterLabel = Label(Interpreter, source="interpreter", allow_null=True)
    lateSince = late_since()
    provenance = Provenance()


class MunicipalityShape(serializers.Serializer):
    """A municipality of today; its names are Dutch."""

    id = serializers.CharField(source="slug")
    cbsCode = Maybe(source="code", help_text="Null while CBS has not published one, and for an example.")
    name = serializers.CharField()
    otherNames = serializers.SerializerMethodField()
    province = Maybe()
    website = Maybe()
    fictitious = serializers.BooleanField(help_text="An example, not a real municipality.")
    validFrom = serializers.DateField(source="valid_from", allow_null=True)
    validUntil = serializers.DateField(source="valid_until", allow_null=True)
    provenance = Provenance()
    _links = Links(
        lambda place, code: api_path("api-municipality", place.slug, lang=code),
        page=lambda place, code: page_path("municipality", place.slug),
    )

    def get_otherNames(self, place: Place) -> list[str]:
        return [name.strip() for name in place.other_names.split(";") if name.strip()]


class MunicipalityWithDesksShape(MunicipalityShape):
    """A municipality with its desks."""

    contactPoints = DeskShape(source="desks", many=True)


def unnoted(thing) -> Evidence:
    """Nobody notes who wrote the data of a municipality; a desk has the date it was checked."""
    return Evidence(None, getattr(thing, "checked_on", None))


@described(
    "Municipalities",
    "The municipalities of today by name; with a postcode only the one of that postcode.",
    tag="municipalities",
)
class Municipalities(Collection):
    shape = MunicipalityShape
    parameters = (LANG, PAGE, PAGE_SIZE, POSTCODE)

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence[Place]:
        if not asked["postcode"]:
            return list(choosable())
        try:
            return [by_words(asked["postcode"])]
        except NotFound:
            sentence = "No municipality is known for this postcode."
            raise WrongQuery([Wrong("postcode", "value.unknown", sentence, (POSTCODE.written,))]) from None

    @classmethod
    def read(cls, things: Sequence[Place], code: str) -> Reading:
        return Reading(code, {}, unnoted)


@described(
    "One municipality",
    "A municipality with its desks; a former one is answered with the one that took its place.",
    tag="municipalities",
    id_is="The CBS code, such as GM0344, or the id, such as utrecht.",
)
class Municipality(Resource):
    shape = MunicipalityWithDesksShape

    def answer(self, asked: dict[str, str], **where: str) -> dict:
        code = asked["lang"]
        try:
            place = find_place(where["id"])
        except NotFound:
            raise Http404(where["id"]) from None
        place.desks = contact_points(place, code)
        return shown(self.shape, [place], Reading(code, read_register(code), unnoted))[0]
