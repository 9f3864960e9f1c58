"""The questions newcomers ask, in the API."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from rest_framework import serializers

from content.faq.read import Answer, read_answers, read_sources, read_ties
from trajectory.facts.cited import with_sources_of_facts
from trajectory.facts.register import read_register
from trajectory.sharing.api.address import itself, page_path
from trajectory.sharing.api.asked import GROUP, LANG, PAGE, PAGE_SIZE, ROUTE
from trajectory.sharing.api.described import described
from trajectory.sharing.api.resource import Collection, Single
from trajectory.sharing.api.shapes import Evidence, Links, Provenance, Reading, Spoken
from trajectory.texts.origin import Origin, read_origins


@dataclass(frozen=True)
class Asked:
    """A question with what it belongs to."""

    answer: Answer
    moments: list[str]
    groups: list[str]
    routes: list[str]

    @property
    def code(self) -> str:
        return self.answer.code


class QuestionShape(serializers.Serializer):
    """A question with a short and a longer answer."""

    id = serializers.CharField(source="code")
    question = Spoken(source="answer.question")
    short = Spoken(source="answer.short", help_text="The answer in at most forty words.")
    long = Spoken(source="answer.long", allow_null=True)
    moments = serializers.ListField(child=serializers.CharField(), help_text="The contact moments it belongs to.")
    groups = serializers.ListField(child=serializers.CharField(), help_text="The groups it is for; none means all.")
    routes = serializers.ListField(child=serializers.CharField(), help_text="The routes it is for; none means all.")
    provenance = Provenance()
    _links = Links(itself("api-question"), page=lambda asked, code: page_path("question", asked.code))


@described("Questions", "The questions newcomers ask, with their answers.", tag="questions")
class Questions(Collection):
    shape, kind = QuestionShape, "question"
    parameters = (LANG, PAGE, PAGE_SIZE, GROUP, ROUTE)

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence[Asked]:
        ties = {name: read_ties(name) for name in ("moments", "groups", "routes")}
        found = [
            Asked(answer, **{name: sorted(tied.get(answer.code, ())) for name, tied in ties.items()})
            for answer in read_answers(asked["lang"])
        ]
        group, route = asked.get("group"), asked.get("route")
        return [
            each
            for each in found
            if (not group or not each.groups or group in each.groups)
            and (not route or not each.routes or route in each.routes)
        ]

    @classmethod
    def read(cls, things: Sequence[Asked], code: str) -> Reading:
        facts, origins, sources = read_register(code), read_origins(cls.kind, code), read_sources()

        def evidence(asked: Asked) -> Evidence:
            answer = asked.answer
            own = settings.LANGUAGE_CODE if answer.foreign else code
            texts = map(str, (answer.question, answer.short, answer.long))
            cited = with_sources_of_facts(sources.get(answer.code, ()), texts, facts)
            return Evidence(origins.get((answer.code, own), Origin(checked=False)), answer.checked_on, cited)

        return Reading(code, facts, evidence)


@described("One question", "One question.", tag="questions", id_is="The code of the question, such as boete-krijgen.")
class OneQuestion(Single):
    many, shape = Questions, QuestionShape
