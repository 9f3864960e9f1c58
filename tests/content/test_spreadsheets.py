"""What editors wrote never becomes a formula in a spreadsheet that somebody downloads from the admin."""

import csv
import io

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from content.editing.spreadsheets import harmless
from content.pages.models import InfoPage
from content.partners.models import EmbedCount, Partner
from tests.content.doors import address, every_door

pytestmark = pytest.mark.django_db

EVIL = ["=2+3", "+2+3", "-2+3", "@SUM(1)", "\t=2+3", "\r=2+3", "  =2+3", "=HYPERLINK(1)", "\uff1d2+3"]


def every_export() -> list[type]:
    """Every class of Wagtail, its packages and ours that writes a spreadsheet."""
    found, look_at = set(), [SpreadsheetExportMixin]
    while look_at:
        below = look_at.pop().__subclasses__()
        found |= set(below)
        look_at += below
    return sorted(found, key=str)


def cells(answer, kind: str) -> list[str]:
    data = b"".join(answer.streaming_content)
    if kind == "csv":
        return [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
    sheet = load_workbook(io.BytesIO(data)).active
    assert not [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    return [cell for row in sheet.values for cell in row if isinstance(cell, str)]


@pytest.fixture
def hostile(daan):
    """Titles, names and addresses that a spreadsheet would run, in everything that is exported."""
    home = Page.objects.get(url_path="/nl/")
    for number, title in enumerate(EVIL):
        page = InfoPage(title=title, slug=f"kwaad-{number}", locale=Locale.objects.get(language_code="nl"))
        home.add_child(instance=page)
        page.locked = True
        page.locked_by = daan
        page.save()
        page.save_revision(user=daan, log_action=True).publish()
    daan.first_name, daan.last_name = "=cmd", "Daan"
    daan.save()
    Redirect.objects.create(old_path="/nl/weg", redirect_link="=2+3")
    Partner.objects.create(name="=2+3", code="kwaad", domains="kwaad.example.org", status="active")
    EmbedCount.objects.create(
        partner="kwaad", slice="-2+3", language="nl", day=timezone.localdate(), version=1, number=1
    )


def exporting() -> list[tuple[str, str]]:
    """The name and the address of every door of the admin whose screen can be downloaded."""
    found = []
    for name, pattern in every_door():
        if any(word in name for word in ("report", "redirects:index", "users:index", ":list", "translations_report")):
            found.append((name, address(pattern)))
    return found


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_export_of_the_admin_holds_a_formula(daan, hostile, sign_in, kind):
    client = sign_in(daan)
    client.raise_request_exception = False
    downloaded, seen, wrong = [], set(), []

    for name, where in exporting():
        answer = client.get(f"{where}?export={kind}")
        if answer.status_code != 200 or "attachment" not in answer.get("Content-Disposition", ""):
            continue
        found = cells(answer, kind)
        downloaded.append(name)
        seen |= set(found)
        wrong += [(name, cell) for cell in found if cell and harmless(cell) != cell]

    assert wrong == []
    assert {"embed-report", "wagtailadmin_reports:site_history", "wagtailredirects:index"} <= set(downloaded)
    assert {"'=2+3", "'@SUM(1)", "'=cmd Daan"} <= seen  # the hostile words were there, and are harmless


def test_every_export_goes_through_the_one_place():
    around = [
        (view.__name__, method)
        for view in every_export()
        for method in ("preprocess_field_value", "generate_xlsx_row", "write_csv_row", "stream_csv", "write_xlsx")
        if method in vars(view)
    ]

    assert len(every_export()) > 10
    assert around == []
    assert SpreadsheetExportMixin.preprocess_field_value.__module__ == "content.editing.spreadsheets"
    assert SpreadsheetExportMixin.get_heading.__module__ == "content.editing.spreadsheets"


@pytest.mark.parametrize("value", EVIL)
def test_text_that_would_run_gets_an_apostrophe(value):
    assert harmless(value) == "'" + value


@pytest.mark.parametrize("value", ["Gewoon", "10 = 10", "a@b.nl", "", -5, 3.5, None, True])
def test_everything_else_stays_as_it_is(value):
    assert harmless(value) == value
