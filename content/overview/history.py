"""Who changed what, and when: everything for national editors, their own part for others."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.editing.belongs import municipalities_of
from content.overview.todo import is_national
from content.writing.reasons import ACTION as REASON
from content.writing.reasons import said_in_history
from trajectory.actors.models import ContactPoint
from trajectory.journey.local import LocalAddition

PER_PAGE = 50


@dataclass(frozen=True)
class Change:
    """One thing somebody did: when, who, what was done, and to what."""

    at: datetime
    who: str
    action: str
    title: str
    address: str


def _rows(entries: QuerySet, kind: str, thing) -> QuerySet:
    """The same columns for both of Wagtail's diaries, so that they can be read as one."""
    named = {"diary": Value(kind, output_field=CharField()), "thing": Cast(thing, CharField())}
    return (
        entries.order_by()
        .annotate(**named)
        .values_list("timestamp", "user__username", "action", "label", "diary", "thing", "deleted", "data")
    )


def changes_for(user) -> QuerySet:
    """What this person may know of the diaries, the newest first: the pages in their hands, nationally everything."""
    if is_national(user):
        pages = _rows(PageLogEntry.objects.all(), "page", F("page_id"))
        return pages.union(_rows(ModelLogEntry.objects.all(), "noun", F("object_id")), all=True).order_by("-timestamp")
    own = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    pages = _rows(PageLogEntry.objects.filter(page__in=own.values("pk")), "page", F("page_id"))
    return pages.union(_rows(_local(user), "noun", F("object_id")), all=True).order_by("-timestamp")


def _local(user) -> QuerySet[ModelLogEntry]:
    """What happened to the desks, notes and extra moments of this person's municipalities, removed ones too.

    What another municipality handed over brings its own past along.
    """
    municipalities = list(municipalities_of(user).values_list("pk", flat=True))
    wanted = Q(data__municipality__in=municipalities)
    for model in (ContactPoint, LocalAddition):
        numbers = model.objects.filter(municipality__in=municipalities).annotate(number=Cast("pk", CharField()))
        kind = ContentType.objects.get_for_model(model)
        wanted |= Q(content_type=kind, object_id__in=numbers.order_by().values("number"))
    return ModelLogEntry.objects.filter(wanted)


def _change(row: tuple, names: dict[str, str]) -> Change:
    at, who, action, label, diary, thing, deleted, data = row
    address = reverse("wagtailadmin_pages:history", args=[thing]) if diary == "page" and not deleted else ""
    done = said_in_history(data) if action == REASON else str(names.get(action, action))
    return Change(at, who or "", done, label, address)


def show_history(request: HttpRequest) -> HttpResponse:
    """The diary of the site, fifty things on a page."""
    page = Paginator(changes_for(request.user), PER_PAGE).get_page(request.GET.get("p"))
    names = dict(registry.get_choices())
    changes = [_change(row, names) for row in page.object_list]
    return render(request, "overview/history.html", {"changes": changes, "page_obj": page})
