"""The style sheet of a theme."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from content.partners.models import Theme


@require_safe
def show_theme(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """The style sheet with this fingerprint; 404 for an older one: nobody keeps wrong colours."""
    css = Theme.objects.filter(code=code, digest=digest).values_list("css", flat=True).first()
    if css is None:
        raise Http404(code)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers=headers)
