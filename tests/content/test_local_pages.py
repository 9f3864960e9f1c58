"""A page of a municipality begins from a skeleton: instructions for its editor that no reader ever sees."""

import pytest
from django.urls import reverse

from content.local.skeletons import make_page, read_skeletons
from content.pages.models import ReaderPage
from tests.content.keeping import screen
from tests.content.reading import soup, words
from tests.content.screens import page_form, rich

pytestmark = pytest.mark.django_db


def test_skeletons_are_a_handful_and_every_text_in_them_is_an_instruction_or_common():
    skeletons = read_skeletons()

    assert 3 <= len(skeletons) <= 5
    for skeleton in skeletons:
        assert skeleton.intro.startswith("✎")


@pytest.mark.parametrize("key", [each.key for each in read_skeletons()])
def test_every_skeleton_makes_a_draft_in_ones_own_section_and_opens_the_editor(bert, sign_in, amina, key):
    client = sign_in(bert)

    answer = client.post(screen("page-add"), {"skeleton": key})

    page = ReaderPage.objects.child_of(bert.section).get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(answer["Location"]).status_code == 200
    assert not page.live
    assert amina.get(f"/nl/gemeente/utrecht/{page.slug}/").status_code == 404
    assert "✎" in str(page.body.get_prep_value())


def test_page_with_an_instruction_left_is_not_published(bert, sign_in):
    page = make_page(section=bert.section, key="loket", user=bert)
    client, where = sign_in(bert), reverse("wagtailadmin_pages:edit", args=[page.pk])
    parts = [("paragraph", rich("<p>✎ Waar is het loket?</p>"))]

    draft = client.post(where, page_form(title="Hulp", slug="hulp", parts=parts))
    refused = client.post(where, page_form(title="Hulp", slug="hulp", parts=parts, **{"action-publish": "1"}))
    own = [("paragraph", rich("<p>Het loket is in het stadhuis.</p>"))]
    published = client.post(where, page_form(title="Hulp", slug="hulp", parts=own, **{"action-publish": "1"}))

    assert draft.status_code == 302
    assert refused.status_code == 200
    assert "Schrijf uw eigen tekst waar een" in refused.text
    assert published.status_code == 302
    assert ReaderPage.objects.get(pk=page.pk).live


def test_page_that_an_editor_wrote_does_not_say_that_a_machine_made_it(bert, sign_in, amina):
    page = make_page(section=bert.section, key="loket", user=bert)
    own = [("paragraph", rich("<p>Het loket is in het stadhuis.</p>"))]
    form = page_form(title="Hulp", slug="hulp", parts=own, **{"action-publish": "1"})
    sign_in(bert).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    said = [words(soup(amina.get(f"/nl/gemeente/utrecht{path}")).main) for path in ("/hulp/", "/")]

    assert "Het loket is in het stadhuis." in said[0]
    assert [text for text in said if "computer maakte" in text] == []
    assert "computer maakte" in words(soup(amina.get("/nl/contact/")).main)


def test_second_page_from_one_skeleton_gets_an_address_of_its_own(bert):
    slugs = [make_page(section=bert.section, key="geld", user=bert).slug for _ in range(2)]

    assert slugs == ["hulp-bij-geld-en-formulieren", "hulp-bij-geld-en-formulieren-2"]


def test_national_text_is_shown_live_and_not_copied(bert, amina):
    page = make_page(section=bert.section, key="eerste-week", user=bert).specific
    page.intro, page.body = (
        "Welkom.",
        [(each.block_type, each.value) for each in page.body if each.block_type == "pages"],
    )
    page.save_revision().publish()
    national = ReaderPage.objects.get(slug="wonen", locale__language_code="nl").specific
    national.title = "Een huis vinden"
    national.save_revision().publish()

    shown = words(soup(amina.get("/nl/gemeente/utrecht/uw-eerste-week-in-onze-gemeente/")).main)

    assert "Een huis vinden" in shown
    assert "Een huis vinden" not in str(page.body.get_prep_value())


def test_unknown_skeleton_makes_nothing(bert, sign_in):
    assert sign_in(bert).post(screen("page-add"), {"skeleton": "x"}).status_code == 404
    assert not ReaderPage.objects.child_of(bert.section).exists()
