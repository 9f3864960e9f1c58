"""The OpenAPI document of the whole API: made from the code of its addresses, with the codes of today."""

from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.urls import get_resolver
from drf_spectacular.generators import SchemaGenerator

from content.sharing.words import SPOKEN, in_language
from trajectory.sharing.api.asked import Parameter
from trajectory.sharing.api.described import described, operation_name
from trajectory.sharing.api.problem import ROOT, VERSION
from trajectory.sharing.api.resource import Resource

URLS = "content.sharing.urls"
MARKS = {"x-spec-enum-id", "readOnly"}
LICENCE = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
ABOUT = (
    "The journey of civic integration in the Netherlands, as open data: contact moments, municipalities, facts, "
    "words, questions and pages, in twelve languages. It only reads, needs no key and sets no cookie. Every text says "
    "in which language it really stands, who made it and whether a person has checked it."
)
TAGS = {
    "journey": "The journey and its nouns.",
    "municipalities": "Municipalities, postcodes and desks.",
    "facts": "Amounts, terms, phone numbers and dates.",
    "words": "Words explained.",
    "questions": "Questions and answers.",
    "pages": "The pages of the site.",
    "site": "The languages of the site, and this API itself.",
}
# What the shapes look like when they are filled: from the texts of the site itself.
EXAMPLES = {
    "Text": {"text": "10 weken", "lang": "nl", "dir": "ltr", "fallback": True},
    "Link": {"href": "https://example.org/api/v1/moments/M06"},
    "Provenance": {"origin": "machine", "checked": False, "checkedOn": None, "evidenceDate": None, "sources": []},
    "Problem": {
        "type": "https://example.org/api/v1/#problem-404",
        "title": "Not found",
        "status": 404,
        "detail": "There is nothing at this address. Addresses have no slash at the end.",
    },
}
SPOKEN_LANG = Parameter(
    "lang", "The language of the documentation.", values=lambda: SPOKEN, otherwise=settings.LANGUAGE_CODE, example="en"
)
DOCUMENT_SHAPE = {
    "type": "object",
    "required": ["openapi", "info", "servers", "paths", "components"],
    "properties": {
        "openapi": {"type": "string"},
        **{name: {"type": "object"} for name in ("info", "paths", "components")},
        "servers": {"type": "array", "items": {"type": "object"}},
    },
}


def views() -> Iterator[type[Resource]]:
    """Every view of the API."""
    patterns = list(get_resolver(URLS).url_patterns)
    while patterns:
        pattern = patterns.pop()
        if hasattr(pattern, "url_patterns"):
            patterns += pattern.url_patterns
        else:
            yield pattern.callback.cls


def _without_marks(part: object) -> object:
    """A document without the marks its maker leaves for itself; and every answer is only read."""
    if isinstance(part, dict):
        return {key: _without_marks(value) for key, value in part.items() if key not in MARKS}
    return [_without_marks(each) for each in part] if isinstance(part, list) else part


@lru_cache(maxsize=1)
def _made() -> dict:
    return _without_marks(SchemaGenerator(urlconf=URLS).get_schema(public=True))


def _contact() -> dict[str, str]:
    contact = {"name": settings.PUBLISHER_NAME or settings.WAGTAIL_SITE_NAME, "url": f"{settings.SITE_URL}/nl/contact/"}
    return contact | ({"email": settings.PUBLISHER_EMAIL} if settings.PUBLISHER_EMAIL else {})


def _with_codes(operation: dict, parameters: dict[str, Parameter], known: dict) -> dict:
    """An operation whose parameters name the values they may have now; `known` remembers those already looked up."""

    def filled(given: dict) -> dict:
        mine = parameters.get(given["name"]) if given["in"] == "query" else None
        if mine is None or mine.values is None:
            return given
        known.setdefault(mine, list(mine.values()))
        return given | {"schema": given["schema"] | {"enum": known[mine]}}

    return operation | {"parameters": [filled(given) for given in operation.get("parameters", ())]}


def describe(code: str) -> dict:
    """The document in this language (nl or en), about six queries."""
    made = _made()
    known: dict[Parameter, list[str]] = {}
    by_operation = {
        operation_name(view): {parameter.name: parameter for parameter in view.parameters} for view in views()
    }
    schemas = {
        name: schema | ({"examples": [EXAMPLES[name]]} if name in EXAMPLES else {})
        for name, schema in made["components"]["schemas"].items()
    }
    document = {
        "openapi": made["openapi"],
        "info": {
            "title": settings.WAGTAIL_SITE_NAME,
            "version": VERSION,
            "description": ABOUT,
            "license": LICENCE,
            "contact": _contact(),
        },
        "servers": [{"url": f"{settings.SITE_URL}{ROOT}"}],
        "tags": [{"name": name, "description": about} for name, about in TAGS.items()],
        "externalDocs": {"url": f"{settings.SITE_URL}{ROOT}/", "description": "Documentation for people."},
        "paths": {
            path: {
                method: _with_codes(operation, by_operation[operation["operationId"]], known)
                for method, operation in operations.items()
            }
            for path, operations in made["paths"].items()
        },
        "components": {"schemas": schemas},
    }
    return in_language(document, code)


@described("The OpenAPI document", "This description, for programs.", tag="site", shape=DOCUMENT_SHAPE)
class OpenApi(Resource):
    parameters = (SPOKEN_LANG,)

    def answer(self, asked: dict[str, str], **where: str) -> dict:
        return describe(asked["lang"])
