"""Tables as files for a spreadsheet, in which no cell can become a formula."""

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse

from content.editing.spreadsheets import harmless

MARK = "\ufeff"  # tells a spreadsheet that this is UTF-8


def plain(cell: object) -> str:
    """The cell as text; one that a spreadsheet would run begins with an apostrophe (pure)."""
    return harmless("" if cell is None else str(cell))


def as_csv(heads: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """The table as CSV (pure)."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in (heads, *rows):
        writer.writerow([plain(cell) for cell in row])
    return MARK + out.getvalue()


def answer_csv(name: str, heads: Iterable[object], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """The table as a file to save."""
    answer = HttpResponse(as_csv(heads, rows), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
