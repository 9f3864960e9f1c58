"""Our own screens of the admin: free of what axe can find, within their width, and without a word in the console."""

import pytest

from tests.browser.test_accessible import violations

pytestmark = pytest.mark.django_db

# By name: who looks, the address, and what must be there. Every screen of our own is a line of this table.
SCREENS = {
    "home of a national editor": ("daan", "/admin/", ".pile"),
    "home of a municipal editor": ("bert", "/admin/", ".todo__title"),
    "home of a translator": ("elif", "/admin/", ".pile"),
    "to do": ("daan", "/admin/overzicht/te-doen/", ".pile"),
    "coverage": ("daan", "/admin/overzicht/dekking/", ".hole"),
    "coverage of one group": ("daan", "/admin/overzicht/dekking/?taal=tr&groep=gezinsmigrant", ".hole"),
    "not checked in time": ("daan", "/admin/overzicht/achterstallig/", ".chart"),
    "history": ("daan", "/admin/overzicht/geschiedenis/", "h1"),
    "read as": ("daan", "/admin/lees-als/?wat=moment&moment=M06&taal=ar&groep=gezinsmigrant", "iframe"),
    "read as, with a mistake": ("bert", "/admin/lees-als/?wat=pagina&taal=ar", ".error-message"),
    "translators' desk": ("elif", "/admin/vertalen/", "table"),
    "one moment to translate": ("elif", "/admin/vertalen/tr/M06/", "table"),
    "decision tree": ("daan", "/admin/beslisboom/", ".tree"),
    "versions of the data": ("daan", "/admin/gegevens/", "form"),
}


@pytest.mark.parametrize("width", [768, 1280])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen_of_the_admin_is_accessible(enter, screen, width):
    who, address, holds = SCREENS[screen]
    page = enter(who, width)
    said = []
    page.on("console", lambda message: said.append(message.text) if "Content Security Policy" in message.text else None)

    answer = page.goto(address)

    assert answer.status in (200, 422)
    assert page.locator("h1").count() == 1
    assert page.locator(holds).count() >= 1
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert said == []


def test_window_of_the_reader_is_really_there(enter):
    page = enter("daan", 1280)
    page.goto(SCREENS["read as"][1])

    window = page.frame_locator("iframe")

    assert window.locator("html").get_attribute("dir") == "rtl"
    assert window.locator("h1").inner_text().strip()


def test_screens_work_by_keyboard(enter):
    page = enter("daan", 1280)
    page.goto("/admin/overzicht/dekking/")
    page.get_by_label("taal").first.focus()

    page.keyboard.press("Tab")
    page.keyboard.press("g")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dekking/?*")

    assert page.locator("h1").count() == 1
