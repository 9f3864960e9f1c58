"""What the editor of one municipality keeps to herself, the editor of another never sees and never changes."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from content.pages.models import InfoPage, ReaderPage
from tests.content.doors import address, every_door
from tests.content.photograph import changed, photograph
from tests.content.reading import SITE
from tests.content.screens import page_form

pytestmark = pytest.mark.django_db

SECRET = "Kwetterdrempel"
HALF = "kwetterdre"


@pytest.fixture
def drafts(carla) -> dict[str, InfoPage]:
    """What Carla has that is not public: a draft, a change that waits, and a page behind a log-in."""

    def make(title: str, slug: str, live: bool) -> InfoPage:
        page = InfoPage(title=title, slug=slug, locale=carla.section.locale, live=live)
        carla.section.add_child(instance=page)
        page.save_revision(user=carla)
        return page

    draft = make(f"{SECRET} een", "een", live=False)
    waiting = make("Openbaar", "twee", live=True)
    waiting.title = f"{SECRET} twee"
    waiting.save_revision(user=carla)
    behind = make(f"{SECRET} drie", "drie", live=True)
    PageViewRestriction.objects.create(page=behind, restriction_type=PageViewRestriction.LOGIN)
    return {"draft": draft, "waiting": waiting, "behind": behind}


def questions(drafts) -> list[str]:
    """Ways to ask a list or chooser for what it should not tell."""
    ids = "&".join(f"id={page.pk}" for page in drafts.values())
    return [f"?q={HALF}", "?q=openbaar", f"?page_type=wagtailcore.page&q={HALF}", f"?{ids}", "?p=1&ordering=title"]


def seen(answer) -> bool:
    return SECRET.lower() in (answer.text + answer.get("Location", "")).lower()


@pytest.mark.parametrize("which", ["draft", "waiting", "behind"])
def test_owner_sees_her_page(carla, drafts, sign_in, which):
    answer = sign_in(carla).get(reverse("wagtailadmin_pages:edit", args=[drafts[which].pk]))

    assert answer.status_code == 200
    assert seen(answer)


def test_owner_finds_her_pages_in_every_list(carla, drafts, sign_in):
    client = sign_in(carla)

    for where in (
        reverse("wagtailadmin_explore", args=[carla.section.pk]),
        reverse("wagtailadmin_explore", args=[carla.section.pk]) + f"?q={HALF}",
        reverse("wagtailadmin_pages:history", args=[drafts["draft"].pk]),
        reverse("wagtailadmin_choose_page_search") + f"?q={HALF}",
    ):
        assert seen(client.get(where)), where


def test_neighbour_sees_nothing_of_it_at_any_address(bert, carla, drafts, sign_in):
    client = sign_in(bert)
    client.raise_request_exception = False
    revisions = [
        page.latest_revision_id for page in ReaderPage.objects.filter(pk__in=[each.pk for each in drafts.values()])
    ]
    parent = carla.section.get_parent()
    pages = [*(page.pk for page in drafts.values()), carla.section.pk, parent.pk, 1]
    told = []
    for name, pattern in every_door():
        for page, revision in zip(pages, [*revisions, *[revisions[0]] * 3], strict=True):
            where = address(pattern, page=page, given={"revision_id": revision, "object_id": page})
            answer = client.get(where)
            told += [where] if seen(answer) else []
            if answer.status_code == 404 and name != "wagtailadmin_choose_page_child":
                break
            if answer.status_code == 200:  # who is sent away is sent away with every question
                told += [where + asked for asked in questions(drafts) if seen(client.get(where + asked))]
            if where == address(pattern, page=0, given={"revision_id": revision, "object_id": 0}):
                break

    assert not told, "\n".join(told)
    home = client.get(reverse("wagtailadmin_home"))
    assert home.status_code == 200
    assert not seen(home)


def test_owner_changes_her_page_with_the_form_that_the_neighbour_tries(carla, drafts, sign_in):
    form = page_form(title="Veranderd", slug="een", **{"action-publish": "1"})

    answer = sign_in(carla).post(reverse("wagtailadmin_pages:edit", args=[drafts["draft"].pk]), form)

    assert answer.status_code == 302
    assert ReaderPage.objects.get(pk=drafts["draft"].pk).title == "Veranderd"


def test_neighbour_changes_nothing_at_any_address(bert, drafts, sign_in):
    client = sign_in(bert)
    client.raise_request_exception = False
    form = page_form(title="Veranderd", slug="een", **{"action-publish": "1"}) | {
        "restriction_type": "none",
        "confirm": "1",
        "new_title": "Veranderd",
        "new_slug": "veranderd",
        "new_parent_page": str(bert.section.pk),
        "position": "0",
    }
    before = photograph()
    told = []

    for page in drafts.values():
        public = f"{SITE}/nl/gemeente/zwolle/{page.slug}/"
        link = {"external-link-chooser-url": public, "external-link-chooser-link_text": "hier"}
        for _, pattern in every_door():
            given = {"revision_id": page.latest_revision_id, "destination_id": bert.section.pk}
            where = address(pattern, page=page.pk, given=given)
            told += [where] if seen(client.post(where, form | link)) else []

    assert client.get(reverse("wagtailadmin_home")).status_code == 200  # still Bert
    # Made by looking: Bert's own profile, and a size of a picture that the site shows to everybody.
    assert set(changed(before, photograph())) <= {"wagtailusers_userprofile", "wagtailimages_rendition"}
    assert not told, "\n".join(told)


def test_neighbour_cannot_look_at_the_public_address_of_a_page_behind_a_log_in(bert, carla, drafts, sign_in):
    for who in (bert, carla):
        answer = sign_in(who).get("/nl/gemeente/zwolle/drie/")

        assert answer.status_code == 404
        assert not seen(answer)


def test_municipal_editor_works_in_her_own_section_only(bert, sign_in):
    client = sign_in(bert)
    page = ReaderPage.objects.get(slug="wachten", locale__language_code="nl")
    before = photograph("wagtailcore_page", "content_readerpage", "wagtailcore_revision")

    answers = [
        client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), page_form(title="Zzz", slug="wachten")),
        client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])),
        client.post(reverse("wagtailadmin_pages:delete", args=[page.pk])),
        client.post(
            reverse("wagtailadmin_pages:add", args=["content", "infopage", page.get_parent().pk]),
            page_form(title="Zzz", slug="zzz"),
        ),
    ]

    assert {answer.status_code for answer in answers} == {302}
    assert changed(before, photograph(*before)) == []
