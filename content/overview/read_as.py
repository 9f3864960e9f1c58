"""A public address as one reader sees it, also with what is not published yet, and nothing of it stays."""

import re
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation
from django.utils.html import escape
from wagtail.models import RevisionMixin

HEAD = re.compile(rb"<head\b[^>]*>")


def as_reader(address: str) -> HttpResponse:
    """What somebody without an account gets at this address (path and query), with status and all."""
    code = address.split("/")[1]
    host = settings.SITE_URL.partition("://")[2]
    request: HttpRequest = RequestFactory().get(address, headers={"host": host}, secure=settings.SECURE)
    request.user, request.LANGUAGE_CODE = AnonymousUser(), code
    with translation.override(code):
        found = resolve(request.path_info)
        request.resolver_match = found
        try:
            return found.func(request, *found.args, **found.kwargs)
        except Http404:
            return HttpResponse(status=404)


def seen_with(apply: Callable[[], None], address: str) -> HttpResponse:
    """What a reader would get at this address after `apply`, which changes the database; nothing of it stays."""
    with transaction.atomic():
        apply()
        answer = as_reader(address)
        transaction.set_rollback(True)
    return answer


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
