"""A page of the site as it will be, with a bar above it that says so, and with links that stay in the preview."""

import re
from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from content.review.models import Bundle
from content.review.seen import is_public_address

TOP = re.compile(r"<header\b")  # after the link that skips it, before all that is read
LINK = re.compile(rf'(<a\b[^>]*?\bhref=")(/(?:{"|".join(settings.SITE_LANGUAGES)})/[^"]*)"')


def with_bar(seen: HttpResponse, *, bundle: Bundle, address: str) -> HttpResponse:
    """The answer for the editor: what leads elsewhere on the site leads to the preview of it; files as they are."""
    door = reverse("bundle-preview", args=[bundle.pk])
    if (leads_to := getattr(seen, "leads_to", "")) and is_public_address(leads_to):
        return HttpResponseRedirect(f"{door}?address={quote(leads_to)}")
    if not seen.headers.get("Content-Type", "").startswith("text/html"):
        return seen
    html = seen.content.decode()
    bar = render_to_string(
        "review/preview_bar.html", {"bundle": bundle, "address": address, "status": seen.status_code}
    )
    html = TOP.sub(lambda match: bar + match[0], html, count=1)
    html = html.replace("</head>", f'<link rel="stylesheet" href="{static("css/preview.css")}"></head>', 1)
    seen.content = LINK.sub(lambda match: f'{match[1]}{door}?address={quote(match[2].replace("&amp;", "&"))}"', html)
    return seen
