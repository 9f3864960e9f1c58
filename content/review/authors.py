"""Who wrote what readers do not see yet, and who may approve it."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Page, Revision

from trajectory.decision.models import DecisionAnswer, DecisionOutcome, DecisionQuestion
from trajectory.decision.read import published

RIGHT = "content.review_nationally"
# Publishing one language is not among them: the Dutch draft of somebody else still waits after it.
WHOLE = ("wagtail.publish", "wagtail.publish.scheduled")
TREE = (DecisionQuestion, DecisionAnswer, DecisionOutcome)


def may_review(user) -> bool:
    return user.has_perm(RIGHT)


def may_publish(user, thing) -> bool:
    """Whether this person publishes the thing without a second person, as a municipality does with its own pages."""
    if isinstance(thing, Page):
        return thing.permissions_for_user(user).can_publish()
    return user.has_perm(f"{thing._meta.app_label}.publish_{thing._meta.model_name}")


def authors_of(thing) -> set[int]:
    """The numbers of the people who saved a version of this page or noun since it was last published whole."""
    known = registry.get_logs_for_instance(thing).filter(action__in=WHOLE, revision__isnull=False)
    last = known.order_by("-pk").values_list("revision_id", flat=True).first() or 0
    since = Revision.objects.for_instance(thing).filter(pk__gt=last, user__isnull=False)
    return set(since.values_list("user_id", flat=True))


def _edits_of_tree() -> QuerySet[ModelLogEntry]:
    """What people did to the parts of the decision tree since it was last published, the newest first."""
    kinds = ContentType.objects.get_for_models(*TREE).values()
    entries = ModelLogEntry.objects.filter(content_type__in=kinds, user__isnull=False).order_by("-pk")
    now = published()
    return entries if now is None else entries.filter(timestamp__gt=now.published_on)


def authors_of_tree() -> set[int]:
    """The numbers of the people who changed a part of the decision tree since it was last published."""
    return set(_edits_of_tree().values_list("user_id", flat=True))


def last_author_of_tree():
    """Who changed the decision tree last since it was published; None when nobody did in the admin."""
    last = _edits_of_tree().first()
    return last.user if last else None


def tree_edited_at() -> datetime | None:
    """When the decision tree was last changed in the admin since it was published."""
    last = _edits_of_tree().first()
    return last.timestamp if last else None


def may_approve(user, thing) -> bool:
    """Whether this person is a second pair of eyes for the waiting changes of this page or noun."""
    return may_review(user) and user.pk not in authors_of(thing)
