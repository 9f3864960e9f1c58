"""What is not published is nowhere to be found, and what is published is everywhere, at once."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from content.pages.models import HomePage, InfoPage, ReaderPage, SectionPage
from tests.content.reading import SITE, alternates, soup, tongue, words

pytestmark = pytest.mark.django_db

SECRET = "Kwetterdrempel"
HALF = "kwetterdre"  # enough to search for, and not itself the word we look for in the answer


def put_under(parent, model, **fields):
    """A new published page."""
    page = parent.add_child(instance=model(locale=parent.locale, **fields))
    page.save_revision().publish()
    return page


@pytest.fixture
def section(db):
    """A section in the main menu with one page under it, and two pages that link to both."""
    home = HomePage.objects.get(locale__language_code="nl")
    section = put_under(home, SectionPage, title=SECRET, slug="kwetter", intro="Over kwetteren.", show_in_menus=True)
    child = put_under(section, InfoPage, title=f"{SECRET} kind", slug="kind", intro="Nog meer kwetteren.")
    links = f'<p>Zie <a linktype="page" id="{section.pk}">hier</a> en <a linktype="page" id="{child.pk}">daar</a>.</p>'
    cards = {
        "heading": "Lees verder",
        "items": [{"type": "item", "value": page.pk, "id": f"c{page.pk}"} for page in (section, child)],
    }
    body = [
        {"type": "paragraph", "value": links, "id": "links"},
        {"type": "pages", "value": cards, "id": "cards"},
    ]
    put_under(home, InfoPage, title="Wegwijzer", slug="wegwijzer", body=body)
    return section


@pytest.fixture
def chief(iris, sign_in):
    """Who may publish without a second person: the screens ask the same of everybody."""
    return sign_in(iris)


def press(client, name: str, page, **data) -> None:
    """Send a form of the admin about a page, and see that it was taken."""
    response = client.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), data)
    assert response.status_code in (200, 302)
    assert "error-message" not in response.text


def unpublish(client, section) -> None:
    press(client, "unpublish", section)


def ask_login(client, section) -> None:
    press(client, "set_privacy", section, restriction_type="login")


def ask_password(client, section) -> None:
    press(client, "set_privacy", section, restriction_type="password", password="sesam-open-u")


def ask_group(client, section) -> None:
    press(client, "set_privacy", section, restriction_type="groups", groups=[Group.objects.first().pk])


def never_publish(client, section) -> None:
    """As if its editor had only ever saved a draft."""
    ReaderPage.objects.filter(path__startswith=section.path).update(live=False, first_published_at=None)


WAYS_TO_HIDE = [unpublish, ask_login, ask_password, ask_group, never_publish]
PLACES = [
    "/nl/",
    "/ar/",
    "/nl/wegwijzer/",
    "/tr/wegwijzer/",
    f"/nl/zoeken/?q={HALF}",
    f"/ar/zoeken/?q={HALF}",
    "/sitemap.xml",
    "/nl/bestaat-niet/",
]


def test_published_page_is_on_every_surface(amina, section):
    page = soup(amina.get("/nl/kwetter/kind/"))

    assert words(page.h1) == f"{SECRET} kind"
    assert [link["href"] for link in page.find("nav", class_="breadcrumbs").find_all("a")] == ["/nl/", "/nl/kwetter/"]
    for place in ("/nl/", "/ar/", "/nl/wegwijzer/", f"/nl/zoeken/?q={HALF}", f"/ar/zoeken/?q={HALF}"):
        assert SECRET in amina.get(place).text, place
    assert f"<loc>{SITE}/nl/kwetter/kind/</loc>" in amina.get("/sitemap.xml").text


@pytest.mark.parametrize("hide", WAYS_TO_HIDE)
def test_hidden_section_and_all_under_it_are_nowhere_for_visitors(amina, chief, section, hide):
    hide(chief, section)

    for place in ("/nl/kwetter/", "/nl/kwetter/kind/", "/ar/kwetter/", "/tr/kwetter/kind/"):
        response = amina.get(place)
        assert response.status_code == 404, place
        assert SECRET not in response.text, place
    for place in PLACES:
        response = amina.get(place)
        assert SECRET not in response.text, place
        assert "/kwetter/" not in response.text, place


@pytest.mark.parametrize("hide", WAYS_TO_HIDE)
def test_editor_still_sees_a_hidden_page(chief, section, hide):
    hide(chief, section)

    for name in ("edit", "view_draft"):
        response = chief.get(reverse(f"wagtailadmin_pages:{name}", args=[section.pk]))
        assert response.status_code == 200, name
        assert SECRET in response.text, name


def test_link_to_a_hidden_page_becomes_plain_text(amina, chief, section):
    unpublish(chief, section)

    page = soup(amina.get("/nl/wegwijzer/"))

    assert "Zie hier en daar." in words(page.article)
    assert not page.article.find("a", href=lambda address: address and "kwetter" in address)


def test_page_whose_parent_comes_back_is_found_again(amina, chief, section):
    unpublish(chief, section)
    section.refresh_from_db()

    section.save_revision().publish()

    assert f"{SECRET} kind" in amina.get(f"/nl/zoeken/?q={HALF}").text
    assert amina.get("/nl/kwetter/kind/").status_code == 200


def test_page_that_asks_no_password_any_more_is_found_again(amina, chief, section):
    ask_password(chief, section)

    press(chief, "set_privacy", section, restriction_type="none")

    assert f"{SECRET} kind" in amina.get(f"/tr/zoeken/?q={HALF}").text
    assert amina.get("/tr/kwetter/kind/").status_code == 200


def test_page_that_moved_is_found_at_its_new_address(amina, section):
    section.move(ReaderPage.objects.get(slug="gemeente"), pos="last-child")

    page = soup(amina.get(f"/nl/zoeken/?q={HALF}"))

    assert page.main.find("a", href="/nl/gemeente/kwetter/kind/")
    assert not page.main.find("a", href="/nl/kwetter/kind/")


def test_withdrawn_translation_is_served_in_dutch_and_named_nowhere(amina, chief):
    arabic = ReaderPage.objects.get(slug="wachten", locale__language_code="ar")
    assert amina.get("/ar/traject/wachten/").text.count(arabic.title) > 1

    unpublish(chief, arabic)

    page = soup(amina.get("/ar/traject/wachten/"))
    assert tongue(page.html) == ("ar", "rtl")
    assert tongue(page.article) == ("nl", "ltr")
    assert page.find(role="note")
    for code in ("ar", "nl", "fr"):
        assert set(alternates(soup(amina.get(f"/{code}/traject/wachten/")))) == {"nl", "en", "ti"}, code
    for place in ("/ar/", "/ar/traject/", "/sitemap.xml", "/ar/zoeken/?q=DUO"):
        text = amina.get(place).text
        assert arabic.title not in text, place
    assert "/ar/traject/wachten/" not in amina.get("/sitemap.xml").text
