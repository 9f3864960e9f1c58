"""The journey of one newcomer: the same moments in the same order as on the page."""

from django.urls import reverse
from rest_framework import serializers

from trajectory.actors.find import NotFound
from trajectory.actors.models import Municipality
from trajectory.journey.asked import query_of
from trajectory.journey.assemble import UNKNOWN, Journey, PhaseView, assemble
from trajectory.journey.read import read_atlas
from trajectory.journey.read_local import read_additions
from trajectory.sharing.api.address import api_path
from trajectory.sharing.api.asked import ASKED_GROUP, ASKED_ROUTE, LANG, MUNICIPALITY, ORGANISATION
from trajectory.sharing.api.described import described
from trajectory.sharing.api.moments import MomentShape, read_moments
from trajectory.sharing.api.nouns import PhaseShape
from trajectory.sharing.api.places import find_place
from trajectory.sharing.api.problem import Wrong, WrongQuery
from trajectory.sharing.api.resource import Resource, shown
from trajectory.sharing.api.shapes import Evidence, Links, Maybe, Provenance, Reading
from trajectory.texts.origin import Origin, all_checked, read_origins


class StageShape(serializers.Serializer):
    """A phase with its moments, in order."""

    phase = PhaseShape()
    moments = MomentShape(many=True)


class JourneyShape(serializers.Serializer):
    """The contact moments of one newcomer, in order, by phase."""

    group = serializers.CharField(source="group.code")
    route = Maybe(source="route.code", help_text="Null for a group without learning routes.")
    municipality = Maybe(source="municipality.slug")
    organisation = Maybe(help_text="Only moments with this organisation are in the stages.")
    adjusted = serializers.BooleanField(help_text="True when the group has no learning routes and one was asked for.")
    sharedUntilRoute = serializers.BooleanField(
        source="shared_until_route", help_text="True when the route is not known: the journey ends with the plan."
    )
    organisations = serializers.SerializerMethodField(help_text="Who takes part in the whole journey.")
    stages = StageShape(many=True)
    provenance = Provenance()
    _links = Links(
        lambda journey, code: api_path("api-journey", lang=code, **chosen_in(journey)),
        page=lambda journey, code: f"{reverse('journey')}?{query_of(chosen_on_site(journey))}",
    )

    def get_organisations(self, journey: Journey) -> list[str]:
        return [organisation.code for organisation in journey.organisations]


def chosen_in(journey: Journey) -> dict[str, str]:
    """The choices of a journey as parameters of the API."""
    return {
        "group": journey.group.code if journey.group else UNKNOWN,
        "route": journey.route.code if journey.route else "",
        "municipality": journey.municipality.slug if journey.municipality else "",
        "organisation": journey.organisation,
    }


def chosen_on_site(journey: Journey) -> dict[str, str]:
    """The choices of a journey as parameters of its page."""
    names = {"group": "groep", "route": "route", "municipality": "gemeente", "organisation": "organisatie"}
    return {names[name]: value for name, value in chosen_in(journey).items()}


def chosen_place(words: str) -> Municipality | None:
    """The municipality somebody names, None for no name; raises WrongQuery."""
    if not words:
        return None
    try:
        return find_place(words)
    except NotFound:
        sentence = "There is no such municipality."
        wrong = Wrong(MUNICIPALITY.name, "value.unknown", sentence, (MUNICIPALITY.written,))
        raise WrongQuery([wrong]) from None


def read_journey(journey: Journey, code: str) -> Reading:
    """What is needed to show a journey (five queries); checked only when every moment is, as on the page."""
    of_moments, phases, whole = (
        read_moments(journey.moments, code),
        read_origins("phase", code),
        all_checked("moment:", code),
    )

    def evidence(thing: object) -> Evidence:
        if isinstance(thing, Journey):
            return Evidence(whole)
        if isinstance(thing, PhaseView):
            return Evidence(phases.get((thing.code, thing.title.code), Origin(checked=False)))
        return of_moments.evidence(thing)

    return Reading(code, of_moments.facts, evidence)


@described(
    "The journey",
    "The contact moments for one group and learning route, in the order of the page, with what a municipality adds.",
    tag="journey",
)
class TheJourney(Resource):
    shape = JourneyShape
    parameters = (LANG, ASKED_GROUP, ASKED_ROUTE, MUNICIPALITY, ORGANISATION)

    def answer(self, asked: dict[str, str], **where: str) -> dict:
        code, municipality = asked["lang"], chosen_place(asked["municipality"])
        journey = assemble(
            read_atlas(code, full=True),
            group=asked["group"],
            route=asked["route"],
            organisation=asked["organisation"],
            municipality=municipality,
            additions=read_additions(municipality, code),
        )
        return shown(self.shape, [journey], read_journey(journey, code))[0]
