"""A photograph of the database, to see whether anything changed."""

from django.db import connection

PASSING = ("django_session", "axes_", "wagtailadmin_editingsession")


def photograph(*tables: str) -> dict[str, list[str]]:
    """Every row of these tables (default all but sessions and log-in attempts), the same on every engine."""
    with connection.cursor() as cursor:
        wanted = tables or [
            name for name in connection.introspection.table_names(cursor) if not name.startswith(PASSING)
        ]
        picture = {}
        for name in wanted:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            picture[name] = sorted(repr(row) for row in cursor.fetchall())
    return picture


def changed(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    """The names of the tables that differ."""
    return [name for name in before if before[name] != after[name]]
