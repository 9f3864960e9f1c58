"""Nothing that is typed at my dates is told: not in a log, not in the page of a fault, not in a report of it."""

import logging
import re

import pytest
from django.core import mail
from django.test import Client
from django.utils.log import AdminEmailHandler

from tests.trajectory.planning import FORM, OURS, SECRET

pytestmark = pytest.mark.django_db

# The secret day as people and machines write it.
TRACES = re.compile(r"2027-09-17|17-0?9-2027|17 september|(?<!\d)2027(?!\d)|2027, 9, 17|datetime\.date")


@pytest.fixture(autouse=True)
def today(clock):
    clock(2028, 1, 1)


@pytest.fixture
def browser() -> Client:
    """A browser that checks what Django would check, on a page of ours."""
    return Client(enforce_csrf_checks=True, headers=OURS)


def everything_said(caplog) -> str:
    return " ".join(f"{record.getMessage()} {record.exc_text} {record.args}" for record in caplog.records)


@pytest.fixture
def listening(caplog):
    """Hear every logger, the access log too."""
    caplog.set_level(logging.DEBUG)
    access = logging.getLogger("access")
    access.addHandler(caplog.handler)
    yield caplog
    access.removeHandler(caplog.handler)


def test_no_log_holds_a_typed_date(browser, listening):
    for path in ("/nl/mijn-traject/", "/nl/mijn-traject/agenda.ics"):
        browser.post(path, {**FORM, **SECRET})
        browser.post(path, {**FORM, **SECRET, "pip-day": "32"})
        Client().post(path, {**FORM, **SECRET})

    said = everything_said(listening)
    assert "POST plan 200" in said
    assert "POST plan-calendar 200" in said
    assert "birth" not in said
    assert not TRACES.search(re.sub(r"\(0\.\d+\) .*?; args=.*?; alias=\S+", "", said))


@pytest.mark.parametrize("path", ["/ar/mijn-traject/", "/ar/mijn-traject/agenda.ics"])
def test_no_report_of_a_fault_holds_a_typed_date(listening, monkeypatch, settings, path):
    def fail(known, rules):
        raise ValueError(f"cannot count {known.dates['birth']} of {known}")

    settings.ADMINS = [("Beheer", "beheer@example.org")]
    monkeypatch.setattr("trajectory.plan.views.plan", fail)
    reports = AdminEmailHandler(include_html=True)
    logger = logging.getLogger("django.request")
    logger.addHandler(reports)
    browser = Client(enforce_csrf_checks=True, headers=OURS, raise_request_exception=False)

    page = browser.post(path, {**FORM, **SECRET})

    logger.removeHandler(reports)
    assert page.status_code == 500
    assert page.headers["Cache-Control"] == "no-store"
    assert '<html lang="ar" dir="rtl"' in page.text
    said = everything_said(listening)
    assert re.search(r"FaultWithheld: ValueError in .*views\.py:\d+", said)
    assert not TRACES.search(page.text)
    assert "cannot count" not in said
    assert "birth-day" not in said
    report = mail.outbox[0].body + mail.outbox[0].alternatives[0].content
    assert "FaultWithheld" in report
    for trace in ("cannot count", "2027-09-17", "date(2027", "&#x27;17&#x27;", "'17'", "Known("):
        assert trace not in report, trace
