"""What a reader may send: a few forms, and only from our own pages, which is seen without a cookie."""

import re
from urllib.parse import urlsplit

from django.conf import settings

from inburgering_site.errors import sent_from_elsewhere

FORMS = re.compile(r"/(?!admin/)[a-z-]+/(?:mijn-traject/(?:agenda\.ics)?|lezerstest/[^/]+/)")


def is_form(request) -> bool:
    """Whether this is one of the readers' forms being sent."""
    return request.method == "POST" and FORMS.fullmatch(request.path_info) is not None


def _is_ours(address: str, request) -> bool:
    parts = urlsplit(address)
    own = f"{request.scheme}://{request.get_host()}"
    return f"{parts.scheme}://{parts.netloc}" in {own, *settings.CSRF_TRUSTED_ORIGINS}


def comes_from_our_page(request) -> bool:
    """Whether the browser says that a page of ours sent this: Sec-Fetch-Site, else Origin, else Referer.

    A browser without all three gets no: every browser of the last ten years names at least one for a form.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site and site != "none":
        return site == "same-origin"
    source = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        return bool(source) and _is_ours(source, request)
    except ValueError:  # half an IPv6 address
        return False


def from_our_own_pages(get_response):
    """Middleware inside the language of the address: a form from elsewhere is refused in the reader's language."""

    def middleware(request):
        if is_form(request) and not comes_from_our_page(request):
            return sent_from_elsewhere(request)
        return get_response(request)

    return middleware
