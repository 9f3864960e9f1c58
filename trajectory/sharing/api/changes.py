"""What changed in the journey, per published version of the data, newest first."""

from collections.abc import Sequence
from datetime import date

from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from trajectory.facts.register import read_register
from trajectory.sharing.api.address import api_path
from trajectory.sharing.api.asked import LANG, PAGE, PAGE_SIZE, Parameter
from trajectory.sharing.api.described import described
from trajectory.sharing.api.resource import Collection, Resource, shown
from trajectory.sharing.api.shapes import Evidence, Links, Maybe, Provenance, Reading, TextShape, say
from trajectory.sharing.changes import ADDED, CHANGED, CHECKED, MOVED, REMOVED, SPOKEN, TEXT
from trajectory.sharing.published import read_changes
from trajectory.texts.tongue import Text

SINCE = Parameter("since", "Only the versions after the one with this number.", most=100000, example="1")


@extend_schema_field(TextShape)
class Sentence(serializers.Field):
    """A sentence published in Dutch and English; the other languages get the Dutch one."""

    def to_representation(self, sentences: dict[str, str]) -> dict | None:
        reading = self.context["reading"]
        code = reading.code if reading.code in SPOKEN else SPOKEN[0]
        return say(Text(sentences[code], code, foreign=code != reading.code), reading.facts)


class ChangeShape(serializers.Serializer):
    """One difference with the version before."""

    part = serializers.CharField(help_text="The list it stands in, such as moments.")
    id = serializers.CharField(help_text="The id of what changed.")
    what = serializers.ChoiceField([ADDED, REMOVED, MOVED, TEXT, CHANGED, CHECKED])
    field = Maybe(help_text="Which part of it changed.")
    languages = serializers.ListField(child=serializers.CharField(), help_text="Whose text changed.")
    before = serializers.JSONField(allow_null=True, help_text="The value it had; texts stand in the data itself.")
    after = serializers.JSONField(allow_null=True, help_text="The value it has now.")
    sentence = Sentence()


class VersionShape(serializers.Serializer):
    """A published version of the data: when, why, and what changed."""

    id = serializers.CharField(source="version")
    publishedAt = serializers.DateTimeField(source="published_at")
    effectiveOn = serializers.DateField(source="effective_on", allow_null=True)
    law = Maybe(help_text="The law behind the change.")
    article = Maybe()
    why = Sentence()
    changes = ChangeShape(many=True)
    provenance = Provenance()
    _links = Links(
        lambda version, code: api_path("api-change", str(version["version"]), lang=code),
        page=lambda version, code: reverse("open-data"),
    )


def published(version: dict) -> Evidence:
    """An editor publishes a version; nobody notes who checked it. Its date is the day of publishing."""
    return Evidence(None, date.fromisoformat(version["published_on"]))


@described(
    "Changes",
    "What changed in the journey, when and why, per published version of the data, newest first.",
    tag="journey",
)
class Changes(Collection):
    shape = VersionShape
    parameters = (LANG, PAGE, PAGE_SIZE, SINCE)

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence[dict]:
        return read_changes(int(asked["since"] or 0))

    @classmethod
    def read(cls, things: Sequence[dict], code: str) -> Reading:
        return Reading(code, read_register(code), published)


@described(
    "The changes of one version",
    "What changed in this version of the data.",
    tag="journey",
    id_is="The number of the version, such as 1.",
)
class Change(Resource):
    shape = VersionShape

    def answer(self, asked: dict[str, str], **where: str) -> dict:
        found = next((each for each in read_changes() if str(each["version"]) == where["id"]), None)
        if found is None:
            raise Http404(where["id"])
        return shown(self.shape, [found], Changes.read([found], asked["lang"]))[0]
