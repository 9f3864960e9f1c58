"""A public address as one reader sees it, also with what is not published yet, and nothing of it stays."""

import re

from django.conf import settings
from django.http import HttpResponse
from django.utils.html import escape
from wagtail.models import RevisionMixin

HEAD = re.compile(rb"<head\b[^>]*>")


def publish_draft(thing: RevisionMixin) -> None:
    """Put the newest version of a page or noun on the site, also one that waits for its day."""
    revision = thing.get_latest_revision()
    revision.content["go_live_at"] = None
    revision.publish(log_action=False, skip_permission_checks=True)


def in_window(answer: HttpResponse, address: str) -> HttpResponse:
    """The answer for a window inside the admin: every link of it opens the real page in a tab of its own."""
    base = f'<base href="{escape(settings.SITE_URL + address)}" target="_blank">'.encode()
    content = HEAD.sub(lambda match: match[0] + base, answer.content, count=1)
    return HttpResponse(content, status=answer.status_code, content_type=answer.headers["Content-Type"])
