"""Gather what the blocks of a page point at, so that drawing them asks the database a fixed number of times."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from content.pages.checks import clean_html
from content.pages.media import gather_media
from content.pages.models import ReaderPage
from content.pages.read import Link, links_to
from trajectory.facts.models import Source
from trajectory.facts.register import Entry, read_entries
from trajectory.facts.resolve import FactValue, fill_html
from trajectory.journey.assemble import LawView, OrganisationView
from trajectory.journey.one import MomentLink, read_links_to_moments
from trajectory.journey.read import read_laws, read_organisations

PAGE_LINK = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*\bid="(\d+)"[^>]*>(.*?)</a>', re.S)
MOMENT_LINK = re.compile(r'<a\b[^>]*\bhref="(/klantreis/[A-Z]\d+/)"[^>]*>')


@dataclass(frozen=True)
class Parts:
    """Pages, moments and organisations in the reader's language `code`, and facts in that of the text itself, `own`."""

    code: str
    own: str
    pages: dict[int, Link]
    moments: dict[str, MomentLink]
    organisations: dict[str, OrganisationView]
    facts: dict[str, FactValue]
    entries: list[Entry]
    sources: list[Source]
    laws: dict[str, LawView]

    def rich(self, html: str) -> SafeString:
        """Rich text as clean HTML, with links in the reader's frame and facts filled in.

        A dead link becomes plain text.
        """

        def page_link(match: re.Match) -> str:
            link = self.pages.get(int(match[1]))
            return f'<a href="{link.address}">{match[2]}</a>' if link else match[2]

        linked = PAGE_LINK.sub(page_link, html)
        linked = MOMENT_LINK.sub(rf'<a href="/{self.code}\1">', linked)
        return fill_html(mark_safe(clean_html(linked)), self.facts, self.own)  # cleaned just before


def _pointed_at(raw: list[dict]) -> tuple[set[int], set[str]]:
    """Page ids and moment ids in the raw data of a body."""
    pages, moments = set(), set()
    for block in raw:
        value = block["value"]
        text = str(value)
        pages |= {int(found) for found in re.findall(r'\bid="(\d+)"', text)}
        if block["type"] == "pages":
            pages |= {item["value"] for item in value["items"] if item["value"]}
        elif block["type"] == "moments":
            moments |= set(value["ids"].split())
        elif block["type"] == "situations":
            pages |= {item["value"]["page"] for item in value["items"] if item["value"].get("page")}
            moments |= {item["value"]["moment"] for item in value["items"] if item["value"].get("moment")}
    return pages, moments


def gather(page: ReaderPage, code: str, own: str, facts: dict[str, FactValue]) -> Parts:
    """Everything the body of `page` points at (at most five queries, three for the register, eight for media)."""
    page_ids, moment_ids = _pointed_at(list(page.body.raw_data))
    kinds = {block["type"] for block in page.body.raw_data}
    gather_media(page.body)
    return Parts(
        code=code,
        own=own,
        pages=links_to(page_ids, code) if page_ids else {},
        moments=read_links_to_moments(moment_ids, code) if moment_ids else {},
        organisations=read_organisations(code) if "contact" in kinds else {},
        facts=facts,
        entries=read_entries(code) if "register" in kinds else [],
        sources=list(Source.objects.all()) if "register" in kinds else [],
        laws=read_laws(code) if "short" in kinds else {},
    )
