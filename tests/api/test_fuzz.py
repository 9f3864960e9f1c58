"""Every address answers as its document says, whatever is asked; `make fuzz` asks much more."""

import os
from collections import Counter

import pytest
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup

from tests.api.asking import ask, load, operations

pytestmark = pytest.mark.django_db

# Per address and per way of asking (allowed, not allowed).
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "3"))


def test_answers_are_as_the_document_says():
    schema = load()
    seen: Counter = Counter()
    for operation in operations(schema):
        mine = sum((ask(operation, mode, EXAMPLES) for mode in GenerationMode), Counter())
        assert mine.total() >= EXAMPLES * 2 - 2, operation.label
        seen += mine

    print(f"{seen.total()} questions to {len(operations(schema))} addresses: {dict(seen)}")
    assert {200, 400, 404} <= set(seen) <= {200, 304, 400, 404}


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (lambda body: body.pop("provenance"), "provenance"),
        (lambda body: body.update(inForce="vroeger"), "date"),
        (lambda body: body["title"].update(fallback="no"), "boolean"),
    ],
)
def test_planted_fault_in_an_answer_is_caught(monkeypatch, fault, told):
    from trajectory.sharing.api import resource

    right = resource.shown

    def wrong(shape, things, reading):
        found = right(shape, things, reading)
        for each in found:
            fault(each)
        return found

    monkeypatch.setattr(resource, "shown", wrong)
    laws = next(each for each in operations(load()) if each.path == "/laws")

    with pytest.raises(FailureGroup, match=told):
        ask(laws, GenerationMode.POSITIVE, 20)
