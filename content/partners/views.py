"""The page where a partner chooses a part of the site and gets the lines to paste; the style sheet of a theme."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.partners.models import Theme
from content.partners.parts import KINDS
from content.partners.slices import title_at
from content.partners.snippet import Snippet
from trajectory.journey.versions import versions_of

COMMON = ("taal", "vast", "kop", "thema", "partner", "breedte")


@csp_update({"frame-src": [SELF]})
@require_safe
def show_partners(request: HttpRequest) -> HttpResponse:
    """What to show and how, an example, and the lines to paste; a choice that does not exist gets 400."""
    code = request.LANGUAGE_CODE
    kind = request.GET.get("deel", "route")
    known = kind if kind in KINDS else "route"
    form = KINDS[known][1](request.GET, code)
    snippet = None
    if form.is_valid() and kind == known:
        language = form.cleaned_data["taal"]
        title = title_at(f"/{language}/{form.path.partition('?')[0]}", language)
        snippet = Snippet(form.frame, language, form.path, title)
    context = {
        "kinds": [(each, label) for each, (label, _) in KINDS.items()],
        "kind": known,
        "form": form,
        "own_fields": [field for field in form if field.name not in COMMON],
        "common_fields": [form[name] for name in COMMON],
        "snippet": snippet,
        "width": form.cleaned_data.get("breedte", "vol"),
        "versions": versions_of("/partners/", own=settings.SITE_LANGUAGES, current=code),
        "canonical": f"/{code}/partners/",
    }
    return render(request, "content/partners.html", context, status=200 if snippet else 400)


@require_safe
def show_theme(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """The style sheet with this fingerprint; 404 for an older one: nobody keeps wrong colours."""
    css = Theme.objects.filter(code=code, digest=digest).values_list("css", flat=True).first()
    if css is None:
        raise Http404(code)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers=headers)
