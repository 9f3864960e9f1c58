"""The addresses of other sites in a text, and what is known of each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from content.review.fetch import fetch
from content.review.models import LinkCheck
from content.review.parts import Part, parts_of, parts_of_tree
from trajectory.facts.models import Source

ADDRESS = re.compile(r"""https?://[^\s"'<>\\]+""", re.I)
AFTER = ".,;:!?)]}"  # belongs to the sentence around an address
LONGEST = LinkCheck._meta.get_field("url").max_length
A_ROUND = 30  # addresses asked in one round of the scheduler: at most two minutes of waiting when none answers
State = LinkCheck.State


@dataclass(frozen=True)
class Link:
    """An address, where it stands, what was found since it was last edited, and on which day."""

    url: str
    place: str
    state: str
    reason: str = ""
    checked_at: datetime | None = None

    @property
    def why(self) -> str:
        """What was found when it does not work, such as "404"."""
        return REASONS[self.reason]() if self.reason in REASONS else self.reason

    @property
    def said(self) -> str:
        """What the screen says of it."""
        return f"{State(self.state).label} ({self.why})" if self.reason else str(State(self.state).label)


REASONS = {
    "no such site": lambda: _("there is no such site"),
    "no connection": lambda: _("no connection"),
    "not a public address": lambda: _("not an address of the internet"),
    "not an address": lambda: _("not an address"),
    "unusual port": lambda: _("unusual port"),
    "too many redirects": lambda: _("it keeps leading elsewhere"),
    "too long": lambda: _("too long"),
}


def addresses_in(parts: Iterable[Part]) -> dict[str, str]:
    """Every address of another site in these parts, with the name of the first part it stands in."""
    own, found = urlsplit(settings.SITE_URL).netloc, {}
    for part in parts:
        for match in ADDRESS.finditer(unescape(part.value)):
            url = match[0].rstrip(AFTER)
            if url.split("/")[2] != own:
                found.setdefault(url, part.name)
    return found


def _cited(thing: models.Model) -> dict[str, str]:
    """The addresses of the sources of a page or noun, and of the organisation that a fact or moment names."""
    found = {}
    for name in ("page_sources", "moment_sources", "fact_sources"):
        for row in getattr(thing, name).all() if hasattr(thing, name) else ():
            if row.source.url:
                found[row.source.url] = f"{_('Source')} {row.source.code}"
    for name in ("organisation", "lead"):
        organisation = getattr(thing, name, None)
        if organisation is not None and organisation.website:
            found[organisation.website] = str(organisation)
    return found


def links_in(thing: models.Model) -> dict[str, str]:
    """The addresses of other sites in this version of a page or noun, each with its place."""
    return addresses_in(parts_of(thing).values()) | _cited(thing)


def links_in_tree(content: dict) -> dict[str, str]:
    """The same of the decision tree."""
    codes = {code for outcome in content["outcomes"] for code, _reference in outcome["sources"]}
    cited = Source.objects.filter(code__in=codes).exclude(url="").values_list("url", "code")
    return addresses_in(parts_of_tree(content).values()) | {url: f"{_('Source')} {code}" for url, code in cited}


def known_of(addresses: dict[str, str], since: datetime) -> list[Link]:
    """What is known of each address; what was checked before `since`, or never, is still to be checked."""
    rows = {row.url: row for row in LinkCheck.objects.filter(url__in=addresses)}
    found = []
    for url, place in addresses.items():
        row = rows.get(url)
        if len(url) > LONGEST:
            found.append(Link(url, place, State.UNKNOWN, "too long"))
        elif row is None or row.checked_at is None or row.checked_at < since:
            found.append(Link(url, place, State.WAITING))
        else:
            found.append(Link(url, place, row.state, row.reason, row.checked_at))
    return found


def ask(addresses: Iterable[str]) -> None:
    """Have these addresses checked in the next round; what is known of them stays until then."""
    now = timezone.now()
    rows = [LinkCheck(url=url, asked_at=now) for url in addresses if len(url) <= LONGEST]
    LinkCheck.objects.bulk_create(rows, update_conflicts=True, unique_fields=["url"], update_fields=["asked_at"])


def check_asked(*, most: int = A_ROUND, look=fetch) -> int:
    """Check what was asked for, the oldest first; no transaction is open while another site answers."""
    waiting = list(LinkCheck.objects.filter(asked_at__isnull=False).order_by("asked_at", "pk")[:most])
    for row in waiting:
        began, answer = timezone.now(), look(row.url)
        given = {"state": answer.state, "reason": answer.reason[:200], "checked_at": began}
        LinkCheck.objects.filter(pk=row.pk).update(**given)
        LinkCheck.objects.filter(pk=row.pk, asked_at__lte=began).update(asked_at=None)
    return len(waiting)


def sentences(links: Iterable[Link]) -> list[str]:
    """Why these links keep a change from being approved, each said once; empty when none of them does."""
    links = list(links)
    said = [
        _("%(place)s: the link %(address)s is broken (%(reason)s).")
        % {"place": link.place, "address": link.url, "reason": link.why}
        for link in links
        if link.state == State.BROKEN
    ]
    if waiting := {link.url for link in links if link.state == State.WAITING}:
        said.append(_("Links are still being checked: %(number)s. That takes a minute.") % {"number": len(waiting)})
    return list(dict.fromkeys(said))
