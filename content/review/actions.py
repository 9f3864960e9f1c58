"""Make, send, approve and publish bundles: whole or not at all."""

import logging

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.review.authors import last_author_of_tree, may_review
from content.review.items import (
    Kind,
    authors_in,
    is_edited,
    links_of_item,
    pin_of,
    problems_of_items,
    problems_with_links,
    put_before_readers,
    seal_of,
    thing_of,
)
from content.review.links import ask
from content.review.models import Bundle, BundleItem
from content.review.translated import draft_translation
from trajectory.sharing.actions import NotPublished, publish_version

log = logging.getLogger(__name__)
State = Bundle.State


class Refused(Exception):
    """Why something was not done, as sentences for the editor."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def ask_links(bundle: Bundle) -> None:
    """Have every link of a bundle checked again."""
    ask({link.url for item in bundle.items.all() for link in links_of_item(item)})


def _locked(bundle: Bundle, *states: str) -> Bundle:
    """The bundle as it stands now, kept for this transaction; raises Refused when it is in another state."""
    found = Bundle.objects.select_for_update().get(pk=bundle.pk)
    if found.state not in states:
        raise Refused(_("This bundle is %(state)s.") % {"state": found.get_state_display()})
    return found


@transaction.atomic
def add_item(*, bundle: Bundle, thing=None, kind: str = Kind.PUBLISH, user=None) -> BundleItem:
    """Put a change in an open bundle, once; `thing` is empty for the decision tree.

    What translators wrote of a page becomes its newest version first, made by `user`.

    Raises Refused when it already waits in another bundle.
    """
    bundle = _locked(bundle, State.OPEN)
    what = {"content_type": None, "object_id": ""}
    if thing is not None:
        what = {"content_type": thing.get_content_type(), "object_id": str(thing.pk)}
    busy = Bundle.objects.filter(state__in=(State.OPEN, State.SENT, State.APPROVED)).exclude(pk=bundle.pk)
    if other := busy.filter(items__in=BundleItem.objects.filter(**what)).first():
        raise Refused(
            _("“%(thing)s” is already in the bundle “%(bundle)s”.")
            % {"thing": thing or _("The decision tree"), "bundle": other.name}
        )
    if isinstance(thing, Page) and kind == Kind.PUBLISH:
        draft_translation(thing, user)
    return BundleItem.objects.update_or_create(bundle=bundle, **what, defaults={"kind": kind})[0]


@transaction.atomic
def remove_item(*, bundle: Bundle, item: str) -> None:
    """Take a change out of an open bundle; it stays a draft. `item` is its number as the screen sent it."""
    bundle = _locked(bundle, State.OPEN)
    if item.isascii() and item.isdecimal() and len(item) < 18:
        bundle.items.filter(pk=int(item)).delete()


@transaction.atomic
def send(*, bundle: Bundle, user) -> None:
    """Ask a second person; the links are checked meanwhile. Raises Refused for an empty bundle."""
    bundle = _locked(bundle, State.OPEN)
    if not bundle.items.exists():
        raise Refused(_("There is nothing in this bundle yet."))
    if problems := problems_of_items(bundle):
        raise Refused(*problems)
    bundle.items.update(pinned="", revision=None)
    bundle.state, bundle.sent_by, bundle.sent_at = State.SENT, user, timezone.now()
    bundle.approved_by, bundle.approved_at, bundle.comment, bundle.refused = None, None, "", []
    bundle.save()
    ask_links(bundle)


def may_approve_bundle(user, bundle: Bundle) -> bool:
    """Whether this person is a second pair of eyes for everything in the bundle."""
    return may_review(user) and user.pk not in authors_in(bundle)


def _try(bundle: Bundle, user) -> list[str]:
    """What would go wrong; whatever was published for it is rolled back."""
    with transaction.atomic():
        problems = put_before_readers(bundle, user=user, made_by="")
        transaction.set_rollback(True)
    return problems


@transaction.atomic
def approve(*, bundle: Bundle, user, seal: str, comment: str = "") -> None:
    """Freeze the bundle as this second person saw it; `seal` is the fingerprint of what was on the screen.

    Raises PermissionDenied for one of its authors, and Refused when it changed meanwhile or is not ready.
    """
    bundle = _locked(bundle, State.SENT)
    if not may_approve_bundle(user, bundle):
        raise PermissionDenied
    if seal != seal_of(bundle):
        raise Refused(_("Something in this bundle changed while you were looking. Look again."))
    problems = problems_of_items(bundle) + problems_with_links(bundle, wait=True)
    if problems := problems or _try(bundle, user):
        raise Refused(*problems)
    for item in bundle.items.all():
        thing = thing_of(item)
        item.pinned, item.revision = pin_of(item), thing.get_latest_revision() if thing else None
        item.save()
    bundle.state, bundle.approved_by, bundle.approved_at = State.APPROVED, user, timezone.now()
    bundle.comment = comment
    bundle.save()


@transaction.atomic
def send_back(*, bundle: Bundle, user, comment: str) -> None:
    """Say what must be mended first; the bundle is open again."""
    bundle = _locked(bundle, State.SENT)
    if not may_review(user):
        raise PermissionDenied
    bundle.state, bundle.comment = State.OPEN, comment
    bundle.save()


@transaction.atomic
def take_back(*, bundle: Bundle) -> None:
    """Open a bundle again that was sent or approved: its day is off, and it must be approved anew."""
    bundle = _locked(bundle, State.SENT, State.APPROVED)
    bundle.items.update(pinned="", revision=None)
    bundle.state, bundle.approved_by, bundle.approved_at = State.OPEN, None, None
    bundle.save()


@transaction.atomic
def withdraw(*, bundle: Bundle) -> None:
    """Give a bundle up; what is in it stays a draft."""
    bundle = _locked(bundle, State.OPEN, State.SENT, State.APPROVED)
    bundle.state = State.WITHDRAWN
    bundle.save()


def _made_by(bundle: Bundle) -> str:
    """Whose the changed texts of the tree are: of the person who changed it, else of who put the bundle together."""
    author = last_author_of_tree() or bundle.made_by
    return author.get_username() if author else ""


def _version(bundle: Bundle) -> None:
    day = timezone.localdate(bundle.takes_effect_at) if bundle.takes_effect_at else timezone.localdate()
    try:
        publish_version(
            reason_nl=bundle.reason_nl,
            reason_en=bundle.reason_en,
            law=bundle.law,
            article=bundle.article,
            effective_on=day,
            made_by=bundle.made_by,
        )
    except NotPublished as problem:
        raise Refused(str(problem)) from None


@transaction.atomic
def _publish(bundle: Bundle, user) -> None:
    bundle = _locked(bundle, State.APPROVED)
    if problems := problems_of_items(bundle):
        raise Refused(*problems)
    if edited := [str(item) for item in bundle.items.all() if is_edited(item)]:
        raise Refused(_("Edited after the bundle was approved: %(things)s.") % {"things": ", ".join(edited)})
    problems = problems_with_links(bundle, wait=False)
    if problems := problems or put_before_readers(bundle, user=user, made_by=_made_by(bundle)):
        raise Refused(*problems)
    if bundle.with_version:
        _version(bundle)
    bundle.state, bundle.published_at, bundle.refused = State.PUBLISHED, timezone.now(), []
    bundle.save()


def publish(*, bundle: Bundle, user=None) -> list[str]:
    """Put everything in an approved bundle before readers, in one transaction, or nothing of it.

    `user` is who did it, else who approved it. Returns why it was not done: the bundle is open again and keeps that.
    """
    try:
        _publish(bundle, user or bundle.approved_by)
    except Refused as problem:
        refused = {"refused": problem.reasons, "refused_at": timezone.now(), "state": State.OPEN}
        Bundle.objects.filter(pk=bundle.pk, state=State.APPROVED).update(**refused)
        return problem.reasons
    return []


def publish_due() -> int:
    """Publish every approved bundle whose moment has come; returns how many were tried."""
    due = [
        each for each in Bundle.objects.filter(state=State.APPROVED).order_by("takes_effect_at", "pk") if each.is_due
    ]
    for bundle in due:
        try:
            publish(bundle=bundle)
        except OperationalError:
            raise  # the database does not answer: the next round tries again
        except Exception as problem:
            log.exception("bundle %s is not published", bundle.pk)
            reason = _("Something unexpected went wrong: %(problem)s") % {"problem": type(problem).__name__}
            refused = {"refused": [reason], "refused_at": timezone.now(), "state": State.OPEN}
            Bundle.objects.filter(pk=bundle.pk).update(**refused)
    return len(due)


@transaction.atomic
def ask_for_tree(*, user) -> Bundle:
    """Ask a second person to look at the decision tree: in a bundle of its own, or in the one that has it already."""
    waiting = Bundle.objects.filter(state__in=(State.OPEN, State.SENT, State.APPROVED), items__kind=Kind.TREE)
    if found := waiting.first():
        return found
    bundle = Bundle.objects.create(
        name=_("The decision tree"),
        reason_nl="De beslisboom is gewijzigd.",
        reason_en="The decision tree was changed.",
        made_by=user,
    )
    add_item(bundle=bundle, kind=Kind.TREE)
    send(bundle=bundle, user=user)
    return bundle
