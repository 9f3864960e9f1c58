"""What an editor types into the search boxes and forms of the admin never breaks them."""

import pytest
from django.urls import reverse

from content.pages.models import ReaderPage
from tests.content.media import keep_picture
from tests.content.photograph import changed, photograph
from tests.content.screens import page_form

pytestmark = pytest.mark.django_db

BOXES = """
    wagtailimages:index wagtailimages:index_results wagtailimages_chooser:choose wagtailimages_chooser:choose_results
    wagtaildocs:index wagtaildocs:index_results wagtaildocs_chooser:choose wagtaildocs_chooser:choose_results
    wagtailadmin_pages:search wagtailadmin_pages:search_results wagtailadmin_choose_page_search
    wagtailsnippets_trajectory_fact:list wagtailsnippetchoosers_trajectory_fact:choose wagtailredirects:index teams
"""


@pytest.mark.parametrize("typed", ['"', 'een "half woord', "nul\0byte", "'", "AND (", "*"])
def test_every_search_box_takes_what_is_typed(daan, sign_in, typed):
    client = sign_in(daan)

    answers = {name: client.get(reverse(name), {"q": typed}).status_code for name in BOXES.split()}

    assert answers == dict.fromkeys(BOXES.split(), 200)


def test_words_between_quotes_are_found(daan, sign_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    keep_picture("Balie van het loket")

    answer = sign_in(daan).get(reverse("wagtailimages:index"), {"q": '"balie"'})

    assert "Balie van het loket" in answer.text


def test_form_that_was_cut_off_is_refused_and_changes_nothing(daan, sign_in):
    page = ReaderPage.objects.get(slug="wachten", locale__language_code="nl")
    before = photograph("wagtailcore_page", "content_readerpage", "wagtailcore_revision")

    answer = sign_in(daan).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"title": "Half"})

    assert answer.status_code == 400
    assert changed(before, photograph(*before)) == []


def test_form_with_more_forms_in_it_than_were_sent_is_refused_and_changes_nothing(bert, sign_in):
    form = page_form(title="", slug="taalcafe", **{"page_sources-TOTAL_FORMS": "3"})
    before = photograph("wagtailcore_page", "content_readerpage", "wagtailcore_revision")

    answer = sign_in(bert).post(reverse("wagtailadmin_pages:add", args=["content", "infopage", bert.section.pk]), form)

    assert answer.status_code == 400
    assert changed(before, photograph(*before)) == []


def test_version_that_cannot_be_there_is_not_found(bert, sign_in):
    answer = sign_in(bert).get(reverse("wagtailadmin_pages:revisions_revert", args=[bert.section.pk, 0]))

    assert answer.status_code == 404
