"""What municipalities did not check in time, for the list of the national editors."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from content.editing.models import MunicipalTeam
from content.local.parts import CONTACT, MOMENT, NOTE, PAGE
from content.pages.models import ReaderPage
from trajectory.actors.models import ContactPoint, Municipality
from trajectory.journey.local import LocalAddition


@dataclass(frozen=True)
class OverdueItem:
    """Something readers see that nobody looked at in time; `kind` is contact, note, moment or page."""

    municipality: Municipality
    kind: str
    title: str
    address: str
    review_by: date


def _late(rows: QuerySet, today: date) -> QuerySet:
    return rows.filter(live=True, review_by__lt=today)


def _desks(today: date) -> list[OverdueItem]:
    rows = _late(ContactPoint.objects.select_related("municipality"), today)
    return [
        OverdueItem(
            each.municipality,
            CONTACT,
            each.role_nl,
            reverse("local-contact-change", args=[each.municipality.slug, each.pk]),
            each.review_by,
        )
        for each in rows
    ]


def _additions(today: date) -> list[OverdueItem]:
    rows = _late(LocalAddition.objects.filter(moment__live=True).select_related("municipality"), today)
    return [
        OverdueItem(
            each.municipality,
            MOMENT if each.kind == LocalAddition.Kind.MOMENT else NOTE,
            each.title_nl or each.summary_nl,
            reverse("local-note-change", args=[each.municipality.slug, each.pk]),
            each.review_by,
        )
        for each in rows
    ]


def _pages(today: date) -> list[OverdueItem]:
    teams = MunicipalTeam.objects.filter(section__isnull=False).select_related("municipality", "section")
    owners = {team.section.path: team.municipality for team in teams}
    dutch = ReaderPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    found = []
    for page in _late(dutch, today):
        above = (page.path[:end] for end in range(len(page.path), 0, -page.steplen))
        municipality = next((owners[path] for path in above if path in owners), None)
        if municipality:
            address = reverse("wagtailadmin_pages:edit", args=[page.pk])
            found.append(OverdueItem(municipality, PAGE, page.title, address, page.review_by))
    return found


def overdue_items(today: date | None = None) -> list[OverdueItem]:
    """Everything of municipalities whose day went by, the longest ago first (four queries, however many there are)."""
    today = today or timezone.localdate()
    found = [*_desks(today), *_additions(today), *_pages(today)]
    return sorted(found, key=lambda item: (item.review_by, item.municipality.name, item.title))
