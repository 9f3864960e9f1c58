"""What a visitor sees when something is not there or went wrong: plain words, in their language, with a way on."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation

from content.pages.moved import nearest
from inburgering_site.language import language_of_visitor
from trajectory.sharing.api.problem import is_api, problem


def _answer(request, template: str, status: int, **context) -> HttpResponse:
    if is_api(request):
        return problem(request, status)
    code = getattr(request, "LANGUAGE_CODE", None) or language_of_visitor(request)
    with translation.override(code):
        return render(request, template, {"status": status, **context}, status=status)


def bad_request(request, exception=None) -> HttpResponse:
    return _answer(request, "400.html", 400)


def denied(request, exception=None) -> HttpResponse:
    if getattr(request, "embed", None):
        return _answer(request, "embed_wrong.html", 403, unregistered=True)
    return _answer(request, "403.html", 403)


def csrf_failed(request, reason="") -> HttpResponse:
    return _answer(request, "403.html", 403)


def sent_from_elsewhere(request) -> HttpResponse:
    """A form of ours that another site, or nobody we can see, sent."""
    return _answer(request, "403.html", 403, foreign_post=True)


def not_found(request, exception=None) -> HttpResponse:
    if getattr(request, "embed", None):
        return _answer(request, "embed_wrong.html", 404, wrong=request.embed.wrong)
    first, _, rest = request.path_info.strip("/").partition("/")
    known = first in settings.SITE_LANGUAGES
    near = nearest(rest.replace("\0", ""), first) if known and rest else None
    return _answer(request, "404.html", 404, near=near, open_data=first == "data")


def locked_out(request, credentials=None, *args, **kwargs) -> HttpResponse:
    """After five wrong passwords for one account from one address (django-axes)."""
    return _answer(request, "429.html", 429)


def server_error(request) -> HttpResponse:
    """No database, no menu: this page must come out whatever is broken."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return _answer(request, "500.html", 500, bare=True)


def unavailable(request) -> HttpResponse:
    """The database does not answer; nothing is lost, come back later."""
    response = _answer(request, "503.html", 503, bare=True)
    response.headers["Retry-After"] = "60"
    return response
