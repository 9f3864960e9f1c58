"""Every kind of page is free of what axe can find, in three scripts and on a phone and a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.kinds import DUTCH_INSIDE, KINDS, MADE_HERE, Kind

pytestmark = pytest.mark.django_db

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds on the whole page, with no rule off and nothing left out; of what passes it tells only which."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
    assert len(found["passes"]) > 15
    return [f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"]]


def open_full(page: Page, code: str, kind: Kind) -> None:
    """Go to a page and prove that it is there with all it must hold."""
    answer = page.goto(kind.address(code))
    assert answer.status == kind.status
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.locator(kind.holds).count() >= kind.count


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
@pytest.mark.parametrize("kind", [*KINDS, *MADE_HERE])
def test_page_is_accessible(open_tab, kind, code, width):
    page = open_tab(width)
    open_full(page, code, {**KINDS, **MADE_HERE}[kind])

    assert violations(page) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", ["tr", "ps"])
@pytest.mark.parametrize("kind", DUTCH_INSIDE)
def test_page_with_dutch_text_in_another_frame_is_accessible(open_tab, kind, code, width):
    page = open_tab(width)
    open_full(page, code, DUTCH_INSIDE[kind])

    assert violations(page) == []


@pytest.mark.parametrize("code", ["ar", "ti"])
def test_opened_menus_are_accessible(open_tab, code):
    page = open_tab(360)
    open_full(page, code, KINDS["journey"])

    folds = page.locator("summary").all()
    assert len(folds) > 2
    for fold in folds:
        fold.press("Enter")
        assert page.locator("details[open]").count() == 1
        assert violations(page) == []
        fold.press("Enter")


@pytest.mark.parametrize(
    ("kind", "fault", "rule"),
    [
        ("home", "document.querySelector('main img').removeAttribute('alt')", "image-alt"),
        ("search", "document.querySelector('label[for=q]').remove()", "label"),
        ("journey", "document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("moment", "document.querySelector('main h1').style.color = '#ddd'", "color-contrast"),
    ],
)
def test_planted_fault_is_caught(open_tab, kind, fault, rule):
    page = open_tab()
    open_full(page, "nl", KINDS[kind])

    page.evaluate(fault)

    assert {each.split(":")[0] for each in violations(page)} >= {rule}
