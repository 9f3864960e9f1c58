"""The same pages inside the page of a partner: /embed/<language>/… is /<language>/… without our frame around it.

The site answers as if it stood below /embed, so that every link, form and redirect of a page stays inside. What the
partner chose stands in the address: `kop` (the level of the first heading), `thema`, `partner`, `taal=vast`, and `v`
(the version of the snippet). Inside the frame it is kept as one part of the path:
/embed/~kop=3,thema=blauw/ar/klantreis/.
"""

import re
from dataclasses import replace

from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import set_script_prefix

from content.partners.frame import ADDRESS, CHOICES, Frame, read_frame

HEADING = re.compile(rb"<(/?)h([1-6])(?=[\s>])")
# A link that leads out of the frame opens a page of its own, and so does a sheet; "#…" and "?…" stay here.
LEADS_OUT = re.compile(rb'<a (?=[^>]*?href="(?:(?!/embed/|[#?])|/embed/[^"?]*\.pdf))(?![^>]*\btarget=)([^>]*)')


def _opens_outside(match: re.Match) -> bytes:
    rel = b"" if b' rel="' in b" " + match[1] else b'rel="noopener" '
    return b'<a target="_blank" %s%s' % (rel, match[1].replace(b'rel="', b'rel="noopener ', 1))


def fit(content: bytes, frame: Frame) -> bytes:
    """The page as it stands in a frame: headings from the partner's level on, links that lead out open a new page."""
    if frame.heading > 1:
        shift = frame.heading - 1
        content = HEADING.sub(lambda match: b"<%sh%d" % (match[1], min(6, int(match[2]) + shift)), content)
    return LEADS_OUT.sub(_opens_outside, content)


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
        if found["path"].split("/")[1] not in settings.SITE_LANGUAGES:
            return get_response(request)  # nothing below /embed is there but pages, such as no /embed/admin/
        request.path_info = found["path"]
        set_script_prefix(frame.prefix)
        try:
            return get_response(request)
        finally:
            set_script_prefix("/")

    return middleware
