"""Read as…: the page of one reader inside the admin, also with a draft, of which readers then see nothing."""

import pytest
from django.urls import reverse

from content.pages.models import InfoPage, ReaderPage
from tests.content.photograph import changed, photograph
from tests.content.reading import SITE, soup, words
from trajectory.journey.moment import ContactMoment

pytestmark = pytest.mark.django_db

FORM, WINDOW = "/admin/lees-als/", "/admin/lees-als/venster/"
DRAFT = "Half geschreven titel"


@pytest.fixture
def drafted() -> ContactMoment:
    moment = ContactMoment.objects.get(code="M06")
    moment.title_nl = DRAFT
    moment.save_revision()
    return moment


def test_the_window_is_the_public_page_with_the_choices_of_the_reader(daan, sign_in, amina):
    chosen = "groep=gezinsmigrant&route=b1&gemeente=voorbeeldgemeente"
    window = sign_in(daan).get(f"{WINDOW}?wat=klantreis&taal=ar&{chosen}")

    public = amina.get(f"/ar/klantreis/?{chosen}")

    assert words(soup(window).main) == words(soup(public).main)
    assert soup(window).html["dir"] == "rtl"
    assert soup(window).find("base")["href"] == f"{SITE}/ar/klantreis/?{chosen}".replace("&", "&")
    assert soup(window).find("base")["target"] == "_blank"


def test_the_screen_shows_the_window_and_the_way_to_the_real_page(daan, sign_in):
    page = soup(sign_in(daan).get(f"{FORM}?wat=moment&moment=M06&taal=ti&groep=asielstatushouder&route=b1"))

    frame = page.find("iframe")
    assert frame["src"].startswith(WINDOW)
    assert frame["title"]
    assert page.find("a", href="/ti/klantreis/M06/?groep=asielstatushouder&route=b1")


def test_a_page_is_shown_in_the_frame_of_the_language(daan, sign_in):
    page = ReaderPage.objects.get(slug="werk", locale__language_code="nl")

    window = soup(sign_in(daan).get(f"{WINDOW}?wat=pagina&pagina={page.pk}&taal=tr"))

    assert window.html["lang"] == "tr"
    assert page.title in words(window.main)


def test_only_the_admin_itself_may_frame_the_window(daan, sign_in):
    answer = sign_in(daan).get(f"{WINDOW}?wat=klantreis&taal=nl")

    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"


def test_nothing_chosen_is_said_at_the_field(daan, sign_in):
    answer = sign_in(daan).get(f"{FORM}?wat=moment&taal=nl")

    page = soup(answer)
    assert answer.status_code == 422
    assert page.find("iframe") is None
    assert page.find(attrs={"aria-describedby": True, "name": "moment"}) or page.find(class_="error-message")
    assert sign_in(daan).get(f"{WINDOW}?wat=moment&taal=nl").status_code == 404


def test_draft_of_a_moment_stands_in_the_window_and_nowhere_else(daan, sign_in, amina, drafted):
    client = sign_in(daan)
    before = photograph()

    page = client.get(f"{WINDOW}?wat=moment&moment=M06&taal=nl&concept=on")
    journey = client.get(f"{WINDOW}?wat=klantreis&moment=M06&taal=nl&groep=asielstatushouder&route=b1&concept=on")
    without = client.get(f"{WINDOW}?wat=moment&moment=M06&taal=nl")

    assert DRAFT in words(soup(page).h1)
    assert DRAFT in journey.text
    assert DRAFT not in without.text
    assert DRAFT not in amina.get("/nl/klantreis/M06/").text
    assert DRAFT not in amina.get("/nl/zoeken/?q=geschreven").text
    assert changed(before, photograph()) == []


def test_draft_that_waits_for_its_day_is_shown_as_it_will_be(daan, sign_in, amina, drafted):
    from datetime import timedelta

    from django.utils import timezone

    drafted.go_live_at = timezone.now() + timedelta(days=3)
    drafted.save_revision()

    assert DRAFT in sign_in(daan).get(f"{WINDOW}?wat=moment&moment=M06&taal=nl&concept=on").text
    assert DRAFT not in amina.get("/nl/klantreis/M06/").text


def test_municipal_editor_sees_her_own_draft_as_readers_will(bert, sign_in, amina):
    page = InfoPage(title=DRAFT, slug="cursus", locale=bert.section.locale, live=False)
    bert.section.add_child(instance=page)
    page.save_revision(user=bert)

    window = sign_in(bert).get(f"{WINDOW}?wat=pagina&pagina={page.pk}&taal=nl&concept=on")

    assert words(soup(window).h1) == DRAFT
    assert amina.get("/nl/gemeente/utrecht/cursus/").status_code == 404


@pytest.mark.parametrize("who", ["bert", "elif_"])
def test_who_may_not_know_a_draft_sees_what_readers_see(request, sign_in, carla, drafted, who):
    client = sign_in(request.getfixturevalue(who))
    hers = InfoPage(title="Kwetterdrempel", slug="cursus", locale=carla.section.locale, live=False)
    carla.section.add_child(instance=hers)
    hers.save_revision(user=carla)
    carla.section.title = "Kwetterdrempel"
    carla.section.save_revision(user=carla)

    moment = client.get(f"{WINDOW}?wat=moment&moment=M06&taal=nl&concept=on")
    section = client.get(f"{WINDOW}?wat=pagina&pagina={carla.section.pk}&taal=nl&concept=on")
    hidden = client.get(f"{WINDOW}?wat=pagina&pagina={hers.pk}&taal=nl&concept=on")

    assert moment.status_code == section.status_code == 200
    assert DRAFT not in moment.text
    assert "Kwetterdrempel" not in section.text + client.get(FORM).text
    assert hidden.status_code == 404


def test_visitor_is_sent_to_the_door(amina):
    for where in (FORM, WINDOW):
        assert amina.get(where)["Location"].startswith(reverse("wagtailadmin_login"))
