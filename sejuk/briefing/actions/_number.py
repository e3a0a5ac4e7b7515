"""Numbering the changes to what phones carry of this room. Part of other actions, never one by itself."""

from __future__ import annotations

from django.db import connection


def next_change() -> int:
    """The number of the next change, for the row that changed.

    The counter stays locked until the caller commits, so numbers become visible in their own order and no pull can skip one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO briefing_lastchange (id, number) VALUES (1, 1)"
            " ON CONFLICT (id) DO UPDATE SET number = briefing_lastchange.number + 1 RETURNING number"
        )
        return int(cursor.fetchone()[0])
