"""The addresses of things: in the API, and on the site for readers."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode


def api_path(name: str, *where: str, **query: str) -> str:
    """The path of an address of the API; without a language that is Dutch."""
    kept = {key: value for key, value in query.items() if value and (key, value) != ("lang", settings.LANGUAGE_CODE)}
    tail = f"?{urlencode(kept)}" if kept else ""
    return reverse(name, args=where) + tail


def itself(name: str) -> Callable[[object, str], str]:
    """The way to one thing of a collection by its code."""
    return lambda thing, code: api_path(name, thing.code, lang=code)


def page_path(name: str, *where: str, **query: str) -> str:
    """The path of a page of the site in the language of now."""
    kept = {key: value for key, value in query.items() if value}
    return reverse(name, args=where) + (f"?{urlencode(kept)}" if kept else "")


def journey_path(chosen: Mapping[str, str]) -> str:
    """The path of the page of the journey with these choices."""
    return page_path("journey", **chosen)
