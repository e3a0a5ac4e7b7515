"""New rows, many at a time, by each database's own fast way in: COPY on PostgreSQL, one prepared statement on SQLite.

``bulk_create`` asks every field about every value; here a table is asked once. What is written is the same, and every
constraint stays where it is, in the database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec
from django.db import connection, models

Prepare = Callable[[Any], Any]


def insert(rows: Sequence[models.Model]) -> None:
    """Write new rows of one table in the caller's transaction; those whose table counts them get their numbers, in order."""
    if not rows:
        return
    table = _table(type(rows[0]), connection.vendor)
    with connection.cursor() as cursor:
        if table.numbers:
            cursor.execute(table.numbers, [len(rows)])
            for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
                row.pk = number
        lines = [table.line(row) for row in rows]
        with connection.wrap_database_errors:
            if table.copy and len(lines) > 1:
                with cursor.copy(table.copy) as copy:
                    for line in lines:
                        copy.write_row(line)
            else:
                cursor.executemany(table.insert, lines)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


@dataclass(frozen=True)
class _Table:
    """What is known of a table: its statements, how a row is read, and which of its values the driver cannot take as they are."""

    insert: str
    copy: str  # empty where the database has no such thing
    numbers: str  # gives as many new numbers as asked for; empty for tables whose rows bring their ids
    read: Callable[[models.Model], tuple[Any, ...]]
    prepared: tuple[tuple[int, Prepare], ...]

    def line(self, row: models.Model) -> list[Any]:
        """The row's values as the driver takes them."""
        values = list(self.read(row))
        for place, prepare in self.prepared:
            if values[place] is not None:
                values[place] = prepare(values[place])
        return values


@cache
def _table(model: type[models.Model], vendor: str) -> _Table:
    fields = model._meta.concrete_fields
    into = f"{_quoted(model._meta.db_table)} ({', '.join(_quoted(field.column) for field in fields)})"
    postgres = vendor == "postgresql"
    return _Table(
        insert=f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(fields))})",  # noqa: S608 - the names of a model
        copy=f"COPY {into} FROM STDIN" if postgres else "",
        numbers=_numbers(model, postgres=postgres),
        read=attrgetter(*(field.attname for field in fields)),
        prepared=tuple((i, prepare) for i, field in enumerate(fields) if (prepare := _preparing(field, postgres=postgres))),
    )


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _numbers(model: type[models.Model], *, postgres: bool) -> str:
    key = model._meta.pk
    if not isinstance(key, models.AutoField | models.BigAutoField):
        return ""
    table = model._meta.db_table
    if postgres:
        return f"SELECT nextval(pg_get_serial_sequence('{_quoted(table)}', '{key.column}')) FROM generate_series(1, %s)"  # noqa: S608
    # Nobody else writes meanwhile: on SQLite a transaction of ours holds the whole database.
    last = f"coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0)"  # noqa: S608 - the name of a model
    return f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s) SELECT {last} + i FROM n"  # noqa: S608


def _preparing(field: models.Field[Any, Any], *, postgres: bool) -> Prepare | None:
    """How a value of this field is prepared, or None if the driver takes it as it is; ``test_rows`` holds it to ``bulk_create``."""
    field = getattr(field, "target_field", field)
    if isinstance(field, models.JSONField):
        return _json
    if isinstance(field, models.BinaryField):
        return bytes
    if postgres:
        return None
    if isinstance(field, models.DateTimeField):
        return _instant
    if isinstance(field, models.UUIDField):
        return attrgetter("hex")
    return str if isinstance(field, models.DateField) else None


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _instant(value: datetime) -> str:
    """As Django writes an instant into SQLite: in UTC, without saying so."""
    return str(value.astimezone(UTC).replace(tzinfo=None))
