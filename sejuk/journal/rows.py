"""Rows by the shortest way, where every report of every phone passes: written one or many at once, found by ids or by a question.

``bulk_create`` asks every field about every value, and a queryset makes its statement anew each time; here a table is asked
once. Writing many is COPY on PostgreSQL and one prepared statement on SQLite. What is written and read is the same as Django's, and
every constraint stays where it is, in the database. Elsewhere the ORM is fast enough and says more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from operator import attrgetter
from typing import Any
from uuid import UUID

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
        if len(lines) == 1:
            cursor.execute(table.insert, lines[0])
        elif table.copy:
            with connection.wrap_database_errors, cursor.copy(table.copy) as copy:
                for line in lines:
                    copy.write_row(line)
        else:
            cursor.executemany(table.insert, lines)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


class Asked:
    """A question that is asked with every push: the ORM makes its statement once, then only the value in it changes.

    ``question`` makes a queryset of ``values_list`` out of one value; ``stand_in`` is a value of its type that stands nowhere else
    in the statement. What a ``startswith`` is given must hold neither ``%`` nor ``_``.
    """

    def __init__(self, question: Callable[[Any], models.QuerySet[Any, Any]], stand_in: int | str) -> None:
        self.question, self.stand_in = question, stand_in

    @cached_property
    def _made(self) -> tuple[Any, str, tuple[Any, ...], Any]:
        compiler = self.question(self.stand_in).query.get_compiler(connection.alias)
        statement, values = compiler.as_sql()
        return compiler, statement, values, compiler.get_converters([column[0] for column in compiler.select])

    def __call__(self, value: int | str) -> list[Any]:
        """The rows for this value, as the queryset would give them."""
        compiler, statement, values, converters = self._made
        with connection.cursor() as cursor:
            cursor.execute(statement, [self._filled(each, value) for each in values])
            found = cursor.fetchall()
        return list(compiler.apply_converters(found, converters)) if converters else found

    def _filled(self, said: Any, value: int | str) -> Any:
        if isinstance(said, str) and isinstance(self.stand_in, str):
            return said.replace(self.stand_in, str(value))
        return value if said == self.stand_in else said


def find(table: type[models.Model], ids: Collection[Any], *columns: str) -> list[tuple[Any, ...]]:
    """These columns of the rows whose primary key is one of ``ids``, in no order; an id that is not there is left out."""
    if not ids:
        return []
    asked = _question(table, columns, connection.vendor)
    marks = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(asked.select.format(marks), list(map(asked.key, ids)) if asked.key else list(ids))
        found: list[tuple[Any, ...]] = cursor.fetchall()
    for place, read in asked.read:
        found = [(*row[:place], None if row[place] is None else read(row[place]), *row[place + 1 :]) for row in found]
    return found


@dataclass(frozen=True)
class _Question:
    """How columns of a table are asked for by key, and which values the driver neither takes nor gives as they are."""

    select: str
    key: Prepare | None
    read: tuple[tuple[int, Prepare], ...]


@cache
def _question(table: type[models.Model], columns: tuple[str, ...], vendor: str) -> _Question:
    postgres = vendor == "postgresql"
    known = {field.name: field for field in table._meta.concrete_fields}
    fields = [known[name] for name in columns]
    names = ", ".join(_quoted(field.column) for field in fields)
    key = table._meta.pk
    return _Question(
        select=f"SELECT {names} FROM {_quoted(table._meta.db_table)} WHERE {_quoted(key.column)} IN ({{}})",  # noqa: S608
        key=_preparing(key, postgres=postgres),
        read=() if postgres else tuple((i, UUID) for i, field in enumerate(fields) if _is_uuid(field)),
    )


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


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")


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
    if _is_uuid(field):
        return attrgetter("hex")
    return str if isinstance(field, models.DateField) else None


def _is_uuid(field: models.Field[Any, Any]) -> bool:
    return isinstance(getattr(field, "target_field", field), models.UUIDField)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _instant(value: datetime) -> str:
    """As Django writes an instant into SQLite: in UTC, without saying so."""
    return str(value.astimezone(UTC).replace(tzinfo=None))
