"""How every address of the API answers: read the question strictly, find, and give JSON that may be kept."""

import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from types import SimpleNamespace
from typing import ClassVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.cache import get_conditional_response
from django.utils.translation import override
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from trajectory.facts.register import read_register
from trajectory.sharing.api.asked import LANG, PAGE, PAGE_SIZE, Parameter, read_query
from trajectory.sharing.api.problem import READING, Wrong, WrongQuery, answer_fault, with_headers
from trajectory.sharing.api.shapes import Evidence, Reading
from trajectory.texts.origin import Origin, read_origins

JSON = "application/json"


class Negotiation(DefaultContentNegotiation):
    """By the Accept header alone: `format` is an unknown parameter like any other."""

    settings = SimpleNamespace(URL_FORMAT_OVERRIDE=None)


def written(body: dict) -> bytes:
    """An answer as JSON."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def give(request: HttpRequest, body: bytes, *, code: str, kind: str = JSON, link: str = "") -> HttpResponse:
    """The answer, or 304 when the client has it already; `link` is the Link header."""
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=kind)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, max-age=60, stale-while-revalidate=600"
    response.headers["Content-Language"] = settings.SITE_LANGUAGES[code].tag
    if link:
        response.headers["Link"] = link
    return get_conditional_response(request, etag=etag, response=response)


class Resource(APIView):
    """An address that answers with one thing; `parameters` are all it understands, `shape` is what it answers."""

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()
    parser_classes = ()
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = Negotiation
    http_method_names = [method.lower() for method in READING]
    parameters: ClassVar[tuple[Parameter, ...]] = (LANG,)
    shape: ClassVar[type[Serializer]]
    answer: Callable[..., dict]  # what this question is answered with, from the parameters; raises Http404

    def get_exception_handler(self):
        return answer_fault

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        return with_headers(response, request.method)

    def options(self, request, *args, **kwargs) -> HttpResponse:
        """What a browser asks before another site may read."""
        response = HttpResponse(status=204)
        response.headers["Access-Control-Allow-Methods"] = ", ".join(READING)
        response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
        return response

    def get(self, request, **where: str) -> HttpResponse:
        asked = read_query(request.GET, self.parameters)
        with override(asked["lang"]):
            return self.reply(request, asked, **where)

    def reply(self, request, asked: dict[str, str], **where: str) -> HttpResponse:
        return give(request, written(self.answer(asked, **where)), code=asked["lang"])


def shown(shape: type[Serializer], things: Sequence, reading: Reading) -> list[dict]:
    """These things in their shape."""
    return list(shape(things, many=True, context={"reading": reading}).data)


def evidence_of_nouns(kind: str, code: str):
    """The evidence of a noun by its code and the language its title stands in (one query)."""
    origins = read_origins(kind, code)

    def evidence(noun) -> Evidence:
        named = getattr(noun, "title", None) or noun.name
        return Evidence(origins.get((noun.code, named.code), Origin(checked=False)))

    return evidence


class Collection(Resource):
    """An address that answers with a list in pages; `kind` is how texts of these things are called in provenance."""

    parameters = (LANG, PAGE, PAGE_SIZE)
    kind: ClassVar[str] = ""
    find: Callable[[dict[str, str]], Sequence]  # all things that fit the parameters, in order

    @classmethod
    def read(cls, things: Sequence, code: str) -> Reading:
        """What is needed to show these things."""
        return Reading(code, read_register(code), evidence_of_nouns(cls.kind, code))

    def reply(self, request, asked: dict[str, str], **where: str) -> HttpResponse:
        things = self.find(asked)
        page, size = int(asked["page"]), int(asked["pageSize"])
        pages = max(1, -(-len(things) // size))
        if page > pages:
            allowed = f"1 to {pages}"
            raise WrongQuery([Wrong("page", "value.range", f"page is a whole number from {allowed}.", (allowed,))])
        here = things[(page - 1) * size : page * size]
        links = page_links(request, page, pages)
        body = {
            "page": page,
            "pageSize": size,
            "totalItems": len(things),
            "totalPages": pages,
            "items": shown(self.shape, here, self.read(here, asked["lang"])),
            "_links": {name: {"href": href} for name, href in links.items()},
        }
        link = ", ".join(f'<{href}>; rel="{name}"' for name, href in links.items())
        return give(request, written(body), code=asked["lang"], link=link)


def page_links(request, page: int, pages: int) -> dict[str, str]:
    """The addresses of the pages around this one, with the question as it was asked."""
    numbers = {"self": page, "first": 1, "prev": page - 1, "next": page + 1, "last": pages}

    def address(number: int) -> str:
        query = QueryDict(mutable=True)
        query.update(request.GET.dict() | {"page": str(number)})
        return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"

    return {name: address(number) for name, number in numbers.items() if 1 <= number <= pages}


class Single(Resource):
    """An address that answers with one thing of a collection, by its id."""

    many: ClassVar[type[Collection]]

    def answer(self, asked: dict[str, str], **where: str) -> dict:
        thing = next((each for each in self.many.find(asked) if each.code == where["id"]), None)
        if thing is None:
            raise Http404(where["id"])
        return shown(self.many.shape, [thing], self.many.read([thing], asked["lang"]))[0]


@extend_schema_view(get=extend_schema(exclude=True))
class Nowhere(Resource):
    """Every address that does not exist."""

    def get(self, request, **where: str) -> HttpResponse:
        raise Http404(request.path)
