"""The language of a request stands in its address; only the bare front door listens to the browser."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_from_path, get_language_from_request

# Codes browsers send for languages that have another name here.
ALSO = {"prs": "fa-af", "fa-af": "fa-af", "tig": "ti"}


def language_of_visitor(request) -> str:
    """The best language for a visitor whose address names none, by Accept-Language, else Dutch."""
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:400].lower()
    for part in header.split(","):
        code = part.split(";")[0].strip()
        base = code.split("-")[0]
        if code in ALSO or base in ALSO:
            return ALSO.get(code) or ALSO[base]
        if base in settings.SITE_LANGUAGES:
            break
    code = get_language_from_request(request)
    return code if code in settings.SITE_LANGUAGES else settings.LANGUAGE_CODE


def language_of_address(get_response):
    """Middleware: activate the language of the address for this request, and of nothing else."""

    def middleware(request):
        named = get_language_from_path(request.path_info)
        code = named if named in settings.SITE_LANGUAGES else language_of_visitor(request)
        request.LANGUAGE_CODE = code
        with translation.override(code):
            response = get_response(request)
        if named:
            response.headers.setdefault("Content-Language", settings.SITE_LANGUAGES[code].tag)
        return response

    return middleware
