"""My dates on a device: the script counts as the server does, sends nothing, and without it the server answers."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import brotli
import pytest
from django.conf import settings
from icalendar import Calendar
from playwright.sync_api import Page

from tests.browser.test_accessible import violations
from tests.browser.test_quiet import STORED, Watch
from tests.trajectory.planning import CASES

pytestmark = pytest.mark.django_db

PIECES = ("day", "month", "year")
# Fill the whole form at once, fields that are hidden for this law too, as a browser does that kept them.
FILL = """form => { for (const [name, value] of Object.entries(form)) {
  if (name === 'klaar')
    document.querySelectorAll('[name=klaar]').forEach(box => box.checked = value.includes(box.value));
  else if (name === 'groep' || name === 'route')
    document.querySelectorAll(`[name=${name}]`).forEach(box => box.checked = box.value === value);
  else document.querySelector(`[name=${name}]`).value = value;
} }"""
ANSWER = """() => ({
  days: Object.fromEntries([...document.querySelectorAll('#days > li')].map(row => {
    const time = row.querySelector('time'), about = !row.querySelector('.day__note--about').hidden;
    return [row.dataset.key, time ? (about ? '~' : '') + time.dateTime : null];
  })),
  order: [...document.querySelectorAll('#days > li')].map(row => row.querySelector('time')?.dateTime || ''),
  left: document.querySelector('#answer').hidden ? null
    : [...document.querySelectorAll('#left li')].map(part => part.dataset.part),
  said: Object.fromEntries([...document.querySelectorAll('.plan__mistake:not([hidden])')].map(
    each => [each.id.replace('-mistake', ''), each.textContent])),
  shown: !document.querySelector('#answer').hidden,
})"""
MISTAKES = "() => JSON.parse(document.querySelector('#plan-data').textContent).mistakes"


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


def fill(page: Page, dates: dict[str, str]) -> None:
    for name, day in dates.items():
        for piece, value in zip(PIECES, day.split("-"), strict=True):
            page.fill(f"#{name}-{piece}", value)


def test_table_of_cases_gives_the_same_answer_on_the_device_and_sends_nothing(open_tab):
    page = open_tab(360)
    page.clock.install(time=noon(date(2026, 11, 21)))
    page.goto("/nl/mijn-traject/", wait_until="load")
    mistakes, watch = page.evaluate(MISTAKES), Watch(page)

    for case in CASES:
        page.clock.set_system_time(noon(case.today))
        page.evaluate(FILL, case.form())
        page.click("#show-dates")
        found = page.evaluate(ANSWER)

        assert found["shown"] == (not case.wrong), case.name
        assert found["said"] == {name: mistakes[kind] for name, kind in case.wrong.items()}, case.name
        if not case.wrong:
            assert found["days"] == case.days, case.name
            assert found["order"] == sorted(found["order"]), case.name
        if case.left is not None:
            assert found["left"] == case.left, case.name

    assert len(CASES) >= 60
    # Digits of an Arabic keyboard bring their letters along, which tells nothing.
    assert [each for each in watch.asked if "/static/fonts/" not in each] == []
    assert watch.said == []
    assert page.context.cookies() == []
    assert page.evaluate(STORED) == ["", 0, 0, 0, 0]
    assert re.fullmatch(r".*/nl/mijn-traject/", page.url)


@pytest.mark.parametrize("code", ["nl", "en", "ar", "ti", "tr", "fa", "fa-af", "so", "es", "fr", "ps", "uk"])
def test_script_and_server_say_the_same_words(open_tab, code):
    answers = []
    for with_scripts in (True, False):
        page = open_tab(360, java_script_enabled=with_scripts)
        page.goto(f"/{code}/mijn-traject/")
        page.check("#groep-gezinsmigrant")
        page.check("[name=route][value=b1]")
        page.locator(".plan__more summary").click()
        fill(page, {"pip": "31-8-2024", "decision": "5-3-2026"})
        page.click("#show-dates")
        page.locator("#answer-title").wait_for()
        lines = page.locator("#days > li").all()
        answers.append([re.sub(r"\s+", " ", line.inner_text()) for line in lines])
        answers[-1].append(page.locator("#left").inner_text())

    assert answers[0] == answers[1]
    assert len(answers[0]) == 7


def test_whole_errand_by_keyboard_without_scripts_ends_with_a_calendar(open_tab):
    page = open_tab(360, java_script_enabled=False)
    page.goto("/ar/mijn-traject/")
    page.check("#groep-asielstatushouder")
    page.focus("#pip-day")
    for value in ("21", "11", "2025"):
        page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.focus("#show-dates")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/mijn-traject/#answer")

    with page.expect_download() as waiting:
        page.focus("#calendar")
        page.keyboard.press("Enter")

    events = Calendar.from_ical(Path(waiting.value.path()).read_bytes()).walk("VEVENT")
    assert waiting.value.suggested_filename == "mijn-traject.ics"
    assert "2028-11-21" in [str(event["DTSTART"].dt) for event in events]
    assert "2025" not in page.url


def test_with_scripts_only_the_calendar_is_asked_of_the_server(open_tab):
    page = open_tab(360)
    page.goto("/ti/mijn-traject/")
    page.check("#groep-gezinslid")
    fill(page, {"pip": "21-11-2025"})
    page.click("#show-dates")
    watch = Watch(page)

    with page.expect_download() as waiting:
        page.click("#calendar")

    events = Calendar.from_ical(Path(waiting.value.path()).read_bytes()).walk("VEVENT")
    assert [str(event["DTSTART"].dt) for event in events][-1] == "2028-11-21"
    assert [re.sub(r"^https?://[^/]+", "", each) for each in watch.asked] == ["/ti/mijn-traject/agenda.ics"]


def test_browser_too_old_for_the_script_sends_the_form(open_tab):
    page = open_tab(360)
    page.add_init_script("delete window.SubmitEvent")
    page.goto("/so/mijn-traject/")
    page.check("#groep-gezinslid")

    page.click("#show-dates")

    page.wait_for_url("**/so/mijn-traject/#answer")
    assert page.locator("#days > li").count() == 1


def test_term_that_is_not_known_any_more_gives_no_day_on_the_device_either(open_tab):
    page = open_tab(360)

    def lose(route) -> None:
        answer = route.fetch()
        before, data, after = re.split(r'(?<=id="plan-data" type="application/json">)(.*?)(?=</script>)', answer.text())
        known = json.loads(data)
        for rule in known["rules"]:
            rule["lost"] = rule["key"] == "term-end"
        route.fulfill(response=answer, body=before + json.dumps(known) + after)

    page.route("**/nl/mijn-traject/", lose)
    page.goto("/nl/mijn-traject/")
    page.check("#groep-gezinsmigrant")
    fill(page, {"pip": "21-11-2025"})
    page.click("#show-dates")

    days = page.evaluate(ANSWER)["days"]
    assert (days["term-start"], days["term-end"]) == ("2025-11-22", None)
    assert "extension-first" not in days


def test_mistakes_are_read_out_first_and_lead_to_their_field(open_tab):
    page = open_tab(1280)
    page.goto("/tr/mijn-traject/")
    fill(page, {"pip": "31-11-2025"})

    page.click("#show-dates")

    assert page.evaluate("document.activeElement.id") == "mistakes"
    assert page.locator("#mistakes li").count() == 2
    assert page.input_value("#pip-day") == "31"
    page.locator("#mistakes li a[href='#pip-day']").click()
    assert page.evaluate("document.activeElement.id") == "pip-day"
    assert page.get_attribute("#pip-day", "aria-invalid") is not None


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
def test_answer_and_mistakes_are_accessible_and_fit(open_tab, code, width):
    page = open_tab(width)
    page.goto(f"/{code}/mijn-traject/")
    page.check("#groep-asielstatushouder")
    page.check("[name=route][value=b1]")
    fill(page, {"notice": "2-3-2025", "pip": "28-2-2025"})
    page.click("#show-dates")

    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

    fill(page, {"pip": "32-2-2025"})
    page.click("#show-dates")
    assert page.locator("#mistakes").is_visible()
    assert violations(page) == []


def test_questions_of_the_other_law_stay_away(open_tab):
    page = open_tab(360)
    page.goto("/nl/mijn-traject/")

    page.check("#groep-gezinsmigrant")
    assert page.locator("#pip").is_visible()
    assert page.locator("#term-end").is_hidden()
    page.check("#groep-wet-2013")
    assert page.locator("#pip").is_hidden()
    assert page.locator("#term-end").is_visible()


def test_paper_holds_the_answer_and_not_the_form(open_tab):
    page = open_tab(1280)
    page.goto("/nl/mijn-traject/")
    page.check("#groep-gezinsmigrant")
    fill(page, {"pip": "21-11-2025"})
    page.click("#show-dates")

    page.emulate_media(media="print")

    assert page.locator("#plan").is_hidden()
    assert page.locator("#calendar").is_hidden()
    assert page.locator("#days > li").count() == 5
    assert page.locator(".take__code:not([hidden]) svg").is_visible()


def test_script_is_three_thousand_bytes_on_the_wire_at_most():
    script = (settings.BASE_DIR / "static/js/plan.js").read_bytes()

    assert len(brotli.compress(script)) <= 3000
