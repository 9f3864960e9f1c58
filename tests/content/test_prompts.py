"""A page in which an instruction to its editor (✎) is left goes live by no way at all, and somebody hears why."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowPage, WorkflowTask

from content.editing.letters import Letter
from content.local.skeletons import make_page
from content.pages.models import HomePage, InfoPage, ReaderPage, SectionPage, TopicPage
from tests.content.inviting import a_minute_passes
from tests.content.reading import soup, words
from tests.content.reviewing import (
    approve,
    draft,
    key_of,
    links_work,
    make_bundle,
    pages,
    press_on_screen,
    send,
    waiting,
)
from trajectory.texts.live import NotReady

pytestmark = pytest.mark.django_db
SAID = "Schrijf uw eigen tekst waar een ✎ staat"
LEFT = "✎ Zeg in één zin hoe u helpt."


@pytest.fixture
def skeleton(bert):
    return make_page(section=bert.section, key="loket", user=bert)


@pytest.fixture
def asked(daan):
    """A national page that waits for a second person, with an instruction that came in past every form."""
    page = draft(pages()[0], daan, intro=LEFT)
    page.get_workflow().start(page, daan)
    return page


def is_live(page) -> bool:
    return ReaderPage.objects.get(pk=page.pk).live


def intro_of(page) -> str:
    return ReaderPage.objects.get(pk=page.pk).intro


def test_no_way_to_publish_gets_past_the_page_itself(skeleton):
    with pytest.raises(NotReady, match="✎"):
        skeleton.get_latest_revision().publish()

    assert not is_live(skeleton)


def test_publishing_many_pages_at_once_says_which_page_and_why_and_publishes_none(skeleton, bert, iris, sign_in):
    ready = InfoPage(title="Klaar", slug="klaar", locale=bert.section.locale, live=False)
    ReaderPage.objects.get(pk=bert.section.pk).add_child(instance=ready)
    ready.save_revision()
    where = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = sign_in(iris).post(f"{where}?id={skeleton.pk}&id={ready.pk}&next=/admin/", follow=True)

    said = words(soup(answer))
    assert f"“{skeleton.title}” is niet gepubliceerd" in said
    assert SAID in said
    assert (is_live(skeleton), is_live(ready)) == (False, False)


def test_second_person_cannot_approve_it_on_our_screen(asked, rosa, sign_in):
    answer = approve(sign_in(rosa), asked)

    shown = sign_in(rosa).get(reverse("review", args=[waiting(asked).pk]))
    assert answer.status_code == 302
    assert SAID in words(soup(shown))
    assert intro_of(asked) != LEFT


def test_second_person_cannot_approve_it_past_our_screen(asked, rosa, sign_in):
    links_work()
    where = reverse("wagtailadmin_pages:workflow_action", args=[asked.pk, "approve", waiting(asked).pk])

    sign_in(rosa).post(where, {"comment": ""})

    assert waiting(asked) is not None
    assert intro_of(asked) != LEFT


def test_another_workflow_of_wagtail_does_not_publish_it_either(skeleton, bert, iris, sign_in):
    workflow, task = Workflow.objects.create(name="Eigen"), GroupApprovalTask.objects.create(name="Kijk")
    task.groups.set(Group.objects.all())
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=ReaderPage.objects.get(pk=bert.section.pk))
    workflow.start(skeleton, bert)
    state = waiting(skeleton)
    where = reverse("wagtailadmin_pages:workflow_action", args=[skeleton.pk, "approve", state.pk])

    answer = sign_in(iris).post(where, {"comment": ""}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[skeleton.pk])
    assert f"“{skeleton.title}”" in words(soup(answer))
    assert SAID in words(soup(answer))
    assert not is_live(skeleton)
    state.refresh_from_db()
    assert state.status == "in_progress"


def test_bundle_with_such_a_page_is_not_approved_and_names_it(daan, rosa, sign_in):
    page, other = draft(pages()[0], daan, intro=LEFT), draft(pages()[1], daan, intro="Nieuw")
    bundle = make_bundle(sign_in(daan))
    sign_in(daan).post(reverse("bundle-add", args=[bundle.pk]), {"thing": [key_of(page), key_of(other)]})
    send(sign_in(daan), bundle)

    answer = press_on_screen(sign_in(rosa), bundle, "approve")

    assert f"“{page.title}”" in words(soup(answer))
    assert SAID in words(soup(answer))
    bundle.refresh_from_db()
    assert bundle.state == "sent"
    assert intro_of(other) != "Nieuw"


def test_on_its_day_it_stays_a_draft_its_editor_hears_why_and_the_others_go_live(skeleton, bert, settings):
    settings.MAIL_MISSING = []
    ready = InfoPage(title="Klaar", slug="klaar", locale=bert.section.locale, live=False)
    ReaderPage.objects.get(pk=bert.section.pk).add_child(instance=ready)
    for minutes, page in ((20, skeleton), (10, ready)):
        page.save_revision(user=bert, clean=False, approved_go_live_at=timezone.now() - timedelta(minutes=minutes))

    a_minute_passes()
    a_minute_passes()

    assert (is_live(skeleton), is_live(ready)) == (False, True)
    letter = Letter.objects.get(kind=Letter.Kind.NOTICE)
    assert (letter.to, letter.subject) == ("bert@example.org", f"Niet gepubliceerd: “{skeleton.title}”")
    assert SAID in mail.outbox[0].body
    assert f"/admin/pages/{skeleton.pk}/edit/" in mail.outbox[0].body
    assert PageLogEntry.objects.filter(page=skeleton.pk, action="page.hold_back").count() == 1


def test_form_of_every_kind_of_page_refuses_what_ours_refuses(monkeypatch):
    kinds = [HomePage, SectionPage, TopicPage, InfoPage]
    assert [problem for kind in kinds for problem in kind.check() if problem.id == "content.E001"] == []

    monkeypatch.setattr(InfoPage, "base_form_class", WagtailAdminPageForm)

    assert "content.E001" in {problem.id for problem in InfoPage.check()}
