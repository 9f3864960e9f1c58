"""Amounts, terms, phone numbers, numbers and dates: the register, as far as it is published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rest_framework import serializers

from trajectory.facts.register import read_entries, read_register
from trajectory.facts.resolve import FactValue, Kind, Unit
from trajectory.sharing.api.address import itself
from trajectory.sharing.api.described import described
from trajectory.sharing.api.resource import Collection, Single
from trajectory.sharing.api.shapes import Code, Evidence, Links, Maybe, Provenance, Reading, Spoken
from trajectory.texts.origin import Origin, read_origins
from trajectory.texts.tongue import Text


@dataclass(frozen=True)
class Fact:
    """A published fact: what it is, its value today, and the same as readers of a language see it."""

    code: str
    label: Text
    value: FactValue
    written: Text
    checked_on: date | None


class FactShape(serializers.Serializer):
    """A fact; one that is not valid today keeps its value to itself and says whom to ask."""

    id = serializers.CharField(source="code")
    label = Spoken(help_text="What it is.")
    kind = Code(Kind.values, source="value.kind")
    value = serializers.SerializerMethodField(help_text="For programs: 250.00, 10, 050 599 96 00, 2027-03-04.")
    unit = Code([*Unit.values], source="value.unit", allow_null=True)
    current = serializers.BooleanField(source="value.current", help_text="Whether it is valid today.")
    ask = Maybe(source="value.ask", help_text="Whom to ask when no current value is known.")
    written = Spoken(help_text="As readers see it.")
    provenance = Provenance()
    _links = Links(itself("api-fact"))

    def get_value(self, fact: Fact) -> str | None:
        return fact.value.value if fact.value.current else None


@described("Facts", "Amounts, terms, phone numbers and dates, each with its sources, by name.", tag="facts")
class Facts(Collection):
    shape, kind = FactShape, "fact"

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence[Fact]:
        code = asked["lang"]
        register = read_register(code)
        return [
            Fact(entry.key, entry.label, register[entry.key], Text(f"{{fact:{entry.key}}}", code), entry.checked_on)
            for entry in read_entries(code)
        ]

    @classmethod
    def read(cls, things: Sequence[Fact], code: str) -> Reading:
        origins = read_origins(cls.kind, code)

        def evidence(fact: Fact) -> Evidence:
            origin = origins.get((fact.code, fact.label.code), Origin(checked=False))
            return Evidence(origin, fact.checked_on, fact.value.sources)

        return Reading(code, {fact.code: fact.value for fact in things}, evidence)


@described("One fact", "One fact.", tag="facts", id_is="The name of the fact, such as pip-term.")
class OneFact(Single):
    many, shape = Facts, FactShape
