"""Fingerprints of the rows that belong to a municipality, or to everybody: to see whether anybody else changed them."""

import hashlib
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet
from wagtail.images.models import Image, Rendition
from wagtail.models import (
    Collection,
    Comment,
    CommentReply,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    PageViewRestriction,
    Revision,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from content.editing.invitations import Invitation
from content.editing.letters import Letter
from content.editing.models import MunicipalTeam, User
from content.media.models import ReaderDocument, Recording
from content.pages.models import InfoPage, ReaderPage, SectionPage
from content.panel.models import PanelAnswer, PanelMark, PanelRound, PanelTongue
from content.review.models import Bundle, BundleItem
from tests.drills.town import NATION, Town
from trajectory.actors.models import ContactPoint, Municipality
from trajectory.facts.models import Fact
from trajectory.journey.local import LocalAddition
from trajectory.journey.moment import ContactMoment
from trajectory.texts.models import Provenance


def _of_pages(pages: QuerySet) -> Iterator[QuerySet]:
    numbers = [str(pk) for pk in pages.values_list("pk", flat=True)]
    yield from (pages, *(kind.objects.filter(pk__in=numbers) for kind in (ReaderPage, InfoPage, SectionPage)))
    kinds = ContentType.objects.get_for_models(Page, ReaderPage, InfoPage, SectionPage).values()
    revisions = Revision.objects.filter(base_content_type__in=kinds, object_id__in=numbers)
    states = WorkflowState.objects.filter(base_content_type__in=kinds, object_id__in=numbers)
    yield from (revisions, states, TaskState.objects.filter(workflow_state__in=states))
    for kind in (Comment, PageLogEntry, PageSubscription, PageViewRestriction, WorkflowPage):
        yield kind.objects.filter(page__in=numbers)
    yield CommentReply.objects.filter(comment__page__in=numbers)


def _of_round(number: int) -> Iterator[QuerySet]:
    yield PanelRound.objects.filter(pk=number)
    yield PanelTongue.objects.filter(round=number)
    for kind in (PanelMark, PanelAnswer):
        yield kind.objects.filter(tongue__round=number)


def _of_town(town: Town) -> Iterator[QuerySet]:
    numbers = town.numbers
    path = Page.objects.get(pk=numbers["section"]).path if Page.objects.filter(pk=numbers["section"]) else "gone"
    yield from _of_pages(Page.objects.filter(path__startswith=path))
    here = {"municipality": numbers["municipality"]}
    desks, additions = ContactPoint.objects.filter(**here), LocalAddition.objects.filter(**here)
    yield from (desks, additions, ContactPoint.phases.through.objects.filter(contactpoint__in=desks))
    subjects = Q(subject__startswith=f"local:{town.slug}/") | Q(subject=f"contact:{numbers['desk']}")
    yield Provenance.objects.filter(subjects)
    for kind in (Image, ReaderDocument):
        yield kind.objects.filter(collection=numbers["collection"])
    yield Rendition.objects.filter(image__collection=numbers["collection"])
    team = {"group": numbers["group"]}
    yield from (MunicipalTeam.objects.filter(**team), Collection.objects.filter(pk=numbers["collection"]))
    yield from (kind.objects.filter(**team) for kind in (GroupPagePermission, GroupCollectionPermission))
    yield User.groups.through.objects.filter(**team)
    invitations = Invitation.objects.filter(groups=numbers["group"])
    yield from (invitations, Letter.objects.filter(invitation__in=invitations))
    yield from _of_round(numbers["round"])
    yield Municipality.objects.filter(pk=numbers["municipality"])
    yield User.objects.filter(pk__in=(numbers["person"], numbers["colleague"])).defer("last_login")
    yield from (GroupApprovalTask.objects.filter(pk=numbers["task"]), Workflow.objects.filter(pk=numbers["workflow"]))
    yield WorkflowTask.objects.filter(workflow=numbers["workflow"])
    for kind, things in ((ContactPoint, desks), (LocalAddition, additions)):
        named = [str(pk) for pk in things.values_list("pk", flat=True)]
        yield ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(kind), object_id__in=named)


def _of_nation(town: Town) -> Iterator[QuerySet]:
    yield from _of_pages(Page.objects.filter(pk=town.numbers["article"]))
    yield from (Fact.objects.all(), Bundle.objects.all(), BundleItem.objects.all(), Recording.objects.all())
    yield ContactMoment.objects.filter(pk=town.numbers["step"]).defer(
        *(each.name for each in ContactMoment._meta.fields if each.name.endswith("_tr"))
    )
    yield from (Letter.objects.filter(invitation=None), Letter.objects.filter(pk=town.numbers["letter"]))
    yield from _of_round(town.numbers["national_round"])
    yield User.objects.filter(groups__name="National editors")
    yield GroupPagePermission.objects.filter(group__name="National editors")


def _print(rows: QuerySet) -> str:
    """A fingerprint of these rows as the database has them, without when somebody logged in last."""
    left_out = rows.query.deferred_loading[0] if rows.query.deferred_loading[1] else set()
    names = [each.attname for each in rows.model._meta.concrete_fields if each.name not in {*left_out, "last_login"}]
    try:
        asked, values = rows.order_by().values_list(*names).query.sql_with_params()
    except EmptyResultSet:
        return ""
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        content = "\n".join(sorted(map(repr, cursor.fetchall())))
    return hashlib.sha256(content.encode()).hexdigest()


def rows_of(town: Town) -> dict[str, str]:
    """A fingerprint per table of the rows of this town, or of the nation."""
    found = _of_nation(town) if town.name == NATION else _of_town(town)
    return {f"{rows.model._meta.db_table} ({number})": _print(rows) for number, rows in enumerate(found)}
