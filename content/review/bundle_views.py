"""The screens of bundles: the list, one bundle with all it changes, what goes in it, and the site as it will be."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from content.review import actions
from content.review.actions import Refused
from content.review.forms import BundleForm, DecideForm, PutForm
from content.review.items import (
    KINDS,
    Kind,
    authors_in,
    problems_of_tree,
    put_before_readers,
    seal_of,
    show_items,
    stands,
)
from content.review.links import sentences
from content.review.models import Bundle
from content.review.preview import with_bar
from content.review.ready import waiting_states
from content.review.seen import is_public_address, seen_with
from content.review.translated import newly_translated
from content.review.views import people
from trajectory.decision.actions import is_changed

FIRST_ADDRESS = "/nl/"


@require_safe
def show_bundles(request: HttpRequest) -> HttpResponse:
    """All bundles, what waits first."""
    bundles = list(Bundle.objects.select_related("made_by", "approved_by").prefetch_related("items"))
    waiting = [each for each in bundles if each.state in (Bundle.State.OPEN, Bundle.State.SENT, Bundle.State.APPROVED)]
    done = [each for each in bundles if each not in waiting]
    return render(request, "review/bundles.html", {"waiting": waiting, "done": done, "states": waiting_states()})


def write_bundle(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new bundle, or the name, reason and day of an open one."""
    bundle = get_object_or_404(Bundle, pk=pk, state=Bundle.State.OPEN) if pk else Bundle(made_by=request.user)
    form = BundleForm(request.POST or None, instance=bundle)
    if request.method == "POST" and form.is_valid():
        return redirect(form.save())
    return render(
        request, "review/bundle_form.html", {"form": form, "bundle": bundle}, status=422 if form.errors else 200
    )


def _screen(request: HttpRequest, bundle: Bundle, form: DecideForm | None = None) -> HttpResponse:
    items, writers = show_items(bundle, request.user), authors_in(bundle)
    has_tree = any(each.item.kind == Kind.TREE for each in items)
    approved = bundle.state == Bundle.State.APPROVED
    context = {
        "bundle": bundle,
        "items": items,
        "stands": stands(bundle),
        "unapproved": approved and any(each.edited for each in items),
        "authors": people(writers),
        "is_author": request.user.pk in writers,
        "may_approve": actions.may_approve_bundle(request.user, bundle),
        "may_publish": approved and request.user.has_perm("content.publish_bundles"),
        "problems": (problems_of_tree() if has_tree else []) + sentences(link for each in items for link in each.links),
        "form": form or DecideForm(initial={"seal": seal_of(bundle)}),
        "address": request.GET.get("address", FIRST_ADDRESS),
    }
    return render(request, "review/bundle.html", context, status=422 if form else 200)


@require_safe
def show_bundle(request: HttpRequest, pk: int) -> HttpResponse:
    """One bundle: what it changes, word by word, and what can be done with it now."""
    return _screen(request, get_object_or_404(Bundle, pk=pk))


def _approve(request: HttpRequest, bundle: Bundle, form: DecideForm) -> None:
    actions.approve(bundle=bundle, user=request.user, **form.cleaned_data)
    bundle.refresh_from_db()
    if bundle.is_due:
        _publish(request, bundle)
    else:
        messages.success(request, _("Approved. It goes live at its moment."))


def _publish(request: HttpRequest, bundle: Bundle) -> None:
    if reasons := actions.publish(bundle=bundle, user=request.user):
        raise Refused(*reasons)
    messages.success(request, _("Everything in “%(bundle)s” is published.") % {"bundle": bundle.name})


def _act(request: HttpRequest, bundle: Bundle, action: str, form: DecideForm) -> None:
    """Do what was asked; raises Refused or PermissionDenied."""
    if action == "send":
        actions.send(bundle=bundle, user=request.user)
        messages.success(request, _("A second person is asked to look."))
    elif action == "approve":
        _approve(request, bundle, form)
    elif action == "reject":
        actions.send_back(bundle=bundle, user=request.user, comment=form.cleaned_data["comment"])
    elif action == "publish":
        if not request.user.has_perm("content.publish_bundles"):
            raise PermissionDenied
        _publish(request, bundle)
    elif action == "take-back":
        actions.take_back(bundle=bundle)
    elif action == "withdraw":
        actions.withdraw(bundle=bundle)
    elif action == "links":
        actions.ask_links(bundle)
    elif action == "remove":
        actions.remove_item(bundle=bundle, item=request.POST.get("item", ""))
    else:
        raise Http404(action)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the buttons of a bundle."""
    bundle, action = get_object_or_404(Bundle, pk=pk), request.POST.get("action", "")
    form = DecideForm(request.POST, deciding=action)
    if action in ("approve", "reject") and not form.is_valid():
        return _screen(request, bundle, form)
    try:
        _act(request, bundle, action, form)
    except Refused as problem:
        for reason in problem.reasons:
            messages.error(request, reason)
    return redirect(bundle)


def _thing(type_id: object, object_id: object):
    """The page, moment or fact with these numbers; 404 for any other kind."""
    kind = get_object_or_404(ContentType, pk=type_id)
    model = kind.model_class()
    if model is None or not issubclass(model, KINDS):
        raise Http404(str(kind))
    found = get_object_or_404(model, pk=object_id)
    return found.specific if isinstance(found, Page) else found


def _waiting() -> list[dict]:
    """Every page, moment and fact with a version or a translation that readers do not see, by kind."""
    rows: list = []
    for kind in KINDS:
        waiting = kind.objects.filter(has_unpublished_changes=True, latest_revision__isnull=False)
        waiting = waiting.filter(alias_of=None) if issubclass(kind, Page) else waiting
        rows += waiting.select_related("latest_revision__user")
    known = {row.pk for row in rows if isinstance(row, Page)}
    rows += [page for page in newly_translated() if page.pk not in known]
    return [_row(row.specific if isinstance(row, Page) else row, row.latest_revision) for row in rows]


def _row(thing, revision) -> dict:
    key = f"{ContentType.objects.get_for_model(type(thing)).pk}:{thing.pk}"
    return {"key": key, "thing": thing, "kind": capfirst(thing._meta.verbose_name), "revision": revision}


def add_items(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose among everything that waits what goes in this bundle."""
    bundle = get_object_or_404(Bundle, pk=pk, state=Bundle.State.OPEN)
    if request.method == "POST":
        try:
            for key in request.POST.getlist("thing"):
                if key == "tree":
                    actions.add_item(bundle=bundle, kind=Kind.TREE)
                else:
                    actions.add_item(bundle=bundle, thing=_thing(*_numbers(key)), user=request.user)
        except Refused as problem:
            messages.error(request, str(problem))
        return redirect(bundle)
    inside = {f"{item.content_type_id}:{item.object_id}" for item in bundle.items.all() if item.content_type_id}
    rows = [row for row in _waiting() if row["key"] not in inside]
    with_tree = is_changed() and not bundle.items.filter(kind=Kind.TREE).exists()
    return render(request, "review/add_items.html", {"bundle": bundle, "rows": rows, "with_tree": with_tree})


def _numbers(key: str) -> tuple[int, int]:
    parts = key.split(":")
    if len(parts) != 2 or not all(part.isascii() and part.isdecimal() and len(part) < 18 for part in parts):
        raise Http404(key)
    return int(parts[0]), int(parts[1])


def put_in_bundle(request: HttpRequest, type_id: int, object_id: int) -> HttpResponse:
    """From the screen of a page, moment or fact into an open bundle: to publish it or to take it off the site."""
    thing = _thing(type_id, object_id)
    form = PutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        bundle = form.cleaned_data["bundle"]
        try:
            actions.add_item(bundle=bundle, thing=thing, kind=form.cleaned_data["kind"], user=request.user)
            return redirect(bundle)
        except Refused as problem:
            form.add_error("bundle", str(problem))
    there_are = Bundle.objects.filter(state=Bundle.State.OPEN).exists()
    context = {"thing": thing, "form": form, "there_are": there_are}
    return render(request, "review/put.html", context, status=422 if form.errors else 200)


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """A public address as every visitor will see it once the bundle is published."""
    bundle = get_object_or_404(Bundle, pk=pk)
    address = request.GET.get("address", FIRST_ADDRESS).strip()
    if not is_public_address(address):
        messages.error(request, _("Give an address of this site that begins with a language, such as /nl/klantreis/."))
        return redirect(bundle)
    seen = seen_with(lambda: put_before_readers(bundle, user=request.user, made_by=""), address)
    return with_bar(seen, bundle=bundle, address=address)
