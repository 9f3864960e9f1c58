"""What the rule of the second person changes in the screens of Wagtail."""

import json

from django.contrib.contenttypes.models import ContentType
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import SubmitForModerationMenuItem as PageSubmit
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page, WorkflowMixin
from wagtail.snippets.action_menu import SubmitForModerationMenuItem as NounSubmit

from content.review.authors import may_publish
from content.review.items import KINDS
from content.review.models import SecondPersonTask

DECISIONS = ("approve", "reject")


class _BundlesMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm("content.edit_nationally")


@hooks.register("register_admin_menu_item")
def bundles() -> MenuItem:
    label = gettext_lazy("Review and bundles")
    return _BundlesMenuItem(label, reverse("bundles"), name="bundles", icon_name="folder-open-inverse")


@hooks.register("register_log_actions")
def own_actions(actions) -> None:
    actions.register_action(
        "trajectory.publish_language",
        gettext_lazy("Publish one language"),
        gettext_lazy("Texts of one language published"),
    )


class _AskForPage(PageSubmit):
    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "label": _("Ask a second person")}


class _AskForNoun(NounSubmit):
    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "label": _("Ask a second person")}


def _with(ask, menu_items: list, may: bool) -> list:
    """The buttons with plain words for the one that asks a second person; who publishes needs nobody."""
    found = [ask(order=item.order) if item.name == ask.name and not may else item for item in menu_items]
    return [item for item in found if item.name != ask.name or not may]


@hooks.register("construct_page_action_menu")
def second_person_for_a_page(menu_items, request, context) -> None:
    page = context.get("page") or context.get("parent_page")
    menu_items[:] = _with(_AskForPage, menu_items, may_publish(request.user, page))


@hooks.register("construct_snippet_action_menu")
def second_person_for_a_noun(menu_items, request, context) -> None:
    menu_items[:] = _with(_AskForNoun, menu_items, may_publish(request.user, context["model"]))


def _decide(request, thing):
    """Approve or reject what was saved, never what stands in the form: a reviewer who edits is an author."""
    action = request.POST.get("workflow-action-name", "")
    if request.method != "POST" or not request.POST.get("action-workflow-action") or action not in DECISIONS:
        return None
    state = thing.current_workflow_task_state
    if state is None or not isinstance(state.task.specific, SecondPersonTask):
        return None
    try:
        comment = str(json.loads(request.POST.get("workflow-action-extra-data") or "{}").get("comment", ""))
    except (ValueError, AttributeError):
        comment = ""
    where = state.task.specific.on_action(state, request.user, action, comment=comment[:1000])
    if where is None:
        messages.success(request, _("Done: “%(thing)s”.") % {"thing": thing})
    return redirect(where or "wagtailadmin_home")


def _lead(request, thing) -> None:
    """On the edit screen of what waits, the way to the screen that shows what changed."""
    state = thing.current_workflow_task_state if request.method == "GET" else None
    if state is not None and isinstance(state.task.specific, SecondPersonTask):
        way = messages.button(reverse("review", args=[state.pk]), _("See what changes"))
        messages.info(request, _("This waits for a second person."), buttons=[way])


@hooks.register("before_edit_page")
def second_person_decides_on_a_page(request, page):
    _lead(request, page)
    return _decide(request, page)


@hooks.register("before_edit_snippet")
def second_person_decides_on_a_noun(request, thing):
    if not isinstance(thing, WorkflowMixin):
        return None
    _lead(request, thing)
    return _decide(request, thing)


@hooks.register("before_delete_snippet")
def nothing_live_is_deleted(request, instances):
    """What readers see goes by a bundle, with a second person; a draft may be deleted."""
    for thing in instances:
        if isinstance(thing, WorkflowMixin) and thing.live and not may_publish(request.user, thing):
            sentence = _(
                "Readers see “%(thing)s”. Take it off the site in a bundle first; a second person looks at that."
            )
            messages.error(request, sentence % {"thing": thing})
            return redirect("bundles")
    return None


def _door(thing) -> str:
    kind = ContentType.objects.get_for_model(type(thing), for_concrete_model=False)
    return reverse("bundle-put", args=[kind.pk, thing.pk])


@hooks.register("register_page_listing_more_buttons")
def listed_page_into_a_bundle(page, user, next_url=None):
    yield from page_into_a_bundle(page, user, "index", next_url)


@hooks.register("register_page_header_buttons")
def page_into_a_bundle(page, user, view_name, next_url=None):
    if user.has_perm("content.edit_nationally") and page.depth > 1:
        yield Button(_("Put in a bundle"), _door(page.specific_deferred), icon_name="folder-open-inverse", priority=60)


@hooks.register("register_snippet_listing_buttons")
def noun_into_a_bundle(snippet, user, next_url=None):
    if isinstance(snippet, KINDS) and not isinstance(snippet, Page) and user.has_perm("content.edit_nationally"):
        yield Button(_("Put in a bundle"), _door(snippet), icon_name="folder-open-inverse", priority=60)
