"""The pages of the site in the API, as far as they are published."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from rest_framework import serializers

from content.pages.models import PageSource, ReaderPage
from content.pages.parts import gather
from content.pages.read import in_frame, visible_pages
from content.sharing.parts import KINDS, Part, Writer
from trajectory.facts.cited import with_sources_of_facts
from trajectory.facts.register import read_register
from trajectory.sharing.api.address import itself
from trajectory.sharing.api.described import described
from trajectory.sharing.api.resource import Collection, Resource, shown
from trajectory.sharing.api.shapes import Code, Evidence, Links, Maybe, Provenance, Reading, Spoken
from trajectory.texts.origin import Origin, read_origins
from trajectory.texts.tongue import Text


@dataclass(frozen=True)
class PageView:
    """A page as a reader of one language gets it: in that language, else in Dutch."""

    code: str
    page: ReaderPage
    asked: str
    parts: tuple[Part, ...] = ()

    @property
    def own(self) -> str:
        return self.page.locale.language_code

    @property
    def title(self) -> Text:
        return Text(self.page.title, self.own, self.own != self.asked)

    @property
    def summary(self) -> Text:
        return Text(self.page.intro, self.own, self.own != self.asked)


class ItemShape(serializers.Serializer):
    """One of several things in a part."""

    id = Maybe(source="code", help_text="The id of a moment or organisation, or which of the seven answers it is.")
    title = Spoken()
    text = Spoken(allow_null=True)
    href = Maybe(source="address", help_text="Where it leads.")


class PartShape(serializers.Serializer):
    """A part of a page, in reading order."""

    kind = Code(KINDS)
    title = Spoken(allow_null=True)
    text = Spoken(allow_null=True)
    html = Maybe(help_text="The same text as clean HTML, with its links.")
    tone = Maybe(help_text="What a callout is: info, duty, right, warning or help.")
    law = Maybe(help_text="The id of the law a topic is about.")
    items = ItemShape(many=True)


class PageSummaryShape(serializers.Serializer):
    """A page with its title and summary."""

    id = serializers.UUIDField(source="code", help_text="The same in every language.")
    title = Spoken()
    summary = Spoken(allow_null=True)
    pictogram = Maybe(source="page.pictogram")
    provenance = Provenance()
    _links = Links(itself("api-page"), page=lambda view, code: in_frame(view.page.url_path, code))


class WholePageShape(PageSummaryShape):
    """A page with all its text."""

    parts = PartShape(many=True)


def _chosen(pages: QuerySet[ReaderPage], code: str) -> list[PageView]:
    """Each page in language `code`, else in Dutch, in the order of the Dutch tree (one query)."""
    mine = pages.filter(alias_of=None, locale__language_code__in={code, settings.LANGUAGE_CODE})
    best: dict[UUID, ReaderPage] = {}
    order: dict[UUID, str] = {}
    for page in mine.select_related("locale").order_by("path"):
        key, own = page.translation_key, page.locale.language_code
        if own == settings.LANGUAGE_CODE:
            order[key] = page.path
        if own == code or key not in best:
            best[key] = page
    keys = sorted(best, key=lambda key: order.get(key, "~"))
    return [PageView(str(key), best[key], code) for key in keys]


def _registers(code: str) -> dict[str, dict]:
    """The facts for the two languages a page may stand in (two queries, one for Dutch)."""
    return {each: read_register(each) for each in {code, settings.LANGUAGE_CODE}}


def _read(views: Sequence[PageView], code: str, facts: dict[str, dict]) -> Reading:
    """What is needed to show these pages (two queries)."""
    origins = read_origins("page", code)
    sources: dict[int, list[PageSource]] = {}
    for cited in PageSource.objects.filter(page__in=[view.page.pk for view in views]).select_related("source"):
        sources.setdefault(cited.page_id, []).append(cited)

    def evidence(view: PageView) -> Evidence:
        page = view.page
        texts = (page.title, page.intro, str(page.body.get_prep_value()))
        cited = with_sources_of_facts(sources.get(page.pk, ()), texts, facts[view.own])
        return Evidence(origins.get((view.code, view.own), Origin(checked=False)), page.checked_on, cited)

    return Reading(code, facts[views[0].own if len(views) == 1 else code], evidence)


@described("Pages", "Every published page with its title and summary, in the order of the site.", tag="pages")
class Pages(Collection):
    shape, kind = PageSummaryShape, "page"

    @classmethod
    def find(cls, asked: dict[str, str]) -> Sequence[PageView]:
        return _chosen(visible_pages(), asked["lang"])

    @classmethod
    def read(cls, things: Sequence[PageView], code: str) -> Reading:
        return _read(things, code, _registers(code))


@described(
    "One page", "One published page with all its text.", tag="pages", id_is="The translation key of the page (a UUID)."
)
class OnePage(Resource):
    shape = WholePageShape

    def answer(self, asked: dict[str, str], **where: str) -> dict:
        code = asked["lang"]
        try:
            key = UUID(where["id"])
        except ValueError:
            raise Http404(where["id"]) from None
        found = _chosen(visible_pages().filter(translation_key=key), code)
        if not found:
            raise Http404(where["id"])
        view, facts = found[0], _registers(code)
        writer = Writer(gather(view.page, code, view.own, facts[view.own]))
        whole = replace(view, parts=tuple(writer.write(view.page.body)))
        return shown(self.shape, [whole], _read([whole], code, facts))[0]
