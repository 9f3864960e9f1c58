"""The nouns of the journey: organisations, phases, groups, routes, laws, and the languages of the site."""

from collections.abc import Sequence

from django.conf import settings
from rest_framework import serializers

from trajectory.actors.models import Lane
from trajectory.journey.assemble import LawView, OrganisationView
from trajectory.journey.read import read_groups, read_laws, read_organisations, read_phases, read_routes
from trajectory.sharing.api.address import itself, journey_path
from trajectory.sharing.api.described import described
from trajectory.sharing.api.resource import Collection, Single
from trajectory.sharing.api.shapes import Code, Links, Maybe, Provenance, Spoken


class OrganisationShape(serializers.Serializer):
    """An organisation that newcomers meet."""

    id = serializers.CharField(source="code")
    lane = Code(Lane.values, help_text="Its column in the picture of the journey.")
    name = Spoken()
    fullName = Spoken(source="full_name", allow_null=True)
    role = Spoken(allow_null=True, help_text="What it does for a newcomer.")
    website = Maybe()
    phone = Maybe(help_text="From the register of facts; null when no number is known today.")
    provenance = Provenance()
    _links = Links(itself("api-organisation"))


@described("Organisations", "Every organisation newcomers meet, in the order of the journey.", tag="journey")
class Organisations(Collection):
    shape, kind = OrganisationShape, "organisation"

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence[OrganisationView]:
        return list(read_organisations(asked["lang"]).values())


@described("One organisation", "One organisation.", tag="journey", id_is="The code of the organisation, such as duo.")
class Organisation(Single):
    many, shape = Organisations, OrganisationShape


class PhaseShape(serializers.Serializer):
    """A part of the journey, such as arrival or exams."""

    id = serializers.CharField(source="code")
    title = Spoken()
    summary = Spoken(allow_null=True)
    provenance = Provenance()
    _links = Links(itself("api-phase"))


@described("Phases", "The phases of the journey in order of time.", tag="journey")
class Phases(Collection):
    shape, kind = PhaseShape, "phase"

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence:
        return read_phases(asked["lang"])


@described("One phase", "One phase.", tag="journey", id_is="The code of the phase, such as plan.")
class Phase(Single):
    many, shape = Phases, PhaseShape


class GroupShape(serializers.Serializer):
    """Who a newcomer is; the title is in the newcomer's own words."""

    id = serializers.CharField(source="code")
    title = Spoken()
    name = Spoken(allow_null=True, help_text="The official name.")
    summary = Spoken(allow_null=True)
    law = Maybe(help_text="The id of the law this group falls under.")
    hasRoutes = serializers.BooleanField(source="has_routes", help_text="Whether this group has learning routes.")
    provenance = Provenance()
    _links = Links(itself("api-group"), page=lambda group, code: journey_path({"groep": group.code}))


@described("Groups", "The groups of newcomers; the last one is for who does not know.", tag="journey")
class Groups(Collection):
    shape, kind = GroupShape, "group"

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence:
        return read_groups(asked["lang"])


@described("One group", "One group of newcomers.", tag="journey", id_is="The code of the group, such as gezinsmigrant.")
class Group(Single):
    many, shape = Groups, GroupShape


class RouteShape(serializers.Serializer):
    """A learning route of the law of 2021."""

    id = serializers.CharField(source="code")
    title = Spoken()
    summary = Spoken(allow_null=True)
    short = Spoken(allow_null=True, help_text="The route in short.")
    provenance = Provenance()
    _links = Links(itself("api-route"))


@described("Learning routes", "The learning routes; the last one is for who does not know.", tag="journey")
class Routes(Collection):
    shape, kind = RouteShape, "route"

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence:
        return read_routes(asked["lang"])


@described("One learning route", "One learning route.", tag="journey", id_is="The code of the route, such as b1.")
class Route(Single):
    many, shape = Routes, RouteShape


class LawShape(serializers.Serializer):
    """A Civic Integration Act."""

    id = serializers.CharField(source="code")
    title = Spoken()
    summary = Spoken(allow_null=True)
    inForce = serializers.DateField(source="in_force", allow_null=True, help_text="In force since this day.")
    provenance = Provenance()
    _links = Links(itself("api-law"))


@described("Laws", "The Civic Integration Acts, the newest first.", tag="journey")
class Laws(Collection):
    shape, kind = LawShape, "law"

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence[LawView]:
        return list(read_laws(asked["lang"]).values())


@described("One law", "One Civic Integration Act.", tag="journey", id_is="The code of the law, such as wi2021.")
class Law(Single):
    many, shape = Laws, LawShape


class LanguageShape(serializers.Serializer):
    """A language of the site; `id` is what `lang` asks for, `tag` what answers name."""

    id = serializers.CharField(source="code")
    tag = serializers.CharField(help_text="The BCP 47 tag.")
    name = serializers.CharField(help_text="Its own name.")
    dutchName = serializers.CharField(source="dutch")
    englishName = serializers.CharField(source="english")
    dir = serializers.ChoiceField(["ltr", "rtl"], source="direction")
    script = serializers.ChoiceField(["latin", "arabic", "ethiopic", "cyrillic"])
    _links = Links(itself("api-language"), page=lambda language, code: f"/{language.code}/")


@described("Languages", "The languages of the site.", tag="site")
class Languages(Collection):
    shape = LanguageShape

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence:
        return list(settings.SITE_LANGUAGES.values())


@described("One language", "One language of the site.", tag="site", id_is="The code of the language, such as ar.")
class Language(Single):
    many, shape = Languages, LanguageShape
