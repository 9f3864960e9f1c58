"""oEmbed (oembed.com): who has the address of a page gets what shows it inside another one."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.utils.html import format_html
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from content.glossary.read import read_terms
from content.pages.views import find_page
from inburgering_site.embedding import ROOT, SLICES
from trajectory.facts.register import read_register
from trajectory.facts.resolve import fill_plain
from trajectory.journey.one import read_place

WIDTH, HEIGHT = 960, 900  # CSS pixels, when nobody asks for less
KEPT = 3600  # seconds a consumer may keep an answer
NUMBER = re.compile(r"[1-9]\d{0,4}")


def _moment(code: str, kwargs: dict) -> str:
    found = read_place(kwargs["code"].upper(), code)
    return fill_plain(found[0].value, read_register(code), code) if found else ""


def _page(code: str, kwargs: dict, path: str) -> str:
    page = find_page(path, code)
    return page.title if page else ""


def _term(code: str, kwargs: dict) -> str:
    return next((str(each.word) for each in read_terms(code) if each.code == kwargs["term"]), "")


TITLES: dict[str, Callable[[str, dict], str]] = {
    "journey": lambda code, kwargs: gettext("My route"),
    "journey-compare": lambda code, kwargs: gettext("Compare two routes"),
    "journey-moment": _moment,
    "decision": lambda code, kwargs: gettext("Must I do civic integration?"),
    "plan": lambda code, kwargs: gettext("My dates"),
    "terms": lambda code, kwargs: gettext("Words explained"),
    "term": _term,
    "questions": lambda code, kwargs: gettext("Questions and answers"),
}


def title_of(address: str) -> tuple[str, str]:
    """The title of the page at this address of ours, and its path with query below /embed; two times "" without one."""
    try:
        parts, own = urlsplit(address), urlsplit(settings.SITE_URL)
    except ValueError:  # half an IPv6 address
        return "", ""
    path = parts.path.removeprefix(ROOT)
    code = path.strip("/").partition("/")[0]
    if (parts.scheme, parts.netloc) != (own.scheme, own.netloc) or code not in settings.SITE_LANGUAGES:
        return "", ""
    with override(code):
        try:
            match = resolve(path)
        except Resolver404:
            return "", ""
        if match.url_name == "wagtail_serve":
            title = _page(code, match.kwargs, path.removeprefix(f"/{code}/"))
        else:
            name = match.url_name if match.url_name in SLICES else ""
            title = TITLES[name](code, match.kwargs) if name in TITLES else ""
    return title, f"{ROOT}{path}" + (f"?{parts.query}" if parts.query else "")


def _refuse(status: int, reason: str) -> HttpResponse:
    return HttpResponse(f"{reason}\n", status=status, content_type="text/plain; charset=utf-8")


def _size(request: HttpRequest, name: str, most: int) -> int | None:
    """What a consumer has room for, at most `most`; None for what is no number."""
    asked = request.GET.get(name, str(most))
    return min(int(asked), most) if NUMBER.fullmatch(asked) else None


def _as_xml(answer: dict) -> bytes:
    root = Element("oembed")
    for name, value in answer.items():
        SubElement(root, name).text = str(value)
    return tostring(root, encoding="utf-8", xml_declaration=True)


@require_safe
def provide(request: HttpRequest) -> HttpResponse:
    """`?url=` of a page of ours, `maxwidth`, `maxheight`, `format` (json or xml).

    404 for an address that is none of ours, 501 for another format, 400 for a size that is no number.
    """
    address, form = request.GET.get("url", ""), request.GET.get("format", "json")
    if form not in {"json", "xml"}:
        return _refuse(501, "format must be json or xml")
    width, height = _size(request, "maxwidth", WIDTH), _size(request, "maxheight", HEIGHT)
    if width is None or height is None:
        return _refuse(400, "maxwidth and maxheight are whole numbers of pixels, such as 600")
    if not address:
        return _refuse(400, "url is missing: the address of a page of this site")
    title, path = title_of(address[:2000])
    if not title:
        return _refuse(404, "no page of this site has this address")
    frame = format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>',
        *(settings.SITE_URL + path, title, width, height),
    )
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": settings.WAGTAIL_SITE_NAME,
        "provider_url": settings.SITE_URL,
        "cache_age": KEPT,
        "html": str(frame),
        "width": width,
        "height": height,
    }
    response = HttpResponse(_as_xml(answer), content_type="text/xml") if form == "xml" else JsonResponse(answer)
    response.headers["Cache-Control"] = f"public, max-age={KEPT}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
