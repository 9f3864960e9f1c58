"""Count how often a page stands in the page of a partner: one statement, and never a reason for a page to fail."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import Error, connection

from content.partners.models import EmbedCount

logger = logging.getLogger(__name__)

MORE = """
INSERT INTO {table} (day, partner, slice, language, version, number) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (day, partner, slice, language, version) DO UPDATE SET number = {table}.number + EXCLUDED.number
"""
LONGEST_SLICE = EmbedCount._meta.get_field("slice").max_length
PATIENCE = 250  # milliseconds


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


def count_embed(day: date, partner: str, slice: str, language: str, version: int, number: int = 1) -> None:
    """`number` more; `partner` is the code of a registered one or "", `slice` the path after the language, no query."""
    statement = MORE.format(table=connection.ops.quote_name(EmbedCount._meta.db_table))
    try:
        with connection.cursor() as cursor, _not_waiting(cursor):
            cursor.execute(statement, [day, partner, slice[:LONGEST_SLICE], language, version, number])
    except Error as problem:
        logger.warning("An embedded page was not counted: %s", problem)
