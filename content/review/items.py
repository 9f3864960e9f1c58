"""What stands in a bundle: the versions as they are now, who wrote them, and how they are put before readers."""

from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from content.pages.models import ReaderPage
from content.review.authors import authors_of, authors_of_tree, tree_edited_at
from content.review.links import Link, known_of, links_in_tree, sentences
from content.review.models import Bundle, BundleItem
from content.review.parts import Change, changes, changes_of, parts_of, parts_of_tree
from content.review.ready import links_of, newest, problems_in
from trajectory.decision.actions import is_changed, publish_tree
from trajectory.decision.check import problems_of
from trajectory.decision.read import draft_content, published
from trajectory.decision.tree import tree_from
from trajectory.facts.models import Fact
from trajectory.journey.moment import ContactMoment
from trajectory.texts.live import NotReady
from trajectory.texts.version import version_of

Kind = BundleItem.Kind
KINDS = (Fact, ContactMoment, ReaderPage)  # in the order in which they are published: texts name facts


@dataclass(frozen=True)
class Shown:
    """An item as the screen shows it: what it changes, its links, and whether it was edited after it was approved."""

    item: BundleItem
    changes: list[Change]
    links: list[Link]
    edited: bool
    address: str  # where it is edited, or "" for what is gone


def thing_of(item: BundleItem) -> models.Model | None:
    """The page or noun of an item; None for the decision tree, and for what was deleted since."""
    thing = item.thing
    return thing.specific if isinstance(thing, Page) else thing


def pin_of(item: BundleItem) -> str:
    """The fingerprint of the version that is the newest now; "" for what was deleted since.

    A version can be written over under the same number (Wagtail saves while you type), so its time belongs to it.
    """
    if item.kind == Kind.TREE:
        return version_of(draft_content())
    thing = thing_of(item)
    if thing is None:
        return ""
    revision = thing.get_latest_revision()
    return f"{revision.pk} {revision.created_at.isoformat()}" if revision else f"live {thing.pk}"


def seal_of(bundle: Bundle) -> str:
    """The fingerprint of all that is in a bundle now: who approves says with it what was on the screen."""
    told = [bundle.name, bundle.reason_nl, bundle.reason_en, bundle.law, bundle.article, bundle.with_version]
    told += [bundle.takes_effect_at, *(f"{item.pk} {item.kind} {pin_of(item)}" for item in bundle.items.all())]
    return sha256(repr(told).encode()).hexdigest()


def is_edited(item: BundleItem) -> bool:
    """Whether this item is another version than the one that was approved."""
    return bool(item.pinned) and item.pinned != pin_of(item)


def stands(bundle: Bundle) -> bool:
    """Whether the bundle is approved as it is now: an edit of one of its items takes that away."""
    return bundle.state == Bundle.State.APPROVED and not any(map(is_edited, bundle.items.all()))


def authors_in(bundle: Bundle) -> set[int]:
    """The numbers of all who wrote something of it, put it together, or sent it."""
    found = {bundle.made_by_id, bundle.sent_by_id} - {None}
    for item in bundle.items.all():
        thing = thing_of(item)
        if item.kind == Kind.TREE:
            found |= authors_of_tree()
        elif thing is not None:
            found |= authors_of(thing)
    return found


def links_of_item(item: BundleItem) -> list[Link]:
    if item.kind == Kind.PUBLISH and (thing := thing_of(item)):
        return links_of(thing)
    if item.kind == Kind.TREE:
        return known_of(links_in_tree(draft_content()), tree_edited_at() or item.bundle.made_at)
    return []


def _changes(item: BundleItem) -> list[Change]:
    if item.kind == Kind.TREE:
        now = published()
        return changes(parts_of_tree(now.content if now else None), parts_of_tree(draft_content()))
    thing = thing_of(item)
    if thing is None:
        return []
    return changes_of(thing) if item.kind == Kind.PUBLISH else changes(parts_of(thing), {})


def show_items(bundle: Bundle, user) -> list[Shown]:
    """Every item with all that differs in it from what readers see, and where this person edits it."""
    finder, found = AdminURLFinder(user), []
    for item in bundle.items.all():
        tree, thing = item.kind == Kind.TREE, thing_of(item)
        address = reverse("decision-tree") if tree else thing and finder.get_edit_url(thing)
        found.append(Shown(item, _changes(item), links_of_item(item), is_edited(item), address or ""))
    return found


def problems_with_links(bundle: Bundle, *, wait: bool) -> list[str]:
    """The links that keep a bundle back; with `wait` also those that are not checked since the last edit."""
    found = chain.from_iterable(links_of_item(item) for item in bundle.items.all())
    return sentences(link for link in found if wait or link.state != "waiting")


def problems_of_items(bundle: Bundle) -> list[str]:
    """What is wrong with single items before anything is tried, such as one that was deleted or has its own day."""
    found = []
    for item in bundle.items.all():
        thing = thing_of(item)
        if item.kind != Kind.TREE and thing is None:
            found.append(_("Something in this bundle was deleted. Take it out of the bundle."))
        elif item.kind == Kind.PUBLISH and not thing.get_latest_revision():
            found.append(_("“%(thing)s” has no version to publish.") % {"thing": thing})
        elif item.kind == Kind.PUBLISH and newest(thing).go_live_at:
            found.append(
                _("“%(thing)s” has a day of its own on which it goes live. Take that away.") % {"thing": thing}
            )
    return found


def _order(item: BundleItem) -> tuple:
    """Facts, then moments, then pages from the top down and Dutch first; what goes comes after, from below."""
    thing = thing_of(item)
    place = next(number for number, kind in enumerate(KINDS) if isinstance(thing, kind))
    if not isinstance(thing, Page):
        return (item.kind == Kind.UNPUBLISH, place, 0, 0)
    depth = -thing.depth if item.kind == Kind.UNPUBLISH else thing.depth
    return (item.kind == Kind.UNPUBLISH, place, thing.locale.language_code != settings.LANGUAGE_CODE, depth)


def put_before_readers(bundle: Bundle, *, user, made_by: str) -> list[str]:
    """Publish every item, in a transaction of the caller; returns what is wrong with the whole as readers would get it.

    Whoever gets a sentence back rolls back, and so does whoever only wants to look.
    """
    items = [item for item in bundle.items.all() if item.kind != Kind.TREE and item.thing]
    facts = [thing for item in items if item.kind == Kind.PUBLISH and isinstance(thing := thing_of(item), Fact)]
    if wrong := [f"{fact}: {sentence}" for fact in facts for sentence in problems_in(newest(fact))]:
        return wrong  # nothing can be drawn with a value that cannot be read
    for item in sorted(items, key=_order):
        thing = thing_of(item)
        try:
            if item.kind == Kind.PUBLISH:
                thing.get_latest_revision().publish(user=user, skip_permission_checks=True)
            else:
                thing.unpublish()
        except NotReady as problem:
            return [str(problem)]
    found = []
    for item in items:  # only now: a text may name a fact or a page of the same bundle
        if item.kind == Kind.PUBLISH:
            thing = item.content_type.get_object_for_this_type(pk=item.object_id)
            thing = thing.specific if isinstance(thing, Page) else thing
            found += [f"{thing}: {sentence}" for sentence in problems_in(thing)]
    if bundle.items.filter(kind=Kind.TREE).exists() and is_changed():
        found += [problem.sentence for problem in publish_tree(made_by=made_by, person=True)]
    return found


def problems_of_tree() -> list[str]:
    """What is wrong with the decision tree as it stands in the admin."""
    return [problem.sentence for problem in problems_of(tree_from(draft_content(), settings.LANGUAGE_CODE))]
