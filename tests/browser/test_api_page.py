"""The page about the API is accessible and fits, in both of its languages."""

import pytest

from tests.browser.test_accessible import violations

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("code", ["nl", "en"])
def test_page_about_the_api_is_accessible_and_fits(open_tab, code, width):
    page = open_tab(width)
    answer = page.goto(f"/api/v1/?lang={code}")

    assert answer.status == 200
    assert page.locator("main pre").count() == 29
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert violations(page) == []
