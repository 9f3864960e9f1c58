"""My dates at the gate: an answer in every language, kept by nobody, told to nobody, sent from our own page only."""

import re
from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from tests.content.reading import TONGUES
from tests.trajectory.planning import CASES, FORM, OURS, SECRET
from tests.trajectory.reading import main_of, values_of

pytestmark = pytest.mark.django_db

LETTERS = {"ar": r"[\u0600-\u06ff]", "ti": r"[\u1200-\u137f]", "uk": r"[\u0400-\u04ff]"}


@pytest.fixture(autouse=True)
def today(clock):
    clock(2028, 1, 1)


@pytest.fixture
def browser() -> Client:
    """A browser that checks what Django would check, on a page of ours."""
    return Client(enforce_csrf_checks=True, headers=OURS)


def days(page) -> list[str]:
    return re.findall(r'<time datetime="([^"]+)"', page.text)


@pytest.mark.parametrize("code", TONGUES)
def test_answer_stands_below_the_form_in_every_language_without_scripts_or_cookies(browser, code):
    page = browser.post(f"/{code}/mijn-traject/", FORM)

    tag, direction = TONGUES[code]
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Content-Language"] == tag
    assert f'<html lang="{tag}" dir="{direction}"' in page.text
    assert days(page) == ["2026-11-22", "2027-01-02", "2028-05-21", "2029-05-21", "2029-11-21"]
    assert page.text.index('id="answer"') > page.text.index("</form>")
    assert re.findall(r'data-part="([a-z]+)"', page.text) == ["map", "listening", "writing", "speaking", "knm"]
    assert not page.cookies
    assert not re.search(r"\sstyle=|\son\w+=", page.text)
    titles = " ".join(re.findall(r'<h3 class="day__title">(.*?)</h3>', page.text))
    assert re.search(LETTERS.get(code, r"\w"), titles)


def test_every_day_has_its_rule_and_its_source(browser):
    page = browser.post("/nl/mijn-traject/", FORM)

    rows = re.findall(r'<li class="day.*?</li>', page.text.split("<template")[0], re.S)
    assert len(rows) == 5
    assert all("wetten.overheid.nl" in row or "DUO" in row for row in rows)
    last = next(row for row in rows if 'data-key="term-end"' in row)
    assert "3 jaar" in last
    assert "Wet inburgering 2021, art. 11" in last
    assert "21 november 2029" in last


# By hand from facts.md: where the rule of each line stands.
STANDS_IN = {
    "pip-deadline": ["Wet inburgering 2021, art. 15", "Besluit inburgering 2021, art. 5.3"],
    "term-start": ["Wet inburgering 2021, art. 11"],
    "term-end": ["Wet inburgering 2021, art. 11"],
    "extension-first": ["Besluit inburgering 2021, art. 4.5"],
    "route-change": ["Wet inburgering 2021, art. 17", "Besluit inburgering 2021, art. 5.4"],
    "moved-pip": ["Wet inburgering 2021, art. 15", "Besluit inburgering 2021, art. 5.3"],
    "birth": ["Extra tijd (DUO)"],
    "objection-pip": ["Bezwaar (DUO)"],
    "waiting": ["Wet inburgering 2021, art. 11"],
}


def test_source_beside_a_day_is_the_article_of_its_rule(browser):
    asked = {
        **FORM,
        **{"moved-day": "1", "moved-month": "12", "moved-year": "2027"},
        **SECRET,
    }
    letter = {"groep": "gezinsmigrant", "notice-day": "2", "notice-month": "3", "notice-year": "2026"}

    found = {}
    for form in (asked, letter):
        page = browser.post("/nl/mijn-traject/", form).text.split("<template")[0]
        found |= dict(re.findall(r'data-key="([\w-]+)".*?day__cited[^>]*>(.*?)</span>', page, re.S))

    assert set(found) == set(STANDS_IN)
    for key, articles in STANDS_IN.items():
        assert [article for article in articles if article not in found[key]] == [], key


def test_law_of_2013_is_never_said_to_stand_in_the_law_of_2021(browser):
    form = {"groep": "wet-2013", "term-start-day": "1", "term-start-month": "5", "term-start-year": "2020"}

    page = browser.post("/nl/mijn-traject/", form).text.split("<template")[0]

    answer = page.split('id="answer"')[1]
    assert days(browser.post("/nl/mijn-traject/", form)) == ["2023-04-30"]
    assert "DUO" in answer
    assert "inburgering 2021" not in answer.split("</ol>")[0]


def test_without_a_plan_the_page_says_waiting_and_gives_no_day(browser):
    page = browser.post("/tr/mijn-traject/", {"groep": "asielstatushouder"})

    assert days(page) == []
    assert 'data-key="waiting"' in page.text


def test_mistake_stands_beside_its_field_and_nothing_typed_is_lost(browser):
    typed = {**FORM, "pip-day": "31", "notice-day": "<b>", "birth-month": "٩"}

    page = browser.post("/ar/mijn-traject/", typed)

    assert page.status_code == 400
    assert page.headers["Cache-Control"] == "no-store"
    for name, value in {"pip-day": "31", "pip-month": "11", "notice-day": "&lt;b&gt;", "birth-month": "٩"}.items():
        assert re.search(rf'name="{name}" value="{value}"', page.text), name
    assert 'value="reading" checked' in page.text
    assert 'value="gezinsmigrant" checked' in page.text
    for name in ("pip", "notice", "birth"):
        assert re.search(rf'id="{name}-mistake">[^<]+<', page.text), name
        assert f'<a href="#{name}-day">' in page.text
    assert days(page) == []


def test_journey_hands_over_who_you_are(browser):
    page = browser.get("/ti/mijn-traject/?groep=asielstatushouder&route=z")

    assert re.search(r'value="asielstatushouder" checked', page.text)
    assert re.search(r'value="z" checked', page.text)
    assert page.headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://testserver"}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, 200),
        ({"referer": "http://testserver/ti/mijn-traject/"}, 200),
        ({"sec-fetch-site": "none", "origin": "http://testserver"}, 200),
        ({}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"origin": "https://testserver"}, 403),
        ({"referer": "https://evil.example/?http://testserver/"}, 403),
        ({"referer": "http://[half"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "http://testserver"}, 403),
        ({"origin": "https://evil.example", "referer": "http://testserver/"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/ti/mijn-traject/", "/ti/mijn-traject/agenda.ics"])
def test_form_from_elsewhere_is_refused_in_the_language_of_the_reader(path, headers, status):
    page = Client(enforce_csrf_checks=True).post(path, FORM, headers=headers)

    assert page.status_code == status
    assert page.headers["Cache-Control"] == "no-store"
    assert not page.cookies
    if status == 403:
        assert '<html lang="ti" dir="ltr"' in page.text
        assert re.search(LETTERS["ti"], re.search(r"<h1[^>]*>(.*?)</h1>", page.text, re.S)[1])


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nothing_else_can_be_sent(browser, method):
    assert getattr(browser, method)("/nl/mijn-traject/").status_code == 405


@pytest.mark.parametrize("code", ["nl", "ar", "ti", "uk"])
def test_calendar_is_valid_with_reminders_in_the_language_of_the_reader(browser, code):
    file = browser.post(f"/{code}/mijn-traject/agenda.ics", {**FORM, **SECRET})

    calendar = Calendar.from_ical(file.content)
    events = calendar.walk("VEVENT")
    assert file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert file.headers["Cache-Control"] == "no-store"
    assert "attachment" in file.headers["Content-Disposition"]
    assert not file.cookies
    # Only what is still to come on 1 January 2028, and the day with sixteen weeks for the baby.
    assert [event["DTSTART"].dt for event in events] == [
        date(2028, 5, 21), date(2029, 5, 21), date(2029, 11, 21), date(2030, 3, 13)
    ]  # fmt: skip
    assert all((event["DTEND"].dt - event["DTSTART"].dt).days == 1 for event in events)
    assert len({event["UID"] for event in events}) == 4
    assert all(event["DTSTAMP"].dt.tzinfo for event in events)
    for event in events:
        assert event["SUMMARY"].params["LANGUAGE"] == TONGUES[code][0]
        assert re.search(LETTERS.get(code, r"\w"), event["SUMMARY"])
        assert "{fact" not in event["DESCRIPTION"]
        assert event.walk("VALARM")
        assert all(alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] for alarm in event.walk("VALARM"))
    assert len(events[0].walk("VALARM")) == 2
    lines = file.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in file.content.replace(b"\r\n", b"")
    assert not calendar.errors


def test_calendar_without_days_to_come_is_the_page_itself(browser):
    page = browser.post("/nl/mijn-traject/agenda.ics", {"groep": "asielstatushouder"})

    assert page.headers["Content-Type"].startswith("text/html")
    assert 'data-key="waiting"' in page.text


def test_code_opens_the_step_in_the_language_and_holds_no_date(browser, settings):
    found = re.search(r'data-step="(\w+)">', browser.post("/ps/mijn-traject/", FORM).text)
    waiting = re.search(r'data-step="(\w+)">', browser.post("/ps/mijn-traject/", {"groep": "gezinslid"}).text)
    old = re.search(r'data-step="(\w+)">', browser.post("/ps/mijn-traject/", {"groep": "wet-2013"}).text)

    assert (found[1], waiting[1], old[1]) == ("M13", "M06", "W02")
    assert all(browser.get(f"/ps/klantreis/{step}/").status_code == 200 for step in ("M13", "M06", "W02"))


def test_table_of_cases_gives_the_same_answer_through_the_page(browser, clock):
    for case in CASES:
        clock(case.today.year, case.today.month, case.today.day)

        page = browser.post("/nl/mijn-traject/", case.form())

        text = page.text.split("<template")[0]
        rows = re.findall(r'data-key="([\w-]+)".*?(?:datetime="([\d-]+)".*?)?day__note--about"( hidden)?', text, re.S)
        found = {key: (day and f"{'' if certain else '~'}{day}") or None for key, day, certain in rows}
        assert (page.status_code, found) == (400 if case.wrong else 200, case.days), case.name


@pytest.mark.parametrize("code", ["nl", "ar", "ti"])
@pytest.mark.parametrize(
    ("asked", "step", "opens"),
    [
        ({"groep": "gezinsmigrant"}, "M06", "groep=weet-ik-niet&stap=M06#m-M06"),
        ({"groep": "wet-2013"}, "W02", "groep=wet-2013&stap=W02#m-W02"),
        (FORM, "M13", "stap=M13"),
    ],
)
def test_code_opens_the_journey_at_the_step_of_the_reader_and_tells_nothing_typed(amina, code, asked, step, opens):
    page = main_of(Client(headers=OURS).post(f"/{code}/mijn-traject/", asked))

    shown = [each for each in page.select("[data-step]") if not each.has_attr("hidden")]
    address = f"/{code}/klantreis/?{opens}"
    assert [(each["data-step"], each.a["href"]) for each in shown] == [(step, address)]
    assert amina.get(address.partition("#")[0]).status_code == 200


def test_step_stays_while_somebody_chooses_who_they_are(amina):
    form = main_of(amina.get("/ti/klantreis/?stap=M13")).form
    chosen = {**values_of(form), "groep": "gezinsmigrant", "route": "z"}

    page = main_of(amina.get(form["action"], chosen))

    assert "is-now" in page.find(id="m-M13")["class"]
