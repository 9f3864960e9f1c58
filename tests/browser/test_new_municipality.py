"""A municipality that was not on the site has a desk, a note and a page there, in few screens."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db

PASSWORD = "een lange zin voor de proef"
MOST_SCREENS = 12


class Walk:
    """Counts the different screens somebody sees, and how often she presses."""

    def __init__(self) -> None:
        self.screens: list[str] = []
        self.clicks = 0

    def see(self, page: Page, path: str) -> None:
        page.wait_for_url(re.compile(path))
        found = re.sub(r"\?.*", "", page.url)
        if found not in self.screens:
            self.screens.append(found)

    def press(self, where) -> None:
        self.clicks += 1
        where.click()


def add(walk: Walk, page: Page) -> None:
    """What a national editor does."""
    page.goto("/admin/")
    walk.see(page, "/admin/$")
    walk.press(page.get_by_role("link", name="Teams", exact=True))
    walk.see(page, "/admin/teams/$")
    walk.press(page.get_by_role("link", name="Gemeente toevoegen").first)
    walk.see(page, "/toevoegen/$")
    page.get_by_label("Of de naam van een verzonnen gemeente").fill("Duinstad")
    page.get_by_label("Naam van de eerste redacteur").fill("Noor")
    page.get_by_label("E-mailadres van de eerste redacteur").fill("noor@example.org")
    walk.press(page.get_by_role("button", name="Deze gemeente toevoegen"))
    walk.see(page, r"/teams/\d+/$")


def come_in(walk: Walk, page: Page, letter: str) -> None:
    """The new editor opens her letter."""
    page.goto(re.search(r"http\S+/welkom/\S+", letter)[0])
    walk.see(page, "/welkom/")
    page.locator("[name=new_password1]").fill(PASSWORD)
    page.locator("[name=new_password2]").fill(PASSWORD)
    walk.press(page.get_by_role("button", name="Wachtwoord bewaren"))
    walk.see(page, "/gemeente/duinstad/$")


def put_a_desk(walk: Walk, page: Page) -> None:
    walk.press(page.get_by_role("link", name="Loket toevoegen"))
    walk.see(page, "/loket/$")
    page.locator("[name=role_nl]").fill("Loket Inburgering")
    page.locator("[name=hours_nl]").fill("Maandag en dinsdag, van 9 tot 12 uur. Een afspraak is niet nodig.")
    page.get_by_label("Telefoonnummer").fill("14 099")
    walk.press(page.get_by_label("Er is een tolk als u daarom vraagt."))
    walk.press(page.get_by_role("button", name="Zet op de site"))
    walk.see(page, "/gemeente/duinstad/$")


def put_a_note(walk: Walk, page: Page) -> None:
    walk.press(page.get_by_role("link", name="Aanvulling toevoegen"))
    walk.see(page, "/momenten/$")
    walk.press(page.locator("a[href*='/M06/note/']"))
    walk.see(page, "/note/$")
    page.locator("[name=summary_nl]").fill("Het gesprek is in het stadhuis van Duinstad.")
    walk.press(page.get_by_role("button", name="Zet op de site"))
    walk.see(page, "/gemeente/duinstad/$")


def put_a_page(walk: Walk, page: Page) -> None:
    walk.press(page.get_by_role("link", name="Pagina toevoegen"))
    walk.see(page, "/pagina/$")
    walk.press(page.get_by_role("button", name="Hulp in onze gemeente"))
    walk.see(page, r"/pages/\d+/edit/$")
    fields = page.locator("#page-edit-form textarea:visible, #page-edit-form input[type=text]:visible")
    for field in fields.all():
        if "✎" in field.input_value():
            field.fill("U komt naar het stadhuis van Duinstad.")
    while (left := page.locator("[contenteditable=true]", has_text="✎")).count():
        walk.press(left.first)
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("Wij helpen u graag.")
    expect(page.locator("input[type=hidden][value*='✎']")).to_have_count(0)  # the editor writes it a moment later
    walk.press(page.get_by_role("button", name="Acties").last)
    walk.press(page.get_by_role("button", name="Publiceren"))
    expect(page.locator(".messages")).to_contain_text("gepubliceerd")


def test_new_municipality_is_on_the_site_in_few_screens(enter, letter_to, admin):
    walk, editor = Walk(), enter()

    add(walk, enter("daan"))
    come_in(walk, editor, letter_to("noor@example.org"))
    put_a_desk(walk, editor)
    put_a_note(walk, editor)
    put_a_page(walk, editor)

    reader = enter()
    reader.goto("/nl/gemeente/duinstad/")
    expect(reader.locator("main")).to_contain_text("Loket Inburgering")
    expect(reader.locator("main")).to_contain_text("Er is een tolk als u daarom vraagt.")
    walk_to_page = reader.get_by_role("link", name="Hulp in onze gemeente")
    walk_to_page.first.click()
    expect(reader.locator("main")).to_contain_text("Wij helpen u graag.")
    reader.goto("/nl/klantreis/m06/?gemeente=duinstad")
    expect(reader.locator("main")).to_contain_text("Het gesprek is in het stadhuis van Duinstad.")
    assert len(walk.screens) <= MOST_SCREENS, walk.screens
    assert walk.clicks <= 20
