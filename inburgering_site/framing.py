"""Who may show which page inside theirs, in which colours, and how often that happened."""

from dataclasses import replace

from csp.constants import SELF
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import set_script_prefix
from django.utils import timezone

from content.partners.frame import Frame
from content.partners.models import EmbedCount
from content.partners.read import EmbedPartner, read_partner, read_theme
from content.partners.slices import SHEETS, SLICES
from content.partners.tally import tally
from inburgering_site.embedding import fit

KEPT = 60  # seconds until a changed partner is seen
# The journey's choices that make another slice of it; where somebody lives is not counted.
COUNTED = ("groep", "route", "fase")
LONGEST = EmbedCount._meta.get_field("slice").max_length


def _partner(code: str) -> EmbedPartner | None:
    """The active partner with this code, remembered for a minute: its pages ask for it each time."""
    found = cache.get(f"partner:{code}")
    if found is None and (found := read_partner(code)):
        cache.set(f"partner:{code}", found, KEPT)
    return found


def with_partner(frame: Frame) -> Frame:
    """The frame with what the partner may do and the address of the theme; `wrong` names who or what is not there."""
    if frame.wrong:
        return frame
    partner = _partner(frame.partner) if frame.partner else None
    if frame.partner and partner is None:
        return replace(frame, partner="", wrong="partner")
    ancestors = partner.frame_ancestors if partner else ("*",)
    own = partner.theme if partner else ""
    styles = (read_theme(frame.theme, frame.partner) or "") if frame.theme else own
    if frame.theme and not styles:
        return replace(frame, theme="", wrong="thema", ancestors=ancestors)
    return replace(frame, styles=styles, ancestors=ancestors, begin=partner.default_slice if partner else "")


def _is_shown(request) -> bool:
    """Whether this stands in the page of a partner: not opened by itself, nor as the example on our own page."""
    example = request.headers.get("Referer", "").partition("?")[0].endswith("/partners/")
    return request.headers.get("Sec-Fetch-Dest", "iframe") == "iframe" and not example


def _count(request, frame: Frame) -> None:
    slice = frame.full.partition("?")[0].split("/", 2)[2]
    chosen = [f"{name}={request.GET[name]}" for name in COUNTED if request.GET.get(name)]
    if request.resolver_match.url_name == "journey" and chosen:
        slice += "?" + "&".join(chosen)
    tally.add((timezone.localdate(), frame.partner, slice[:LONGEST], request.LANGUAGE_CODE, frame.version))


def only_slices(get_response):
    """Middleware inside that of the headers: only here may a page stand in a frame, and then it fits there.

    What is no slice, and a wrong choice, is not found.
    """

    def middleware(request):
        if getattr(request, "embed", None) is None:
            return get_response(request)
        frame = request.embed = with_partner(request.embed)
        response = get_response(request)
        response.xframe_options_exempt = True
        response._csp_replace = {"frame-ancestors": [SELF, *frame.ancestors]}
        if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = fit(response.content, frame)
            response.headers["Content-Length"] = str(len(response.content))
            if _is_shown(request) and request.method == "GET" and response.status_code == 200:
                _count(request, frame)
        return response

    def process_view(request, view, args, kwargs):
        frame = getattr(request, "embed", None)
        if frame is None:
            return
        name = request.resolver_match.url_name
        if frame.wrong or name not in SLICES:
            raise Http404(frame.wrong or request.path_info)
        if not (frame.partner or settings.EMBED_UNREGISTERED):
            raise PermissionDenied("not registered")
        if frame.begin and request.path_info == f"/{request.LANGUAGE_CODE}/":
            return HttpResponseRedirect(f"{frame.prefix}{request.LANGUAGE_CODE}/{frame.begin}")
        if name in SHEETS:  # what is printed or saved leads to the site itself
            set_script_prefix("/")

    middleware.process_view = process_view
    return middleware
