"""One thing that needs somebody, and the kinds of such things in the order of how urgent they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

# The most urgent first; the home of the admin shows them in this order.
KINDS = {
    "waiting": _("Waits for your approval"),
    "fact-expired": _("Facts that are no longer valid"),
    "own-part": _("Your part: still to do"),
    "locked": _("Locked by you: nobody else can work on it"),
    "local-old": _("Of municipalities: to check again"),
    "draft": _("Drafts that readers do not see yet"),
    "fact-expires": _("Facts that end soon"),
    "missing": _("Not translated yet"),
    "outdated": _("Older than the Dutch text"),
    "no-contact": _("Municipalities without a contact point"),
    "fact-old": _("Facts to check again"),
    "moment-old": _("Contact moments to check again"),
    "page-old": _("Pages to check again"),
    "question-old": _("Questions to check again"),
    "term-old": _("Terms to check again"),
}


# Kinds of which the day is when it began, not when it must be done.
BEGUN = ("waiting", "locked", "draft")


@dataclass(frozen=True)
class Todo:
    """One thing that needs somebody: what it is called, where it is done, and the day it was or is due (None: unknown).

    `municipality` is the name of its owner, "" for what is national; `language` is a code, "" for what is no
    translation.
    """

    kind: str
    title: str
    address: str
    due: date | None = None
    municipality: str = ""
    language: str = ""

    @property
    def began(self) -> bool:
        return self.kind in BEGUN


def by_urgency(things: Iterable[Todo]) -> list[Todo]:
    """By kind, then by day; what has no day comes last, a kind nobody listed after the others (pure)."""
    ranks = {kind: rank for rank, kind in enumerate(KINDS)}
    return sorted(
        things,
        key=lambda each: (ranks.get(each.kind, len(ranks)), each.kind, each.due or date.max, each.title),
    )
