"""What a visitor may see of the pages: one query function, and the small readings built on it."""

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from content.pages.models import ReaderPage
from trajectory.texts.version import version_of


def visible_pages() -> QuerySet[ReaderPage]:
    """The pages a visitor may see: live, under live pages only, and under no restriction.

    Every public query starts here.
    """
    own_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    hidden_parent = Page.objects.filter(live=False).alias(child=own_path).filter(child__startswith=F("path"))
    restricted = PageViewRestriction.objects.alias(child=own_path).filter(child__startswith=F("page__path"))
    return ReaderPage.objects.filter(~Exists(hidden_parent), ~Exists(restricted), live=True)


def national_pages() -> QuerySet[ReaderPage]:
    """The Dutch pages that visitors see and that belong to no municipality."""
    dutch = visible_pages().filter(locale__language_code=settings.LANGUAGE_CODE)
    return dutch.exclude(url_path__regex=rf"^/{settings.LANGUAGE_CODE}/gemeente/.")


@dataclass(frozen=True)
class Link:
    """A way to a page: its address in the frame of the reader's language, and the language its title stands in."""

    title: str
    address: str
    intro: str = ""
    code: str = settings.LANGUAGE_CODE
    foreign: bool = False
    pictogram: str = ""

    @property
    def tag(self) -> str:
        return settings.SITE_LANGUAGES[self.code].tag

    @property
    def direction(self) -> str:
        return settings.SITE_LANGUAGES[self.code].direction


def without_language(url_path: str) -> str:
    """The address of a page after its language, such as "/contact/"; "/" for the home page."""
    return "/" + "/".join([*url_path.strip("/").split("/")[1:], ""])


def in_frame(url_path: str, code: str) -> str:
    """The address of a page in the frame of language `code`; addresses are the same words in every language."""
    return f"/{code}{without_language(url_path)}"


def links_in(pages: QuerySet[ReaderPage], code: str) -> dict[object, Link]:
    """By translation key, the link to each page in language `code`, else in Dutch (one query, in tree order)."""
    found: dict[object, Link] = {}
    order: dict[object, str] = {}
    rows = pages.filter(locale__language_code__in={code, settings.LANGUAGE_CODE}).values_list(
        "translation_key", "title", "intro", "url_path", "path", "locale__language_code", "pictogram"
    )
    for key, title, intro, url_path, path, language, pictogram in rows.order_by("path"):
        if language == settings.LANGUAGE_CODE:
            order[key] = path
        if language == code or key not in found:
            found[key] = Link(title, in_frame(url_path, code), intro, language, language != code, pictogram)
    return dict(sorted(found.items(), key=lambda item: order.get(item[0], "~")))


def links_to(ids: set[int], code: str) -> dict[int, Link]:
    """By the number of a page in any language, the link to it in language `code`, else in Dutch (one query)."""
    keys = visible_pages().filter(pk__in=ids).values("translation_key")
    mine = Q(locale__language_code__in={code, settings.LANGUAGE_CODE}) | Q(pk__in=ids)
    rows = visible_pages().filter(mine, translation_key__in=keys)
    best: dict[object, Link] = {}
    numbers: dict[int, object] = {}
    for pk, key, title, intro, url_path, language, pictogram in rows.values_list(
        "pk", "translation_key", "title", "intro", "url_path", "locale__language_code", "pictogram"
    ):
        if pk in ids:
            numbers[pk] = key
        if language == code or (language == settings.LANGUAGE_CODE and key not in best):
            best[key] = Link(title, in_frame(url_path, code), intro, language, language != code, pictogram)
    return {pk: best[key] for pk, key in numbers.items() if key in best}


def read_menu(code: str) -> list[Link]:
    """The pages in the main menu (one query)."""
    return list(links_in(visible_pages().filter(show_in_menus=True, depth=3), code).values())


def page_versions() -> dict[object, dict[str, str]]:
    """For every page the languages in which it has its own text, with the address of each (one query)."""
    versions: dict[object, dict[str, str]] = defaultdict(dict)
    rows = visible_pages().filter(alias_of=None).values_list("translation_key", "locale__language_code", "url_path")
    for key, code, url_path in rows.order_by("path"):
        if code in settings.SITE_LANGUAGES:
            versions[key][code] = in_frame(url_path, code)
    return versions


def text_version(page: ReaderPage) -> str:
    """The fingerprint of the texts of a live page, to see later whether somebody changed it."""
    body = str(page.body.get_prep_value())
    return version_of({"title": page.title, "intro": page.intro, "description": page.search_description, "body": body})
