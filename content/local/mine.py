"""Whose part somebody works on: the municipality in the address, or nothing at all."""

from datetime import date, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.editing.belongs import municipalities_of
from content.editing.models import MunicipalTeam
from content.pages.models import ReaderPage
from trajectory.actors.models import Municipality

TERM = timedelta(days=183)  # how long what a municipality says counts as checked


def next_check(today: date | None = None) -> dict[str, date]:
    """The dates of something that somebody looked at today: checked on, and check before."""
    today = today or timezone.localdate()
    return {"checked_on": today, "review_by": today + TERM}


def mine(request: HttpRequest, slug: str) -> Municipality:
    """The municipality at this address when it is this person's, else 404; whoever writes waits for the other."""
    asked = municipalities_of(request.user).filter(slug=slug)
    if request.method == "POST":
        asked = Municipality.objects.filter(pk__in=asked.values("pk")).select_for_update()
    found = asked.first()
    if found is None:
        raise Http404(slug)
    return found


def section_of(municipality: Municipality) -> ReaderPage | None:
    """The Dutch page under which the pages of a municipality stand; None when it has no team or no section."""
    team = MunicipalTeam.objects.filter(municipality=municipality).first()
    return ReaderPage.objects.filter(pk=team.section_id).first() if team and team.section_id else None


def crumbs(municipality: Municipality, *steps: str) -> list[dict]:
    """The way from the home of the admin to a screen; the last of `steps` is the screen itself."""
    way = [(reverse("wagtailadmin_home"), _("Home")), (reverse("local-part"), _("My municipality"))]
    way.append((reverse("local-overview", args=[municipality.slug]), municipality.name))
    return [{"url": url, "label": label} for url, label in way] + [{"url": "", "label": step} for step in steps]


def other_languages() -> list:
    """The languages that can stand beside the Dutch."""
    return [language for code, language in settings.SITE_LANGUAGES.items() if code != settings.LANGUAGE_CODE]
