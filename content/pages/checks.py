"""Refuse a text that would be wrong on the public site: unknown facts, unknown moments, dead links, unsafe HTML."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import nh3
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

from trajectory.actors.find import NotFound, by_slug
from trajectory.actors.models import Organisation
from trajectory.facts.check import problems_in
from trajectory.facts.register import known_names
from trajectory.facts.resolve import ANY_PLACEHOLDER
from trajectory.journey.moment import ContactMoment
from trajectory.journey.read import visible_moments

ALLOWED = {
    "tags": {"p", "ul", "ol", "li", "h3", "b", "strong", "i", "em", "a", "br"},
    "attributes": {
        "a": {"href", "id", "linktype"},
        "p": {"data-block-key"},
        "h3": {"data-block-key"},
        "li": {"data-block-key"},
    },
    "url_schemes": {"https", "http", "mailto", "tel"},
    "link_rel": None,
}
# How a link to a moment is kept: it is drawn in the language of the reader, all other addresses as they are.
MOMENT_PATH = re.compile(r"/klantreis/([A-Z]\d+)/")


def clean_html(html: str) -> str:
    """Only the tags an editor has; everything else is dropped."""
    return nh3.clean(html, **ALLOWED)


def check_block_text(value: str) -> str:
    """The same text; raises ValidationError when it asks for a fact that does not exist."""
    if value and ANY_PLACEHOLDER.search(value):
        problems = problems_in(value, known_names())
        if problems:
            raise ValidationError(problems)
    return value


def check_moment_ids(value: str) -> None:
    """Raises ValidationError for an id no contact moment has."""
    asked = value.split()
    known = set(ContactMoment.objects.filter(code__in=asked).values_list("code", flat=True))
    for code in asked:
        if code not in known:
            raise ValidationError(_("There is no contact moment “%(code)s”") % {"code": code})


def check_organisations(value: str) -> None:
    """Raises ValidationError for a code no organisation has."""
    known = set(Organisation.objects.values_list("code", flat=True))
    for code in value.split():
        if code not in known:
            raise ValidationError(_("There is no organisation “%(code)s”") % {"code": code})


class _Links(HTMLParser):
    """The links of a rich text: the attributes of each, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[dict, list[str]]] = []
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "a":
            self.found.append((dict(attrs), []))
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1][1].append(data)


def _route(path: str) -> tuple[ResolverMatch | None, str]:
    """What answers this address of our own site, and the language it names; the last slash may be missing."""
    code = get_language_from_path(path) or settings.LANGUAGE_CODE
    with override(code):
        for address in (path, f"{path}/"):
            try:
                return resolve(address), code
            except Resolver404:
                continue
    return None, code


def _page_stands_at(path: str, code: str) -> bool:
    from content.pages.moved import moved_to
    from content.pages.views import find_page

    return find_page(path, code) is not None or moved_to(path, code) is not None


def _leads_somewhere(path: str) -> bool:
    """Whether a visitor finds something at this address of our own site (a few queries at most)."""
    if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return True  # files are not looked up: they may be kept elsewhere
    route, code = _route(path)
    if route is None:
        return False
    if route.view_name == "journey-moment":
        return visible_moments().filter(code=route.kwargs["code"].upper()).exists()
    if route.view_name == "question":
        return apps.get_model("content", "Question").objects.filter(code=route.kwargs["question"]).exists()
    if route.view_name == "municipality":
        try:
            return bool(by_slug(route.kwargs["name"]))
        except NotFound:
            return _page_stands_at(f"gemeente/{route.kwargs['name']}/", code)
    return route.view_name != "wagtail_serve" or _page_stands_at(route.args[0], code)


def _is_dead(href: str) -> bool:
    """Whether an address that somebody typed leads nowhere; other sites are taken at their word."""
    if moment := MOMENT_PATH.fullmatch(href):
        return not visible_moments().filter(code=moment[1]).exists()
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return True
    own = parts.scheme in ("http", "https") and parts.netloc == urlsplit(settings.SITE_URL).netloc
    if parts.netloc and not own:
        return False
    if parts.scheme and not own:
        return parts.scheme not in ALLOWED["url_schemes"]
    if not parts.path and parts.fragment:
        return False  # a place on the page itself
    path = unquote(parts.path) or ("/" if own else "")
    return "\0" in path or not _leads_somewhere(path)  # PostgreSQL refuses a zero byte


def _pages_among(links: list[tuple[dict, list[str]]]) -> set[str]:
    """The numbers of the pages these links choose, as far as there are such pages (one query).

    A page that is not live counts: its link is drawn as plain text until the page is published.
    """
    from content.pages.models import ReaderPage

    asked = {attributes.get("id") or "" for attributes, _words in links if attributes.get("linktype") == "page"}
    numbers = {each for each in asked if each.isascii() and each.isdecimal() and len(each) < 18}
    return {str(pk) for pk in ReaderPage.objects.filter(pk__in=numbers).values_list("pk", flat=True)}


def check_links(html: str) -> None:
    """Raises ValidationError for the links of a rich text that lead nowhere, each with its words."""
    links = _Links(html).found
    pages = _pages_among(links) if links else set()
    problems = []
    for attributes, words in links:
        text, href = "".join(words), attributes.get("href") or ""
        if attributes.get("linktype") == "page":
            if attributes.get("id") not in pages:
                problems.append(_("The link “%(text)s” leads to a page that does not exist.") % {"text": text})
        elif _is_dead(href):
            sentence = _("The link “%(text)s” leads to “%(address)s”, where there is nothing.")
            problems.append(sentence % {"text": text, "address": href})
    if problems:
        raise ValidationError(problems)
