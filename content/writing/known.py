"""What the checks compare with, as it is on the site now: the glossary, names, and the register of facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from django.conf import settings

from content.editing.dutch_files import Rules, read_allowed, read_rules
from content.editing.readability import Allowed, Known, PageReport, Piece, review
from content.glossary.models import Term
from trajectory.actors.models import Municipality, Organisation
from trajectory.facts.models import Fact


@dataclass(frozen=True)
class FactEntry:
    """A fact that readers see, with what it is in Dutch."""

    key: str
    kind: str
    value: str
    unit: str
    label: str

    def __getitem__(self, name: str) -> str:
        return getattr(self, name)


@dataclass(frozen=True)
class Words:
    """The terms and names that readers may meet, and the facts; one value, so that what is made of it can be kept."""

    allowed: tuple[str, ...]
    facts: tuple[FactEntry, ...]

    @property
    def known(self) -> Known:
        return _known(self)


@cache
def _rules() -> Rules:
    """The files come with the code, so they stay the same while it runs."""
    return read_rules(settings.BASE_DIR)


@cache
def exceptions() -> tuple[Allowed, ...]:
    """What may stay, and why: the same exceptions as in `manage.py readability`."""
    return tuple(read_allowed(settings.BASE_DIR))


@lru_cache(maxsize=4)  # making one takes a second the first time, and some hundredths after a change
def _known(words: Words) -> Known:
    return _rules().known(words.allowed, words.facts)


@lru_cache(maxsize=1000)  # as many pages and nouns as there are, and some drafts
def _reviewed(pieces: tuple[Piece, ...], words: Words) -> PageReport:
    return review(pieces, words.known, exceptions())[0]


def reviewed(pieces: Iterable[Piece], words: Words) -> PageReport:
    """The report of one page; the same texts and words give the report that was made before."""
    return _reviewed(tuple(pieces), words)


def words_now() -> Words:
    """The words and facts as they are on the site (four queries)."""
    allowed: list[str] = []
    for word, forms in Term.objects.order_by("pk").values_list("word_nl", "forms_nl"):
        allowed += [word or "", *(forms or "").splitlines()]
    for names in Organisation.objects.order_by("pk").values_list("name_nl", "full_name_nl"):
        allowed += [name or "" for name in names]
    allowed += Municipality.objects.order_by("pk").values_list("name", flat=True)
    rows = Fact.objects.filter(live=True).order_by("key").values_list("key", "kind", "value", "unit", "label_nl")
    facts = tuple(FactEntry(*row[:4], label=row[4] or row[0]) for row in rows)
    return Words(tuple(each.strip() for each in allowed if each.strip()), facts)
