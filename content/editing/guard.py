"""Deny by default: an admin address that nobody listed here does not exist, and every admin write is all or nothing."""

from fnmatch import fnmatchcase

from django.contrib import messages
from django.db import transaction
from django.forms.formsets import ORDERING_FIELD_NAME
from django.shortcuts import redirect
from django.urls import Resolver404, ResolverMatch, get_callable, get_resolver, resolve
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.images import get_image_model
from wagtail.models import Page

from content.pages.known import choosable, known_to
from trajectory.texts.live import NotReady

DOORS = ("/admin/", "/documents/")
ONLY_ASK = ("translation-suggest",)

# Before logging in, and what the admin itself needs.
ANYBODY = (
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "welcome",
)

# Every editor and translator; Wagtail or our own view checks the page or language itself.
EDITORS = (
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_dismissibles",
    "wagtailadmin_block_preview",
    "wagtailadmin_explore*",
    "wagtailadmin_editing_sessions:*",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:add_subpage",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:history*",
    "wagtailadmin_pages:lock",
    "wagtailadmin_pages:unlock",
    "wagtailadmin_pages:preview_on_*",
    "wagtailadmin_pages:revisions_*",
    "wagtailadmin_pages:search*",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:workflow_history*",
    "wagtailadmin_pages:set_page_position",
    "wagtailadmin_pages:copy",
    "wagtail_localize:edit_string_translation",
    "wagtail_localize:preview_translation",
    "wagtail_localize:javascript_catalog",
    "wagtailimages:index*",
    "wagtailimages:add*",
    "wagtailimages:create_multiple_*",
    "wagtailimages:edit*",
    "wagtailimages:delete*",
    "wagtailimages:preview",
    "wagtailimages_chooser:choose*",
    "wagtailimages_chooser:chosen*",
    "wagtailimages_chooser:create",
    "wagtailimages_chooser:select_format",  # `may_know` asks whether the picture is theirs
    "wagtaildocs:index*",
    "wagtaildocs:add*",
    "wagtaildocs:create_multiple_*",
    "wagtaildocs:edit*",
    "wagtaildocs:delete*",
    "wagtaildocs_chooser:*",
    "wagtailsnippetchoosers_content_recording:cho*",  # not create, for which no noun has a form
    "translation-desk",
    "translation-edit",
    "translation-matrix",
    "translation-suggest",
    "translation-files",
    "translation-export",
    "local-part",
    "local-overview",
    "local-confirm",
    "local-contact-add",
    "local-contact-change",
    "local-contact-remove",
    "local-note-choose",
    "local-note-add",
    "local-note-change",
    "local-note-remove",
    "local-note-compare",
    "local-page-add",
    "teams",
    "team",
    "team-invite",
    "team-remove",
    "invitation-again",
    "invitation-withdraw",
    "overview-todo",
    "overview-history",
    "read-as",
    "read-as-window",
    "writing-report",
    "writing-text",
    "writing-page",
    "panel-rounds",
    "panel-new",
    "panel-round",
    "panel-act",
)

# National editors only: these show or change what belongs to everybody.
NATIONAL = (
    "wagtail_bulk_action",
    "wagtailadmin_api:pages:*",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_pages:move",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:choose_parent",
    "wagtailadmin_pages:set_privacy",
    "wagtailadmin_pages:usage",
    "wagtailadmin_pages:workflow_preview",  # these three name any page in their message
    "wagtailadmin_pages:workflow_action",
    "wagtailadmin_pages:collect_workflow_action_data",
    "wagtailadmin_pages:confirm_workflow_cancellation",
    "wagtailadmin_pages:type_use*",
    "wagtailadmin_reports:*",
    "wagtailadmin_workflows:*",
    "wagtail_localize:submit_page_translation",
    "translation-sync",
    "decision-tree",
    "review",
    "bundles",
    "bundle",
    "bundle-new",
    "bundle-edit",
    "bundle-add",
    "bundle-act",
    "bundle-preview",
    "bundle-put",
    "embed-report*",
    "dataset-versions",
    "overview-coverage",
    "overview-overdue",
    "wagtail_localize:stop_translation",
    "wagtail_localize:translations_report*",
    "wagtailsnippets:*",
    "wagtailsnippets_trajectory_*",
    "wagtailsnippets_content_*",
    "wagtailsnippetchoosers_*:cho*",
    "wagtailimages:image_usage",  # names the drafts that show a picture
    "wagtaildocs:document_usage",
    "wagtailredirects:*",
    "wagtailusers_*",
    "wagtailsites:*",
    "wagtaillocales:index*",
    "wagtail_localize:edit_override",  # takes the number of any picture, document or page
    "team-add",
    "team-hand-over",
    "person-invite",
    "people",
    "account-end",
    "post",
    "post-again",
    "writing-moment",
    "writing-question",
    "writing-term",
)


def _listed(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def may_enter(name: str, user) -> bool:
    """Whether this person may ask for the admin address with this name at all.

    The view itself still checks the thing.
    """
    if _listed(name, ANYBODY):
        return True
    if not getattr(user, "is_authenticated", False):
        return _listed(name, EDITORS) or _listed(name, NATIONAL)  # Wagtail sends them to the login page
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    return _listed(name, EDITORS) or (_listed(name, NATIONAL) and user.has_perm("content.edit_nationally"))


def may_know(found: ResolverMatch, user) -> bool:
    """Whether this person may know of the thing that the address names, where Wagtail shows it to everybody.

    These are the page whose children somebody wants to choose from, and the picture in the size for a text.
    """
    if not user.is_authenticated:
        return True
    if found.view_name == "wagtailadmin_choose_page_child":
        return known_to(user, Page.objects.filter(pk=found.kwargs["parent_page_id"])).exists()
    if found.view_name == "wagtailimages_chooser:select_format":
        return choosable(user, get_image_model().objects.filter(pk=found.kwargs["image_id"])).exists()
    return found.kwargs.get("revision_id") != 0  # no version has this number, and Wagtail breaks on it


def admin_guard(get_response):
    """Middleware: 404 for every admin address that is not listed for this person."""

    def middleware(request):
        if request.path_info.startswith(DOORS):
            try:
                found = resolve(request.path_info)
            except Resolver404:
                return get_response(request)
            if not (may_enter(found.view_name, request.user) and may_know(found, request.user)):
                return get_callable(get_resolver().urlconf_module.handler404)(request)
        return get_response(request)

    return middleware


def _only_asks(request) -> bool:
    """Whether a POST writes nothing: it waits for somebody else's answer, and holds up nobody meanwhile."""
    try:
        return resolve(request.path_info).view_name in ONLY_ASK
    except Resolver404:
        return False


def one_transaction(get_response):
    """Middleware: an admin write happens whole or not at all; reads are left alone."""

    def middleware(request):
        inside = request.path_info.startswith(DOORS)
        if request.method in ("GET", "HEAD", "OPTIONS") or not inside or _only_asks(request):
            return get_response(request)
        with transaction.atomic():
            response = get_response(request)
            if response.status_code >= 500 or getattr(response, "is_refused", False):
                transaction.set_rollback(True)
        return response

    middleware.process_exception = say_why_not
    return middleware


def say_why_not(request, problem: Exception):
    """What is refused with its reason: a page that may not go live as it is, and a form of which a part is missing.

    Nothing of the whole request is kept.
    """
    # Wagtail counts on every field of its forms, and on the place of every form among others.
    torn = isinstance(problem, MultiValueDictKeyError) or repr(problem) == f"KeyError({ORDERING_FIELD_NAME!r})"
    if torn and request.path_info.startswith(DOORS):
        response = get_callable(get_resolver().urlconf_module.handler400)(request, problem)
        response.is_refused = True
        return response
    if not isinstance(problem, NotReady):
        return None
    messages.error(request, _("Not published. %(reason)s") % {"reason": problem})
    response = redirect(AdminURLFinder(request.user).get_edit_url(problem.thing) or "wagtailadmin_home")
    response.is_refused = True
    return response
