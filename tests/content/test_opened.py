"""The first page of a municipality opens its section for readers, and nothing else: no draft of anybody goes along."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from content.editing.teams import add_team
from content.local.skeletons import make_page
from content.pages.models import InfoPage, ReaderPage, SectionPage
from tests.content.reading import soup, words
from tests.content.reviewing import draft, pages
from tests.content.screens import page_form, rich
from trajectory.actors.models import Municipality

pytestmark = pytest.mark.django_db
OWN = [("paragraph", rich("<p>Het loket is in het stadhuis.</p>"))]
LATER = {"go_live_at": "2099-01-01 10:00"}


@pytest.fixture
def gouda(django_user_model):
    """A new municipality with an editor; nobody wrote anything yet."""
    team, _ = add_team(municipality=Municipality.objects.get(slug="gouda"))
    person = django_user_model.objects.create_user("greet", "greet@example.org", "zon-regen-wind-sneeuw")
    person.groups.add(team.group)
    person.section = ReaderPage.objects.get(pk=team.section_id).specific
    return person


@pytest.fixture
def drafts(daan, bert, carla):
    """What others have waiting: a national page, a change of a live one, pages and a section of municipalities."""
    nl = Locale.objects.get(language_code="nl")
    home = ReaderPage.objects.get(slug="nl", depth=2)
    new = InfoPage(title="Landelijk concept", slug="landelijk", locale=nl, live=False)
    home.add_child(instance=new)
    new.save_revision(user=daan)
    changed = draft(pages()[0], daan, intro="Landelijk en nog niet af")
    theirs = [make_page(section=person.section, key="loket", user=person) for person in (bert, carla)]
    other, _ = add_team(municipality=Municipality.objects.get(slug="delft"), made_by=daan)
    return [new, changed, *theirs, other.section]


def what_readers_see() -> dict[int, tuple]:
    rows = ReaderPage.objects.filter(live=True).values_list("pk", "title", "intro", "body")
    return {pk: (title, intro, str(body.get_prep_value())) for pk, title, intro, body in rows}


def change(client, page, **fields):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), page_form(**fields))


def test_page_from_a_skeleton_brings_its_own_section_and_nothing_of_others(gouda, drafts, sign_in, amina):
    page = make_page(section=gouda.section, key="loket", user=gouda)
    before, client = what_readers_see(), sign_in(gouda)

    change(client, page, title="Hulp", slug="hulp", parts=OWN, **{"action-publish": "1"})

    after = what_readers_see()
    assert {pk for pk in after if after[pk] != before.get(pk)} == {page.pk, gouda.section.pk}
    assert set(before) <= set(after)
    assert "Het loket is in het stadhuis." in amina.get("/nl/gemeente/gouda/hulp/").text


def test_what_an_editor_typed_in_the_section_stays_a_draft(gouda, sign_in, amina):
    client, page = sign_in(gouda), make_page(section=gouda.section, key="loket", user=gouda)
    words_of_draft = [("paragraph", rich("<p>Nog geheim.</p>"))]
    change(client, gouda.section, title="Gouda later", slug="gouda", intro="Nog niet af", parts=words_of_draft)

    change(client, page, title="Hulp", slug="hulp", parts=OWN, **{"action-publish": "1"})

    shown = words(soup(amina.get("/nl/gemeente/gouda/")))
    assert "Hulp" in shown
    assert "Gouda" in shown
    for secret in ("Gouda later", "Nog niet af", "Nog geheim"):
        assert secret not in shown
    section = SectionPage.objects.get(pk=gouda.section.pk)
    kept = section.get_latest_revision_as_object()
    assert (section.live, section.has_unpublished_changes) == (True, True)
    assert (kept.title, kept.intro, len(kept.body)) == ("Gouda later", "Nog niet af", 1)


def test_section_that_somebody_made_by_hand_keeps_its_words_as_a_draft(daan, sign_in, amina):
    parent = ReaderPage.objects.get(slug="gemeente", locale__language_code="nl")
    section = SectionPage(title="Gouda", slug="gouda", intro="Landelijk concept", locale=parent.locale, live=False)
    parent.add_child(instance=section)
    add_team(municipality=Municipality.objects.get(slug="gouda"), made_by=daan)
    page = InfoPage(title="Week", slug="week", locale=parent.locale, live=False)
    ReaderPage.objects.get(pk=section.pk).add_child(instance=page)

    page.save_revision().publish()

    assert "Landelijk concept" not in amina.get("/nl/gemeente/gouda/").text
    kept = SectionPage.objects.get(pk=section.pk)
    assert kept.has_unpublished_changes
    assert kept.get_latest_revision_as_object().intro == "Landelijk concept"


def test_page_with_a_later_day_opens_nothing_yet(gouda, sign_in):
    page, before = make_page(section=gouda.section, key="loket", user=gouda), what_readers_see()

    change(sign_in(gouda), page, title="Hulp", slug="hulp", parts=OWN, **LATER, **{"action-publish": "1"})

    assert ReaderPage.objects.get(pk=page.pk).approved_schedule
    assert what_readers_see() == before
