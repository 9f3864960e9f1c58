"""See the public site as it will be: try something, look at one address as a visitor, and undo it all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.dummy import DummyCache
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.http import HttpResponse
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

LONGEST = 2000  # letters of an address
KEPT = ("Content-Type", "Content-Language", "Content-Disposition")


def is_public_address(address: str) -> bool:
    """Whether this is a path of the site in the language of some reader, with or without a question behind it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = len(address) <= LONGEST and address.isprintable() and "\\" not in address
    steps = parts.path.split("/")
    own = not (parts.scheme or parts.netloc) and steps[0] == "" and steps[1:2] and steps[1] in settings.SITE_LANGUAGES
    return bool(plain and own and len(steps) > 2 and ".." not in steps)


def _request(address: str) -> WSGIRequest:
    """What a visitor without any cookie sends who opens this address."""
    parts, site = urlsplit(address), urlsplit(settings.SITE_URL)
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
            "QUERY_STRING": parts.query.encode("utf-8").decode("latin-1"),
            "SERVER_NAME": site.hostname,
            "SERVER_PORT": str(site.port or (443 if settings.SECURE else 80)),
            "HTTP_HOST": site.netloc,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": site.scheme,
            "wsgi.input": BytesIO(),
            **({"HTTP_X_FORWARDED_PROTO": site.scheme} if settings.BEHIND_PROXY else {}),
        }
    )


@contextmanager
def _forgetful() -> Iterator[None]:
    """Nothing is taken from what the site remembers, and nothing is added to it, in this thread."""
    kept = {alias: caches[alias] for alias in settings.CACHES}
    for alias in kept:
        caches[alias] = DummyCache("", {})
    try:
        yield
    finally:
        for alias, cache in kept.items():
            caches[alias] = cache


def _answer(address: str) -> HttpResponse:
    """What the whole site, with all that stands around a page, answers to that visitor."""
    handler = BaseHandler()
    handler.load_middleware()
    language, prefix = translation.get_language(), get_script_prefix()
    try:
        answer = handler.get_response(_request(address))
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    finally:
        set_script_prefix(prefix)
        translation.activate(language or settings.LANGUAGE_CODE)
    headers = {name: answer.headers[name] for name in KEPT if name in answer.headers}
    seen = HttpResponse(content, status=answer.status_code, headers=headers)
    if answer.has_header("Location"):
        seen.leads_to = answer.headers["Location"]
    return seen


def seen_with(apply: Callable[[], None], address: str) -> HttpResponse:
    """The answer of the site at a public address if `apply` had been done; nothing of it stays.

    What functions of the site remember (lru_cache) is known by all it was made from, so it needs no forgetting.
    Raises ValueError for any other address.
    """
    if not is_public_address(address):
        raise ValueError(address)
    with transaction.atomic(), _forgetful():
        apply()
        answer = _answer(address)
        transaction.set_rollback(True)
    return answer
