"""oEmbed (oembed.com): who has the address of a page gets what shows it inside another one."""

import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.templatetags.static import static
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from content.partners.frame import ADDRESS, ROOT, read_frame
from content.partners.slices import title_at

WIDTH, HEIGHT = 960, 900  # CSS pixels, when nobody asks for less
KEPT = 3600  # seconds a consumer may keep an answer
NUMBER = re.compile(r"[1-9]\d{0,4}")


def title_of(address: str) -> tuple[str, str]:
    """The title of the page at this address of ours, and its path with query below /embed; two times "" without one."""
    try:
        parts, own = urlsplit(address), urlsplit(settings.SITE_URL)
    except ValueError:  # half an IPv6 address
        return "", ""
    inside = ADDRESS.fullmatch(parts.path)
    path, kept = (inside["path"], inside["kept"]) if inside else (parts.path, None)
    code = path.strip("/").partition("/")[0]
    if (parts.scheme, parts.netloc) != (own.scheme, own.netloc) or code not in settings.SITE_LANGUAGES:
        return "", ""
    if read_frame(kept or "", QueryDict(parts.query)).wrong:
        return "", ""
    title = title_at(path, code)
    root = ROOT if kept is None else f"{ROOT}/~{kept}"
    return title, f"{root}{path}" + (f"?{parts.query}" if parts.query else "")


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
        "thumbnail_url": settings.SITE_URL + static("img/preview.png"),
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    response = HttpResponse(_as_xml(answer), content_type="text/xml") if form == "xml" else JsonResponse(answer)
    response.headers["Cache-Control"] = f"public, max-age={KEPT}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
