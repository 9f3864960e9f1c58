"""Our own screens of the admin: free of what axe can find, within their width, and without a word in the console."""

import pytest

from content.pages.compose import page_key
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
    "writing help": ("daan", "/admin/schrijfhulp/pagina/{hard}/", ".mark--red"),
    "writing help of a moment": ("daan", "/admin/schrijfhulp/moment/{moment}/", ".guideline"),
    "report on texts": ("daan", "/admin/schrijfhulp/?alles=on", "table"),
    "all languages": ("elif", "/admin/vertalen/overzicht/", ".matrix"),
    "one moment to translate": ("elif", "/admin/vertalen/tr/moment/M06/", ".unit--missing"),
    "a page in Arabic to translate": ("daan", f"/admin/vertalen/ar/page/{page_key('wachten')}/", ".unit__terms"),
    "files of a language": ("elif", "/admin/vertalen/tr/bestanden/", "input[type=file]"),
    "decision tree": ("daan", "/admin/beslisboom/", ".tree"),
    "versions of the data": ("daan", "/admin/gegevens/", "form"),
    "sign in": ("", "/admin/login/", "form"),
    "teams": ("daan", "/admin/teams/", "table"),
    "add a municipality": ("daan", "/admin/teams/toevoegen/", "form"),
    "team": ("bert", "/admin/teams/{team}/", "table"),
    "invite": ("bert", "/admin/teams/{team}/uitnodigen/", "form"),
    "people and roles": ("daan", "/admin/mensen/", "table"),
    "invite anybody": ("daan", "/admin/mensen/uitnodigen/", "form"),
    "mail": ("daan", "/admin/post/", "h1"),
    "link of nobody": ("", "/admin/welkom/1/niemand/", "h1"),
    "own part": ("bert", "/admin/gemeente/voorbeeldgemeente/", ".local-step"),
    "which municipality": ("daan", "/admin/mijn-gemeente/", "h1"),
    "new desk": ("bert", "/admin/gemeente/voorbeeldgemeente/loket/?taal=ar", "form"),
    "desk": ("bert", "/admin/gemeente/voorbeeldgemeente/loket/{desk}/", "form"),
    "remove a desk": ("bert", "/admin/gemeente/voorbeeldgemeente/loket/{desk}/weg/", "form"),
    "moments": ("bert", "/admin/gemeente/voorbeeldgemeente/momenten/", "form"),
    "new note": ("bert", "/admin/gemeente/voorbeeldgemeente/momenten/M07/note/?taal=ti", "form"),
    "new extra moment": ("bert", "/admin/gemeente/voorbeeldgemeente/momenten/M07/moment/", "form"),
    "note": ("bert", "/admin/gemeente/voorbeeldgemeente/aanvulling/{note}/", "form"),
    "skeletons": ("bert", "/admin/gemeente/voorbeeldgemeente/pagina/", ".local-skeleton"),
    "change to approve": ("rosa", "/admin/nakijken/{state}/", "form"),
    "change of one's own": ("daan", "/admin/nakijken/{state}/", "h1"),
    "bundles": ("daan", "/admin/bundels/", "h1"),
    "new bundle": ("daan", "/admin/bundels/nieuw/", "form"),
    "bundle": ("daan", "/admin/bundels/{bundle}/", "form"),
    "add to a bundle": ("daan", "/admin/bundels/{bundle}/toevoegen/", "form"),
    "preview of a bundle": ("daan", "/admin/bundels/{bundle}/voorbeeld/", "h1"),
    "tests with readers": ("daan", "/admin/lezerstest/", "table"),
    "text to test": ("bert", "/admin/lezerstest/nieuw/", "select"),
    "new test": ("daan", "/admin/lezerstest/nieuw/?tekst=moment-M06", "details.panel-tongue"),
    "heat map": ("daan", "/admin/lezerstest/{round}/", ".heat__sentence svg"),
    "heat map of a translator": ("elif", "/admin/lezerstest/{round}/", ".heat__sentence svg"),
    "test that is over": ("daan", "/admin/lezerstest/{over}/?taal=ar", "[name=said-ar]"),
    "home of a reviewer": ("rosa", "/admin/", ".todo__title"),
}


@pytest.mark.parametrize("width", [768, 1280])
@pytest.mark.parametrize("screen", SCREENS)
def test_screen_of_the_admin_is_accessible(enter, admin, screen, width):
    who, address, holds = SCREENS[screen]
    address = address.format(**admin[1])
    page = enter(who, width)
    said = []
    page.on("console", lambda message: said.append(message.text) if "Content Security Policy" in message.text else None)

    answer = page.goto(address)

    assert answer.status in (200, 404 if screen == "link of nobody" else 422)
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


def test_translator_writes_a_text_by_keyboard_alone(enter):
    page = enter("elif", 1280)
    page.goto("/admin/vertalen/tr/moment/M06/")
    page.locator("input[name=title]").focus()

    page.keyboard.press("Control+A")
    page.keyboard.type("Klavyeyle")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/vertalen/tr/")

    page.goto("/tr/klantreis/M06/")
    assert page.locator("h1").inner_text() == "Klavyeyle"
