"""The limit: the rows that a push leaves behind, written by the bare driver with the same durability, and nothing else."""

from __future__ import annotations

import json
import sqlite3
import time
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.db import connection

from sejuk.activities.models import Activity, HeardNote
from sejuk.journal.models import Event
from sejuk.sync.models import Op

# What a push of reports leaves behind.
TABLES = (Activity, HeardNote, Op, Event)


class Bare:
    """A connection of the bare driver, and the rows of the last reports to write again under new ids."""

    def __init__(self, rows: int) -> None:
        self.postgres = connection.vendor == "postgresql"
        self.db = self._connected()
        self.columns = {
            table: [f.column for f in table._meta.concrete_fields if f.column != "id" or table is not Event] for table in TABLES
        }
        self.rows = {table: self._last(table, rows) for table in TABLES}
        self.close = self.db.close

    def _connected(self) -> Any:
        known = connection.settings_dict
        if self.postgres:
            address = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "password": known["PASSWORD"]}
            return psycopg.connect(dbname=known["NAME"], **address, autocommit=True, cursor_factory=psycopg.ClientCursor)
        db = sqlite3.connect(known["NAME"], isolation_level=None, timeout=20, check_same_thread=False)
        for pragma in [*known["OPTIONS"]["init_command"].split(";"), "PRAGMA foreign_keys = ON"]:
            db.execute(pragma)
        return db

    def _last(self, table: Any, rows: int) -> list[list[Any]]:
        names, order = ", ".join(self.columns[table]), "activity_id" if table is HeardNote else "id"
        found = self.db.execute(f"SELECT {names} FROM {table._meta.db_table} ORDER BY {order} DESC LIMIT {rows}")  # noqa: S608 - our own
        return [[json.dumps(value) if isinstance(value, list | dict) else value for value in row] for row in found.fetchall()]

    def _fresh(self, table: Any, count: int, ids: list[Any]) -> list[list[Any]]:
        names = self.columns[table]
        made = [list(self.rows[table][i % len(self.rows[table])]) for i in range(count)]
        for row, new in zip(made, ids, strict=True):
            if table is HeardNote:
                row[names.index("activity_id")] = new
            if table is not Event:
                row[names.index("id")] = new if table is Activity else self._id(uuid4())
        return made

    def _id(self, made: UUID) -> Any:
        return made if self.postgres else made.hex

    def insert(self, count: int, tables: tuple[Any, ...] = TABLES) -> float:
        """Seconds for ``count`` rows of each table in one transaction, one INSERT a table."""
        from sejuk.lib.ids import new_id  # as phones make them

        ids = [self._id(new_id()) for _ in range(count)]
        lines = {table: [value for row in self._fresh(table, count, ids) for value in row] for table in tables}
        begun = time.perf_counter()
        self.db.execute("BEGIN" if self.postgres else "BEGIN IMMEDIATE")
        for table, values in lines.items():
            mark = f"({', '.join([('%s' if self.postgres else '?')] * len(self.columns[table]))})"
            into = f"{table._meta.db_table} ({', '.join(self.columns[table])})"
            self.db.execute(f"INSERT INTO {into} VALUES {', '.join([mark] * count)}", values)  # noqa: S608 - our own names
        self.db.execute("COMMIT")
        return time.perf_counter() - begun
