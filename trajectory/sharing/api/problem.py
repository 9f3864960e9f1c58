"""What a program is told when its question cannot be answered: problem details (RFC 9457)."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework.exceptions import APIException, MethodNotAllowed

ROOT = "/api/v1"
VERSION = "1.2.0"
MEDIA_TYPE = "application/problem+json"
READING = ("GET", "HEAD", "OPTIONS")

# Per status the title and what to do about it.
PROBLEMS = {
    400: ("Bad request", "The request is not one that this API understands."),
    403: ("Forbidden", "This is not public."),
    404: ("Not found", "There is nothing at this address. Addresses have no slash at the end."),
    405: ("Method not allowed", "This API only reads: use GET or HEAD."),
    406: ("Not acceptable", "This API answers in application/json."),
    500: ("Internal server error", "Something is broken here. Try again later."),
    503: ("Service unavailable", "The database does not answer now. Try again in a minute."),
}


@dataclass(frozen=True)
class Wrong:
    """What is wrong with one parameter: its name, a code for programs, a sentence, and the values it may have."""

    name: str
    code: str
    detail: str
    allowed: tuple[str, ...] = ()


class WrongQuery(APIException):
    """A parameter or a value of one that this address does not know."""

    status_code = 400

    def __init__(self, wrong: list[Wrong]) -> None:
        super().__init__(" ".join(each.detail for each in wrong))
        self.wrong = wrong


def is_api(request: HttpRequest) -> bool:
    """Whether somebody asks for an address of the API."""
    return request.path_info.startswith(f"{ROOT}/") or request.path_info == ROOT


def with_headers(response: HttpResponse, method: str) -> HttpResponse:
    """The version on every answer, and leave for other sites to read what anybody may read."""
    response.headers["API-Version"] = VERSION
    if method in READING:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "API-Version, ETag, Link, Content-Language"
    return response


def problem(request: HttpRequest, status: int, wrong: list[Wrong] | None = None) -> HttpResponse:
    """The answer for this status; its `type` is where the documentation explains it."""
    title, detail = PROBLEMS[status]
    body: dict = {
        "type": f"{settings.SITE_URL}{ROOT}/#problem-{status}",
        "title": title,
        "status": status,
        "detail": " ".join(each.detail for each in wrong) if wrong else detail,
    }
    if wrong:
        body["errors"] = [
            {
                "in": "query",
                "location": {"name": each.name},
                "code": each.code,
                "detail": each.detail,
                "allowed": list(each.allowed),
            }
            for each in wrong
        ]
    response = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Link"] = f'<{settings.SITE_URL}{ROOT}/>; rel="help"'
    return with_headers(response, request.method or "")


def answer_fault(fault: Exception, context: dict) -> HttpResponse | None:
    """The problem for what a view raised; None for a fault of ours, which the site itself reports and answers."""
    request = context["request"]
    if isinstance(fault, WrongQuery):
        return problem(request, 400, fault.wrong)
    if isinstance(fault, Http404):
        return problem(request, 404)
    if isinstance(fault, PermissionDenied):
        return problem(request, 403)
    if isinstance(fault, MethodNotAllowed):
        response = problem(request, 405)
        response.headers["Allow"] = ", ".join(READING)
        return response
    if isinstance(fault, APIException) and fault.status_code in PROBLEMS:
        return problem(request, fault.status_code)
    return None
