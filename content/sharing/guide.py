"""The front door of the API: a page for developers, or an index for programs that ask for JSON."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer

from content.pages.compose import page_key
from content.sharing.document import SPOKEN_LANG, describe
from content.sharing.words import SPOKEN, word
from trajectory.sharing.api.described import described
from trajectory.sharing.api.problem import PROBLEMS, ROOT, VERSION
from trajectory.sharing.api.resource import Resource, give, written
from trajectory.sharing.api.shapes import LinkShape

HTML = "text/html"


class PageRenderer(BaseRenderer):
    """Names the media type of the page for the choice between page and index; the page itself is a template."""

    media_type, format = HTML, "html"


class IndexEntryShape(serializers.Serializer):
    """An address of the API."""

    name = serializers.CharField()
    summary = serializers.CharField()
    href = serializers.CharField()


class IndexLinksShape(serializers.Serializer):
    """The description for programs, and the page for people."""

    self = LinkShape()
    describedby = LinkShape()


class IndexShape(serializers.Serializer):
    """What this API has."""

    title = serializers.CharField()
    version = serializers.CharField()
    description = serializers.CharField()
    licence = serializers.CharField()
    resources = IndexEntryShape(many=True)
    _links = IndexLinksShape()


def index(document: dict) -> dict:
    """The document in short."""
    base = document["servers"][0]["url"]
    return {
        "title": document["info"]["title"],
        "version": VERSION,
        "description": document["info"]["description"],
        "licence": document["info"]["license"]["identifier"],
        "resources": [
            {"name": operations["get"]["operationId"], "summary": operations["get"]["summary"], "href": f"{base}{path}"}
            for path, operations in document["paths"].items()
        ],
        "_links": {"self": {"href": f"{base}/"}, "describedby": {"href": f"{base}/openapi.json"}},
    }


# What the page says beside the document.
TOLD = {
    "title": "API for developers",
    "document": "The whole description as OpenAPI 3.1 (JSON)",
    "version": "Version:",
    "licence": "Licence:",
    "licence_about": (
        "The data and texts of the journey also have CC0 1.0. Postcodes come from GeoNames (CC BY 4.0), municipalities "
        "from CBS."
    ),
    "contact": "Contact:",
    "resources": "Addresses",
    "one_of": "One of",
    "at_most": "At most",
    "otherwise": "Without it:",
    "texts": "Texts and languages",
    "texts_about": (
        "A text is an object: text, lang (BCP 47), dir (ltr or rtl) and fallback. When fallback is true the text is "
        "Dutch, because it is not translated yet: show it with its own lang and dir. No text at all is null."
    ),
    "origin": "Where a text comes from",
    "origin_about": (
        "Every thing has provenance: who made it (machine or person), whether a person checked it and when, the date "
        "of the information, and its sources. Please tell your readers when no person has checked a text."
    ),
    "lists": "Lists",
    "lists_about": (
        "A list comes in pages. Its _links, and the Link header, lead to the first, previous, next and last page. "
        "Ids are codes: they stay the same."
    ),
    "errors": "Errors",
    "errors_about": (
        "An error is a problem as in RFC 9457 (application/problem+json). A parameter or value that does not exist is "
        "400; errors names each one and the values it may have."
    ),
    "caching": "Keeping answers",
    "caching_about": (
        "You may keep an answer for a minute. Send its ETag as If-None-Match: you get 304 while nothing changed. Other "
        "sites may read this API from the browser (CORS)."
    ),
    "versions": "Versions",
    "versions_about": (
        "The address names the major version, the API-Version header the whole one (SemVer). New fields and addresses "
        "may come within a version; pass over what you do not know. A next major version first stands beside this "
        "one, and the changelog names the date on which the old one stops."
    ),
}


def _asked_for(operation: dict, place: str) -> list[dict]:
    return [
        parameter | {"example": parameter["schema"].get("examples", [""])[0]}
        for parameter in operation["parameters"]
        if parameter["in"] == place
    ]


def _example(base: str, path: str, operation: dict, ids: dict[str, str]) -> str:
    """An address somebody can try: with an id that exists, and the first two of its parameters."""
    query = "&".join(f"{each['name']}={each['example']}" for each in _asked_for(operation, "query")[:2])
    return f"{base}{path.replace('{id}', ids.get(path, ''))}?{query}"


# An id of the content of the repository for each address that has one.
IDS = {
    "/moments/{id}": "M06",
    "/organisations/{id}": "duo",
    "/groups/{id}": "gezinsmigrant",
    "/routes/{id}": "b1",
    "/phases/{id}": "plan",
    "/laws/{id}": "wi2021",
    "/municipalities/{id}": "GM0344",
    "/facts/{id}": "pip-term",
    "/languages/{id}": "ar",
    "/changes/{id}": "1",
    "/terms/{id}": "inburgeringstermijn",
    "/questions/{id}": "boete-krijgen",
    "/pages/{id}": str(page_key("plan-pip")),
}


def resources(document: dict) -> list[dict]:
    """Every address with what the page says of it."""
    base = document["servers"][0]["url"]
    return [
        {
            "path": path,
            "anchor": operations["get"]["operationId"],
            "summary": operations["get"]["summary"],
            "description": operations["get"]["description"],
            "parameters": _asked_for(operations["get"], "query"),
            "ids": _asked_for(operations["get"], "path"),
            "example": _example(base, path, operations["get"], IDS),
        }
        for path, operations in document["paths"].items()
    ]


@described(
    "The front door",
    "A page for developers, or with `Accept: application/json` an index of this API.",
    tag="site",
    shape=IndexShape,
    other_kind=HTML,
)
class Guide(Resource):
    renderer_classes = (PageRenderer, JSONRenderer)
    parameters = (SPOKEN_LANG,)

    def reply(self, request, asked: dict[str, str], **where: str) -> HttpResponse:
        code, document = asked["lang"], describe(asked["lang"])
        if request.accepted_renderer.media_type != HTML:
            return give(request, written(index(document)), code=code)
        request._request.LANGUAGE_CODE = code
        context = {
            "document": document,
            "resources": resources(document),
            "schemas": document["components"]["schemas"],
            "problems": {status: [word(part, code) for part in parts] for status, parts in PROBLEMS.items()},
            "told": {name: word(text, code) for name, text in TOLD.items()},
            "spoken": [settings.SITE_LANGUAGES[each] for each in SPOKEN],
            "root": ROOT,
            "noindex": False,
        }
        page = render(request._request, "content/api.html", context)
        return give(request, page.content, code=code, kind=f"{HTML}; charset=utf-8")
