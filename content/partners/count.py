"""Write how often pages stood in the pages of partners: all at once, and never a reason for a page to fail."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from django.db import Error, connection

from content.partners.models import EmbedCount

logger = logging.getLogger(__name__)

MORE = """
INSERT INTO {table} (day, partner, slice, language, version, number) VALUES {rows}
ON CONFLICT (day, partner, slice, language, version) DO UPDATE SET number = {table}.number + EXCLUDED.number
"""
PATIENCE = 250  # milliseconds
# Day, code of a partner or "", what stands after the language in the address, language, version of the snippet.
Shown = tuple[date, str, str, str, int]


@contextmanager
def _not_waiting(cursor) -> Iterator[None]:
    """On SQLite a writer waits for another; a reader must not wait until a load of all content is done."""
    if connection.vendor != "sqlite":
        yield
        return
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        yield
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {usual}")


def write_counts(counts: Mapping[Shown, int]) -> bool:
    """Add these numbers to what was counted before, all or none; returns whether the database took them."""
    table, row = connection.ops.quote_name(EmbedCount._meta.db_table), "(%s, %s, %s, %s, %s, %s)"
    statement = MORE.format(table=table, rows=", ".join([row] * len(counts)))
    values = [value for shown, number in counts.items() for value in (*shown, number)]
    try:
        with connection.cursor() as cursor, _not_waiting(cursor):
            cursor.execute(statement, values)
    except Error as problem:
        logger.warning("Embedded pages are not counted yet: %s", problem)
        return False
    return True
