"""A reader of one law walks through the site without meeting the rules of the other law unmarked."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.django_db

OLD, NEW = "Wet inburgering 2013", "Wet inburgering 2021"
OLD_TOPICS = ["wet-2013-tijd-en-boete", "wet-2013-examens", "wet-2013-lening"]
# Topics of the new law, one from each part of the site.
NEW_TOPICS = ["traject/plan-pip", "plichten/boetes", "rechten/gratis-examens", "voorzieningen/lenen"]


def law_of(page: Page) -> str:
    return page.locator("main cite").first.inner_text()


def test_reader_whose_duty_began_before_2022_stays_with_the_old_law(open_tab):
    page = open_tab(360, java_script_enabled=False)
    page.goto("/nl/plichten/boetes/")

    page.locator(".short a[href='/nl/wet-2013/']").click()

    assert "2013" in page.locator("main").inner_text()
    for topic in OLD_TOPICS:
        page.locator(f"main a[href='/nl/wet-2013/{topic}/']").first.click()
        assert law_of(page) == OLD
        page.go_back()


def test_reader_of_the_new_law_sees_it_named_on_every_topic_and_the_way_out(open_tab):
    page = open_tab(360, java_script_enabled=False)
    for topic in NEW_TOPICS:
        page.goto(f"/nl/{topic}/")

        assert law_of(page) == NEW
        assert page.locator(".short a[href='/nl/wet-2013/']").is_visible()


@pytest.mark.parametrize("code", ["nl", "en", "ar", "ti"])
def test_every_topic_of_the_old_law_leads_readers_of_the_new_law_away(open_tab, code):
    page = open_tab(360)
    for topic in OLD_TOPICS:
        page.goto(f"/{code}/wet-2013/{topic}/")

        assert "2013" in law_of(page)
        assert page.locator(f".short a[href='/{code}/traject/']").is_visible()
