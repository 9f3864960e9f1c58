"""Ask the API what its own document allows, and things near it, and hold every answer against that document."""

from collections import Counter

import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as any_of
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from inburgering_site.wsgi import application

NAMES = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
)


def answer_in_this_transaction(environ, start_response):
    """The site as a server runs it, but for one thing: it closes its connection, which holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    return application(environ, start_response)


def load():
    """The document of the API as it answers now."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json?lang=en", answer_in_this_transaction)


def operations(schema) -> list:
    """Every operation of the document."""
    return [found.ok() for found in schema.get_all_operations()]


def ids_of(operation) -> list[str]:
    """Ids that exist, for an address with an id."""
    if "{id}" not in operation.path:
        return []
    listed = Client().get("/api/v1" + operation.path.removesuffix("/{id}"), {"pageSize": "100"}).json()
    return [each["id"] for each in listed["items"]]


def ask(operation, mode: GenerationMode, examples: int) -> Counter:
    """Ask one address this many things; returns how often each status was the answer, raises at the first fault."""
    seen: Counter = Counter()
    checks = [CHECKS.get_one(name) for name in NAMES]
    ids = ids_of(operation) if mode == GenerationMode.POSITIVE else []

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), print_blob=False)
    @given(case=operation.as_strategy(generation_mode=mode), number=any_of.integers(0, 199))
    def hold_against_the_document(case, number: int) -> None:
        if ids and number % 5:
            case.path_parameters = {"id": ids[number % len(ids)]}
        answer = case.call(headers={"Accept-Encoding": "identity"})
        seen[answer.status_code] += 1
        case.validate_response(answer, checks=checks)

    hold_against_the_document()
    return seen
