"""Headers per part of the site: strict for readers, wider for editors, and never a cookie for visitors."""

import re

from django.conf import settings
from django.http import HttpResponseNotAllowed

from inburgering_site.posts import is_form
from trajectory.sharing.api.problem import is_api

INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)(?![^>]*\bnonce=)([^>]*)>")
EDITORS = ("/admin/",)
READING = ("GET", "HEAD", "OPTIONS")


def is_editors(request) -> bool:
    return request.path_info.startswith(EDITORS)


def address_of_visitor(request) -> str:
    """The address to count wrong passwords for; behind our own proxy the one it saw, which is the last one named."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return forwarded.split(",")[-1].strip() or request.META.get("REMOTE_ADDR", "")


def site_headers(get_response):
    """Middleware: how long an answer may be kept, and what the browser may do with it."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        )
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if is_editors(request):
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["X-Frame-Options"] = "SAMEORIGIN"  # the preview beside what an editor writes
        elif response.status_code == 200 and request.method in ("GET", "HEAD"):
            response.headers.setdefault("Cache-Control", "public, max-age=60, stale-while-revalidate=600")
        elif response.status_code in (301, 302):  # else a browser keeps an address that changed twice for ever
            response.headers.setdefault("Cache-Control", "public, max-age=60")
        elif response.status_code >= 400:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def read_only(get_response):
    """Middleware: readers send nothing but our few forms; anything else is refused before anybody looks at its data."""

    def middleware(request):
        # The API refuses what is sent to it in its own words, and reads nothing of it.
        if request.method in READING or is_editors(request) or is_form(request) or is_api(request):
            return get_response(request)
        return HttpResponseNotAllowed(("GET", "HEAD"))

    return middleware


def admin_nonce(get_response):
    """Middleware inside CSPMiddleware: Wagtail's own inline scripts get the nonce of this answer."""

    def middleware(request):
        response = get_response(request)
        if not is_editors(request):
            return response
        response._csp_config = settings.ADMIN_SECURITY_POLICY
        kind = response.headers.get("Content-Type", "")
        if not response.streaming and kind.startswith("text/html"):
            nonce = str(request.csp_nonce).encode()
            response.content = INLINE_SCRIPT.sub(rb'<script nonce="' + nonce + rb'"\1>', response.content)
            if "Content-Length" in response.headers:
                response.headers["Content-Length"] = str(len(response.content))
        return response

    return middleware
