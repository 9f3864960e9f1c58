"""Somebody tests a text with a telephone: a link, no account, no script, nothing kept in the browser."""

import pytest

from tests.browser.extras import TOKEN
from tests.browser.test_accessible import violations
from tests.browser.test_quiet import STORED

pytestmark = pytest.mark.django_db


def test_tester_marks_a_sentence_in_arabic_without_scripts(open_tab):
    page = open_tab(360, java_script_enabled=False)
    page.goto(f"/ar/lezerstest/{TOKEN}ar/")
    second = page.locator(".sentence").nth(1)

    second.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    second.locator("input.field").fill("رقمي 06 12345678")
    page.get_by_role("button", name="أرسل إجاباتي").click()
    told = page.locator("[role=alert]").inner_text()
    kept = page.locator(".sentence").nth(1).locator("input")
    kept = [kept.nth(0).is_checked(), kept.nth(1).is_checked(), kept.last.input_value()]
    page.get_by_label("أنت والبلدية").check()
    page.get_by_role("button", name="أرسل إجاباتي").click()

    assert "اختر جوابًا." in told
    assert kept == [True, False, "رقمي 06 12345678"]
    assert page.url.endswith("/ar/lezerstest/bedankt/?weg=1")
    assert page.locator("h1").inner_text() == "شكرًا على مساعدتك"
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_page_of_a_tester_is_accessible_with_everything_open(open_tab, code, width):
    page = open_tab(width)
    page.goto(f"/{code}/lezerstest/{TOKEN}{code}/")
    page.locator(".sentence > summary").nth(2).click()
    page.locator("form.panel > button").click()

    assert page.locator("[role=alert]").count() == 1
    assert page.locator(".sentence").count() > 30
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate(STORED) == ["", 0, 0, 0, 0]


@pytest.mark.parametrize(("code", "width"), [("nl", 1280), ("ar", 360), ("ti", 360)])
def test_what_readers_hear_of_a_test_is_accessible(open_tab, code, width):
    page = open_tab(width)
    page.goto(f"/{code}/klantreis/M07/")

    assert "5" in page.locator(".tested").inner_text()
    assert page.locator(".tested dd").count() == 2
    assert violations(page) == []
