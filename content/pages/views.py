"""Answer the address of a page: in the reader's language, or in Dutch inside that language's frame."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.pages.models import HomePage, ReaderPage
from content.pages.moved import moved_to
from content.pages.parts import gather
from content.pages.read import Link, links_in, visible_pages, without_language
from trajectory.facts.cited import with_sources_of_facts
from trajectory.facts.register import read_register
from trajectory.journey.read import read_groups
from trajectory.journey.versions import versions_of
from trajectory.texts.due import overdue
from trajectory.texts.origin import origin_of

TEMPLATES = {"homepage": "home_page", "sectionpage": "section_page", "infopage": "info_page", "topicpage": "topic_page"}


@dataclass(frozen=True)
class Tongue:
    """The language the text of a page really stands in, beside the language of the frame around it."""

    code: str
    foreign: bool

    @property
    def tag(self) -> str:
        return settings.SITE_LANGUAGES[self.code].tag

    @property
    def direction(self) -> str:
        return settings.SITE_LANGUAGES[self.code].direction


@require_safe
def show_page(request: HttpRequest, path: str) -> HttpResponse:
    """The page at this address for visitors, or where it went; 404 when no language has it."""
    page = find_page(path, request.LANGUAGE_CODE)
    if page is None:
        moved = moved_to(path, request.LANGUAGE_CODE)
        if moved is None:
            raise Http404(path)
        return redirect(moved.address, permanent=moved.permanent)
    return answer(request, page, request.LANGUAGE_CODE)


def find_page(path: str, code: str) -> ReaderPage | None:
    """The page at this address in language `code`, else in Dutch (one query)."""
    if code not in settings.SITE_LANGUAGES:
        return None
    wanted = {each: f"/{each}/{path}" for each in (code, settings.LANGUAGE_CODE)}
    # A translation may still stand at the address its Dutch page had before.
    dutch = ReaderPage.objects.filter(url_path=wanted[settings.LANGUAGE_CODE]).values("translation_key")
    here = Q(url_path__in=wanted.values()) | Q(locale__language_code=code, translation_key__in=dutch)
    pages = list(visible_pages().select_related("locale", "content_type").filter(here))
    found = {page.url_path: page for page in pages}
    own = next((page for page in pages if page.locale.language_code == code), None)
    return found.get(wanted[code]) or own or found.get(wanted[settings.LANGUAGE_CODE])


def _breadcrumbs(page: ReaderPage, code: str) -> list[Link]:
    paths = [page.path[: Page.steplen * depth] for depth in range(2, page.depth)]
    above = ReaderPage.objects.filter(path__in=paths).values_list("translation_key", flat=True)
    return list(links_in(visible_pages().filter(translation_key__in=above), code).values()) if paths else []


def _children(page: ReaderPage, code: str) -> list[Link]:
    below = visible_pages().filter(path__startswith=page.path, depth=page.depth + 1)
    return list(links_in(visible_pages().filter(translation_key__in=below.values("translation_key")), code).values())


def answer(
    request: HttpRequest, page: ReaderPage, code: str, *, preview: bool = False, more: dict | None = None
) -> HttpResponse:
    """The page in the frame of language `code` (at most twelve queries and its media); `more` is for the template."""
    own = page.alias_of.locale.language_code if page.alias_of_id else page.locale.language_code
    path = without_language(page.url_path or "")
    have = visible_pages().filter(translation_key=page.translation_key, alias_of=None)
    versions = versions_of(path, own=have.values_list("locale__language_code", flat=True), current=code)
    facts = read_register(own)
    texts = (page.title, page.intro, str(page.body.get_prep_value()))
    kind = page.content_type.model if page.content_type_id else page._meta.model_name
    context = {
        "page": page,
        "tongue": Tongue(own, own != code),
        "parts": gather(page, code, own, facts),
        "facts": facts,
        "versions": versions,
        "canonical": f"/{own}{path}",
        "breadcrumbs": _breadcrumbs(page, code),
        "children": _children(page, code) if kind == "sectionpage" else [],
        "origin": origin_of(f"page:{page.translation_key}", own),
        "sources": with_sources_of_facts(page.page_sources.select_related("source").all(), texts, facts),
        "groups": read_groups(code) if isinstance(page, HomePage) or kind == "homepage" else (),
        "overdue": overdue(page.review_by),
        "is_preview": preview,
        **(more or {}),
    }
    return render(request, f"content/{TEMPLATES[kind]}.html", context)
