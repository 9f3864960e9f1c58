"""What was not looked at in time, or will end soon: facts, moments, pages, questions and terms."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from content.faq.models import Question
from content.glossary.models import Term
from content.local.overdue import overdue_items
from content.overview.kinds import Todo, by_urgency
from content.pages.read import national_pages
from trajectory.facts.models import Fact
from trajectory.journey.read import visible_moments

TERM = timedelta(days=365)  # so long a check holds
SOON = timedelta(days=60)  # so long before a fact ends it is named


def edit_address(noun, pk: int) -> str:
    """Where an editor changes this noun of the journey or of the words."""
    meta = noun._meta
    return reverse(f"wagtailsnippets_{meta.app_label}_{meta.model_name}:edit", args=[pk])


def _again(checked: date | None) -> date | None:
    return checked + TERM if checked else None


def overdue_facts() -> list[Todo]:
    """Facts that ended, that end soon, or that nobody checked in time (one query)."""
    today = timezone.localdate()
    ending, old = Q(valid_until__lte=today + SOON), Q(checked_on=None) | Q(checked_on__lt=today - TERM)
    found = []
    rows = Fact.objects.filter(ending | old, live=True).values_list(
        "pk", "key", "label_nl", "valid_until", "checked_on"
    )
    for pk, key, label, until, checked in rows:
        kind, due = "fact-old", _again(checked)
        if until and until <= today + SOON:
            kind, due = ("fact-expired" if until < today else "fact-expires"), until
        found.append(Todo(kind, label or key, edit_address(Fact, pk), due))
    return found


def _unchecked(rows: QuerySet) -> QuerySet:
    return rows.filter(Q(checked_on=None) | Q(checked_on__lt=timezone.localdate() - TERM))


def overdue_moments() -> list[Todo]:
    """Contact moments nobody checked in time (one query)."""
    rows = _unchecked(visible_moments()).values_list("pk", "code", "title_nl", "checked_on")
    edit = visible_moments().model
    return [
        Todo("moment-old", f"{code} {title}", edit_address(edit, pk), _again(checked))
        for pk, code, title, checked in rows
    ]


def overdue_pages() -> list[Todo]:
    """National pages nobody checked in time (one query)."""
    rows = _unchecked(national_pages()).values_list("pk", "title", "checked_on")
    return [
        Todo("page-old", title, reverse("wagtailadmin_pages:edit", args=[pk]), _again(checked))
        for pk, title, checked in rows
    ]


def overdue_words() -> list[Todo]:
    """Questions and terms nobody checked in time (two queries)."""
    found = []
    for noun, kind, title in ((Question, "question-old", "question_nl"), (Term, "term-old", "word_nl")):
        rows = _unchecked(noun.objects.all()).values_list("pk", "code", title, "checked_on")
        found += [Todo(kind, text or code, edit_address(noun, pk), _again(day)) for pk, code, text, day in rows]
    return found


def overdue_local() -> list[Todo]:
    """What municipalities keep themselves and did not check in time."""
    return [
        Todo("local-old", each.title, each.address, each.review_by, municipality=each.municipality.name)
        for each in overdue_items()
    ]


# Who keeps what: each function gives the things that were not looked at in time.
OVERDUE: tuple[Callable[[], list[Todo]], ...] = (
    overdue_facts,
    overdue_local,
    overdue_moments,
    overdue_pages,
    overdue_words,
)


def overdue() -> list[Todo]:
    """Everything that was not looked at in time, the most urgent first."""
    return by_urgency(each for source in OVERDUE for each in source())
