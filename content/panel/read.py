"""What readers of a text hear of the tests it had: only of rounds that are over, large enough, and meant for them."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from content.panel.models import ENOUGH, PanelTongue
from trajectory.texts.tongue import Text


@dataclass(frozen=True)
class Tested:
    """How many people tested a text in its language and when; what they said and what changed, when it is written."""

    language: str
    readers: int
    day: date
    said: Text
    changed: Text


@dataclass(frozen=True)
class Asked:
    """How many questions newcomers got about a text in one language, and how many people sent their answers."""

    questions: int = 0
    readers: int = 0


def asked_of(kind: str, key: str, code: str) -> Asked:
    """What was asked about this text in all its rounds, for its editors (one query)."""
    rows = PanelTongue.objects.filter(round__kind=kind, round__key=key, language=code).values_list(
        "questions", "readers"
    )
    found = list(rows)
    return Asked(sum(len(questions) for questions, _ in found), sum(readers for _, readers in found))


def shown_tongues():
    """What a visitor may hear of: the one query for tests on public pages."""
    over = Q(round__closed_on__isnull=False) | Q(round__ends_on__lt=timezone.localdate())
    return PanelTongue.objects.filter(over, round__shown=True, readers__gte=ENOUGH)


def _written(texts: dict[str, str], code: str) -> Text:
    own = texts.get(code) or ""
    dutch = settings.LANGUAGE_CODE
    return Text(own, code) if own or code == dutch else Text(texts.get(dutch) or "", dutch, True)


def read_tested(kind: str, key: str, code: str) -> Tested | None:
    """The newest test of this text in language `code` that readers may hear of (one query)."""
    found = shown_tongues().filter(round__kind=kind, round__key=key, language=code).order_by("-round")
    row = found.values_list("readers", "last_on", "round__said", "round__changed").first()
    if row is None:
        return None
    readers, day, said, changed = row
    return Tested(code, readers, day, _written(said, code), _written(changed, code))
