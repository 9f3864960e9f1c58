"""Cells of a spreadsheet that a program would run as a formula become plain text, in every export of the admin.

Wagtail writes titles into its CSV and XLSX files as they are, and offers one class for all of them but no setting.
So this replaces two methods of that class: the value of a cell and the heading of a column. If Wagtail renames them,
the site does not start; tests/content/test_spreadsheets.py holds that no export goes around them.
"""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

RUNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the wide ones are read as the plain ones
BREAKS = ("\t", "\r", "\n")


def harmless(value: Any) -> Any:
    """The same value; a text that a spreadsheet might run gets an apostrophe in front. Numbers and dates stay."""
    if isinstance(value, str) and (value.startswith(BREAKS) or value.lstrip().startswith(RUNS)):
        return f"'{value}"
    return value


_value_of_wagtail = SpreadsheetExportMixin.preprocess_field_value
_heading_of_wagtail = SpreadsheetExportMixin.get_heading


def _value(self, field: str, value: Any, export_format: str) -> Any:
    return harmless(_value_of_wagtail(self, field, value, export_format))


def _heading(self, queryset, field: str) -> str:
    return harmless(_heading_of_wagtail(self, queryset, field))


def make_harmless() -> None:
    """Take the place of Wagtail's two methods, once, when the site starts."""
    SpreadsheetExportMixin.preprocess_field_value = _value
    SpreadsheetExportMixin.get_heading = _heading
