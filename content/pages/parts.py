"""Gather what the blocks of a page point at, so that drawing them asks the database a fixed number of times."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from content.pages.checks import clean_html
from content.pages.models import ReaderPage
from content.pages.read import Link, links_in, visible_pages
from trajectory.facts.resolve import FactValue, fill_html
from trajectory.journey.assemble import OrganisationView
from trajectory.journey.one import MomentLink, read_links_to_moments
from trajectory.journey.read import read_organisations

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


def _pointed_at(raw: list[dict]) -> tuple[set[int], set[str], bool]:
    """Page ids, moment ids and whether organisations are asked for, in the raw data of a body."""
    pages, moments, asks_contact = set(), set(), False
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
        asks_contact = asks_contact or block["type"] == "contact"
    return pages, moments, asks_contact


def gather(page: ReaderPage, code: str, own: str, facts: dict[str, FactValue]) -> Parts:
    """Everything the body of `page` points at (at most four queries)."""
    page_ids, moment_ids, asks_contact = _pointed_at(list(page.body.raw_data))
    keys = dict(visible_pages().filter(pk__in=page_ids).values_list("translation_key", "pk")) if page_ids else {}
    links = links_in(visible_pages().filter(translation_key__in=keys), code) if keys else {}
    return Parts(
        code=code,
        own=own,
        pages={keys[key]: link for key, link in links.items()},
        moments=read_links_to_moments(moment_ids, code) if moment_ids else {},
        organisations=read_organisations(code) if asks_contact else {},
        facts=facts,
    )
