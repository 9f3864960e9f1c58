"""How an address of the API stands in the OpenAPI document."""

from collections.abc import Callable

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.serializers import Serializer

from trajectory.sharing.api.asked import Parameter
from trajectory.sharing.api.problem import MEDIA_TYPE, PROBLEMS
from trajectory.sharing.api.resource import JSON, Collection, Resource
from trajectory.sharing.api.shapes import ProblemShape, WrongQueryShape, page_of

ANSWERED = [200, 304]
ANY = [*ANSWERED, *PROBLEMS]


def _header(name: str, about: str, codes: list[int], *, required: bool = True) -> OpenApiParameter:
    return OpenApiParameter(
        name, OpenApiTypes.STR, OpenApiParameter.HEADER, description=about, required=required, response=codes
    )


HEADERS = [
    _header("API-Version", "The full version of this API.", ANY),
    _header("Access-Control-Allow-Origin", "Other sites may read this.", ANY),
    _header("ETag", "A fingerprint of the answer, for If-None-Match.", ANSWERED),
    _header("Cache-Control", "How long the answer may be kept.", ANY),
    _header("Content-Language", "The language that was asked for.", [200]),
]
LINK = _header("Link", "The pages around this one (RFC 8288).", [200])
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, description="The ETag of the answer you have."
)


def as_openapi(parameter: Parameter) -> OpenApiParameter:
    """One parameter; the values it may have are filled in when the document is asked for."""
    schema: dict = (
        {"type": "integer", "minimum": 1, "maximum": parameter.most} if parameter.most else {"type": "string"}
    )
    if parameter.pattern:
        schema["pattern"] = f"^({parameter.pattern})$"
    if parameter.otherwise:
        schema["default"] = int(parameter.otherwise) if parameter.most else parameter.otherwise
    schema["examples"] = [int(parameter.example) if parameter.most else parameter.example]
    return OpenApiParameter(parameter.name, schema, OpenApiParameter.QUERY, description=parameter.about)


def _path(name: str, about: str) -> OpenApiParameter:
    return OpenApiParameter(
        name, {"type": "string", "maxLength": 80}, OpenApiParameter.PATH, description=about, required=True
    )


def _faults(codes: list[int]) -> dict:
    return {
        (code, MEDIA_TYPE): OpenApiResponse(
            WrongQueryShape if code == 400 else ProblemShape, description=PROBLEMS[code][1]
        )
        for code in codes
    }


def operation_name(view: type[Resource]) -> str:
    """The name of the operation of this view in the document."""
    return view.__name__[0].lower() + view.__name__[1:]


def described(
    summary: str,
    about: str,
    *,
    tag: str,
    id_is: str = "",
    shape: type[Serializer] | dict | None = None,
    other_kind: str = "",
) -> Callable[[type[Resource]], type[Resource]]:
    """Decorator of a view: what its address is for; `id_is` says what the id in the address is.

    `other_kind` is a media type it answers in beside JSON.
    """

    def decorate(view: type[Resource]) -> type[Resource]:
        listed = issubclass(view, Collection)
        answer = shape or (page_of(view.shape) if listed else view.shape)
        codes = [400, *([404] if id_is else []), 405, 406, 500, 503]
        given = {(200, JSON): OpenApiResponse(answer, description=about)}
        if other_kind:
            given[200, other_kind] = OpenApiResponse(OpenApiTypes.STR, description=about)
        operation = extend_schema(
            operation_id=operation_name(view),
            summary=summary,
            description=about,
            tags=[tag],
            parameters=[
                *([_path("id", id_is)] if id_is else []),
                *map(as_openapi, view.parameters),
                IF_NONE_MATCH,
                *HEADERS,
                *([LINK] if listed else []),
            ],
            responses={**given, 304: OpenApiResponse(description="You have this answer already."), **_faults(codes)},
        )
        return extend_schema_view(get=operation)(view)

    return decorate
