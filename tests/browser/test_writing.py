"""Marks below a Dutch text while somebody writes it, in plain fields and rich texts, by the keyboard alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_accessible import RULES

pytestmark = pytest.mark.django_db

HARD = " Indien u niet komt, belt de griffie u binnen tien weken."
FIELDS = {"plain": "[name=intro]", "rich": '.Draftail-Editor [contenteditable="true"]'}


@pytest.mark.parametrize("width", [768, 1280])
def test_marks_stand_below_a_text_as_soon_as_somebody_stops_typing(enter, admin, width):
    page = enter("daan", width)
    page.goto(f"/admin/pages/{admin[1]['hard']}/edit/")

    for number, selector in enumerate(FIELDS.values()):
        field = page.locator(selector).first
        field.focus()
        page.keyboard.press("Control+End")
        page.keyboard.type(HARD)
        box = page.locator(".writing").nth(number)
        box.locator("mark", has_text="griffie").first.wait_for()

        assert "rode markeringen" in box.get_by_role("status").inner_text()
        assert box.get_by_role("button", name="{fact:pip-term}", exact=False).first.is_visible()
        assert box.bounding_box()["y"] > field.bounding_box()["y"]
    found = Axe().run(page, context=".writing", options={"runOnly": RULES}).response
    assert found["passes"]
    assert [each["id"] for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_fact_is_copied_with_the_keyboard(enter, admin):
    page = enter("daan", 1280)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/admin/schrijfhulp/pagina/{admin[1]['hard']}/")
    button = page.locator("button[data-copy='{fact:pip-term}']").first

    button.focus()
    page.keyboard.press("Enter")

    page.get_by_text("Gekopieerd").first.wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "{fact:pip-term}"


def test_translated_page_has_no_marks(enter, admin):
    page = enter("daan", 1280)
    page.goto(f"/admin/pages/{admin[1]['arabic']}/edit/")
    page.wait_for_load_state("networkidle")

    assert page.locator(".writing, .writing-way").count() == 0
