"""The same pages inside the page of a partner: /embed/<language>/… is /<language>/… without our frame around it.

The site answers as if it stood below /embed, so that every link, form and redirect of a page stays inside. What the
partner chose stands in the address: `kop` (the level of the first heading), `thema`, `partner`, `taal=vast`. Inside the
frame it is kept as one part of the path: /embed/~kop=3,thema=blauw/ar/klantreis/.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from django.http import Http404, HttpResponseRedirect
from django.urls import set_script_prefix

ROOT = "/embed"
CHOICES = ("kop", "thema", "partner", "taal")
# The style sheets of themes (content/partners) stand below /embed too, but are no page.
ADDRESS = re.compile(r"/embed(?!/theme/)(?:/~(?P<kept>[^/]*))?(?P<path>/.*)")
# The addresses that may stand in somebody else's page, by name.
SLICES = frozenset(
    {
        "journey", "journey-moment", "local-moment", "journey-compare", "decision", "plan", "plan-calendar", "terms",
        "term", "questions", "question", "wagtail_serve", "journey-poster", "moment-sheet", "journey-steps",
    }
)  # fmt: skip
HEADING = re.compile(rb"<(/?)h([1-6])(?=[\s>])")
# A link that leads out of the frame opens a page of its own; "#…" and "?…" stay here.
LEADS_OUT = re.compile(rb'<a (?=[^>]*?href="(?!/embed/|[#?]))(?![^>]*\btarget=)')


@dataclass(frozen=True)
class Frame:
    """What a partner chose; `full` is the address of the same page on the site itself."""

    heading: int = 1
    theme: str = ""
    partner: str = ""
    fixed_language: bool = False
    full: str = ""
    wrong: str = ""

    @property
    def prefix(self) -> str:
        """What stands before the language in every address inside the frame."""
        given = {
            "kop": str(self.heading) if self.heading > 1 else "",
            "thema": self.theme,
            "partner": self.partner,
            "taal": "vast" if self.fixed_language else "",
        }
        kept = ",".join(f"{name}={quote(value, safe='')}" for name, value in given.items() if value)
        return f"{ROOT}/~{kept}/" if kept else f"{ROOT}/"


def read_frame(kept: str, query) -> Frame:
    """The choices in an address: from the path, else from the query; a wrong one is named in `wrong`."""
    inside = dict(part.partition("=")[::2] for part in kept.split(",") if part)
    given = {name: unquote(inside.get(name, "")) or query.get(name, "") for name in CHOICES}
    wrong = [name for name in inside if name not in CHOICES]
    level = given["kop"] or "1"
    if level not in {"1", "2", "3", "4", "5"}:
        wrong.append("kop")
    if given["taal"] not in {"", "vast"}:
        wrong.append("taal")
    return Frame(
        heading=1 if "kop" in wrong else int(level),
        theme=given["thema"],
        partner=given["partner"],
        fixed_language=given["taal"] == "vast",
        wrong=wrong[0] if wrong else "",
    )


def fit(content: bytes, frame: Frame) -> bytes:
    """The page as it stands in a frame: headings from the partner's level on, links that lead out open a new page."""
    if frame.heading > 1:
        shift = frame.heading - 1
        content = HEADING.sub(lambda match: b"<%sh%d" % (match[1], min(6, int(match[2]) + shift)), content)
    return LEADS_OUT.sub(b'<a target="_blank" rel="noopener" ', content)


def embedded(get_response):
    """Middleware, the first that looks at an address: below /embed the site answers without its own frame."""

    def middleware(request):
        found = ADDRESS.fullmatch(request.path_info)
        if found is None:
            return get_response(request)
        frame = read_frame(found["kept"] or "", request.GET)
        query = request.GET.copy()
        chosen_here = [query.pop(name) for name in CHOICES if name in query]
        tail = f"?{query.urlencode()}" if query else ""
        if chosen_here and not frame.wrong:
            return HttpResponseRedirect(f"{frame.prefix}{found['path'][1:]}{tail}")
        request.embed = replace(frame, full=found["path"] + tail)
        request.path_info = found["path"]
        set_script_prefix(frame.prefix)
        try:
            return get_response(request)
        finally:
            set_script_prefix("/")

    return middleware


def only_slices(get_response):
    """Middleware inside that of the headers: only here may a page stand in a frame, and then it fits there.

    What is no slice, and a wrong choice, is not found.
    """

    def middleware(request):
        response = get_response(request)
        frame = getattr(request, "embed", None)
        if frame is None:
            return response
        response.xframe_options_exempt = True
        response._csp_replace = {"frame-ancestors": ["*"]}
        if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = fit(response.content, frame)
        return response

    def process_view(request, view, args, kwargs):
        frame = getattr(request, "embed", None)
        if frame and (frame.wrong or request.resolver_match.url_name not in SLICES):
            raise Http404(frame.wrong or request.path_info)

    middleware.process_view = process_view
    return middleware
