"""The explained words in the API."""

from collections.abc import Sequence

from rest_framework import serializers

from content.glossary.read import TermView, read_evidence, read_terms
from trajectory.facts.register import read_register
from trajectory.sharing.api.address import itself, page_path
from trajectory.sharing.api.described import described
from trajectory.sharing.api.resource import Collection, Single
from trajectory.sharing.api.shapes import Evidence, Links, Maybe, Provenance, Reading, Spoken
from trajectory.texts.origin import Origin, read_origins


class TermShape(serializers.Serializer):
    """A word of the letters and what it means."""

    id = serializers.CharField(source="code")
    word = Spoken()
    dutch = serializers.CharField(help_text="The word as it stands in Dutch letters.")
    abbreviation = Maybe()
    explanation = Spoken()
    provenance = Provenance()
    _links = Links(itself("api-term"), page=lambda term, code: f"{page_path('terms')}#{term.code}")


@described("Words", "Words from letters, explained in plain language, by code.", tag="words")
class Terms(Collection):
    shape, kind = TermShape, "term"

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence[TermView]:
        return read_terms(asked["lang"])

    @classmethod
    def read(cls, things: Sequence[TermView], code: str) -> Reading:
        origins, known = read_origins(cls.kind, code), read_evidence()

        def evidence(term: TermView) -> Evidence:
            origin = origins.get((term.code, term.explanation.code), Origin(checked=False))
            cited = known.get(term.code)
            return Evidence(origin, cited.checked_on, cited.sources) if cited else Evidence(origin)

        return Reading(code, read_register(code), evidence)


@described("One word", "One explained word.", tag="words", id_is="The code of the word, such as inburgeringstermijn.")
class Term(Single):
    many, shape = Terms, TermShape
