"""Every address of the admin, for everybody: open because it is on this list, else it does not exist."""

import pytest
from django.db import transaction

from content.pages.models import HomePage
from tests.content.doors import address, every_door

pytestmark = pytest.mark.django_db

# Written by hand, name by name: an upgrade of Wagtail that brings a new address makes these tests fail.
EDITORS = """
    wagtailadmin_login wagtailadmin_javascript_catalog wagtailadmin_sprite
    wagtailadmin_home wagtailadmin_account wagtailadmin_dismissibles wagtailadmin_block_preview
    wagtailadmin_explore wagtailadmin_explore_root wagtailadmin_explore_results
    wagtailadmin_editing_sessions:ping wagtailadmin_editing_sessions:release
    wagtailadmin_choose_page wagtailadmin_choose_page_child wagtailadmin_choose_page_search
    wagtailadmin_choose_page_external_link wagtailadmin_choose_page_anchor_link
    wagtailadmin_choose_page_email_link wagtailadmin_choose_page_phone_link
    wagtailadmin_pages:add wagtailadmin_pages:add_subpage wagtailadmin_pages:edit wagtailadmin_pages:delete
    wagtailadmin_pages:copy wagtailadmin_pages:lock wagtailadmin_pages:unlock wagtailadmin_pages:unpublish
    wagtailadmin_pages:view_draft wagtailadmin_pages:set_page_position
    wagtailadmin_pages:preview_on_add wagtailadmin_pages:preview_on_edit
    wagtailadmin_pages:history wagtailadmin_pages:history_results
    wagtailadmin_pages:revisions_index wagtailadmin_pages:revisions_revert wagtailadmin_pages:revisions_view
    wagtailadmin_pages:revisions_compare wagtailadmin_pages:revisions_unschedule
    wagtailadmin_pages:search wagtailadmin_pages:search_results
    wagtailadmin_pages:workflow_history wagtailadmin_pages:workflow_history_detail
    wagtail_localize:edit_string_translation
    wagtail_localize:preview_translation wagtail_localize:javascript_catalog
    wagtailimages:index wagtailimages:index_results wagtailimages:add wagtailimages:edit wagtailimages:delete
    wagtailimages:preview wagtailimages:add_multiple wagtailimages:edit_multiple wagtailimages:delete_multiple
    wagtailimages:delete_upload_multiple wagtailimages:create_multiple_from_uploaded_image
    wagtailimages_chooser:choose wagtailimages_chooser:choose_results wagtailimages_chooser:chosen
    wagtailimages_chooser:chosen_multiple wagtailimages_chooser:create wagtailimages_chooser:select_format
    wagtaildocs:index wagtaildocs:index_results wagtaildocs:add wagtaildocs:edit wagtaildocs:delete
    wagtaildocs:add_multiple wagtaildocs:edit_multiple wagtaildocs:delete_multiple wagtaildocs:delete_upload_multiple
    wagtaildocs:create_multiple_from_uploaded_document
    wagtaildocs_chooser:choose wagtaildocs_chooser:choose_results wagtaildocs_chooser:chosen
    wagtaildocs_chooser:chosen_multiple wagtaildocs_chooser:create
    wagtailsnippetchoosers_content_recording:choose wagtailsnippetchoosers_content_recording:choose_results
    wagtailsnippetchoosers_content_recording:chosen wagtailsnippetchoosers_content_recording:chosen_multiple
    translation-desk translation-edit translation-matrix translation-suggest translation-files translation-export
    local-part local-overview local-confirm local-contact-add local-contact-change local-contact-remove
    local-note-choose local-note-add local-note-change local-note-remove local-note-compare local-page-add
    welcome teams team team-invite team-remove invitation-again invitation-withdraw
    overview-todo overview-history read-as read-as-window
    writing-report writing-text writing-page
    panel-rounds panel-new panel-round panel-act
"""
NATIONAL_EDITORS = """
    wagtail_bulk_action
    wagtailadmin_api:pages:listing wagtailadmin_api:pages:detail wagtailadmin_api:pages:find
    wagtailadmin_api:pages:action wagtailadmin_choose_page_chosen_multiple
    wagtailadmin_pages:move wagtailadmin_pages:move_confirm wagtailadmin_pages:choose_parent
    wagtailadmin_pages:set_privacy wagtailadmin_pages:usage wagtailadmin_pages:workflow_preview
    wagtailadmin_pages:workflow_action wagtailadmin_pages:collect_workflow_action_data
    wagtailadmin_pages:confirm_workflow_cancellation
    review bundles bundle bundle-new bundle-edit bundle-add bundle-act bundle-preview bundle-put
    wagtailadmin_pages:type_use wagtailadmin_pages:type_use_results
    embed-report embed-report-results
    overview-coverage overview-overdue
    dataset-versions decision-tree translation-sync wagtail_localize:submit_page_translation
    wagtail_localize:stop_translation
    wagtail_localize:update_translations wagtail_localize:translations_report
    wagtail_localize:translations_report_results
    wagtaillocales:index wagtaillocales:index_results
    wagtailsnippets:index wagtailimages:image_usage wagtaildocs:document_usage
    wagtail_localize:edit_override
    team-add team-hand-over person-invite people account-end post post-again
    writing-moment writing-question writing-term
"""
NOUNS = """
    contactmoment contactpoint decisionanswer decisionoutcome decisionquestion localaddition
    fact group law municipality organisation phase route source
"""
WORDS = "question term recording partner theme"
FOR_EVERY_EDITOR = set(EDITORS.split())
FOR_NATIONAL_EDITORS = FOR_EVERY_EDITOR | set(NATIONAL_EDITORS.split())
FOR_NATIONAL_EDITORS_WHOLE = (
    "wagtailadmin_reports",
    "wagtailadmin_workflows",
    "wagtailsites",
    "wagtailredirects",
    "wagtailusers_users",
    "wagtailusers_groups",
    *(f"wagtailsnippets_trajectory_{noun}" for noun in NOUNS.split()),
    *(f"wagtailsnippetchoosers_trajectory_{noun}" for noun in NOUNS.split()),
    *(f"wagtailsnippets_content_{noun}" for noun in WORDS.split()),
    *(f"wagtailsnippetchoosers_content_{noun}" for noun in WORDS.split()),
)


BEFORE_THE_DOOR = (
    "wagtailadmin_login",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "welcome",
)


def knock(client, where: str) -> bool:
    """Whether somebody answers here, whatever they say; nothing stays of what was asked."""
    closed = {"get": 404, "post": 405 if where.startswith("/documents/") else 404}  # readers' side takes no POST at all
    client.raise_request_exception = False
    for method, no_such_address in closed.items():
        with transaction.atomic():
            status = getattr(client, method)(where).status_code
            transaction.set_rollback(True)
        if status != no_such_address:
            return True
    return False


def open_doors(sign_in, user, page: int) -> set[str]:
    client = sign_in(user)
    return {name for name, pattern in every_door() if knock(client, address(pattern, page=page))}


def test_walk_finds_the_whole_admin():
    names = {name for name, _ in every_door()}

    assert len(names) > 300
    assert names >= FOR_NATIONAL_EDITORS
    assert {"wagtailusers_users:edit", "wagtailimages:index", "wagtaildocs_serve", "wagtailadmin_error_test"} <= names


@pytest.mark.one_engine
def test_municipal_editor_finds_only_what_is_listed(bert, sign_in):
    found = open_doors(sign_in, bert, bert.section.pk)

    assert found - FOR_EVERY_EDITOR == set()
    assert {"wagtailadmin_home", "wagtailadmin_pages:edit", "wagtailadmin_pages:add_subpage"} <= found


@pytest.mark.one_engine
def test_translator_finds_only_what_is_listed(elif_, sign_in):
    found = open_doors(sign_in, elif_, HomePage.objects.get(slug="nl").pk)

    assert found - FOR_EVERY_EDITOR == set()
    assert {"wagtailadmin_home", "translation-desk", "translation-edit"} <= found


@pytest.mark.one_engine
def test_national_editor_finds_only_what_is_listed(daan, sign_in):
    found = open_doors(sign_in, daan, HomePage.objects.get(slug="nl").pk)

    unlisted = found - FOR_NATIONAL_EDITORS
    assert {name for name in unlisted if name.rsplit(":", 1)[0] not in FOR_NATIONAL_EDITORS_WHOLE} == set()
    assert {"wagtailsnippets_trajectory_contactmoment:list", "wagtailadmin_reports:site_history"} <= found


def test_visitor_is_asked_to_sign_in_or_finds_nothing(amina):
    amina.raise_request_exception = False
    for name, pattern in every_door():
        answer = amina.get(address(pattern))

        sent_to_the_door = answer.status_code == 302 and answer["Location"].startswith("/admin/login/")
        before_the_door = name in BEFORE_THE_DOOR
        assert sent_to_the_door or before_the_door or answer.status_code in (401, 403, 404), name


def test_deliberate_error_page_of_wagtail_does_not_exist(daan, sign_in):
    assert sign_in(daan).get("/admin/failwhale/").status_code == 404
