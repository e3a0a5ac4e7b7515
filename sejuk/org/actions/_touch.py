"""Numbering the changes to what an officer's phone carries. Part of other actions, never one by itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models import F

from sejuk.org.models import Officer


def touch_officer(officer_id: int, changes: int = 1) -> int:
    """Number the next ``changes`` changes to what this officer's phone carries; return the last number.

    The row stays locked until the caller commits, so numbers become visible in their own order and no pull can skip one.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE org_officer SET change_seq = change_seq + %s WHERE id = %s RETURNING change_seq", [changes, officer_id]
        )
        return int(cursor.fetchone()[0])


def touch_officers(officer_ids: Iterable[int]) -> None:
    """Number one change for each of these officers, in one statement."""
    Officer.objects.filter(pk__in=set(officer_ids)).update(change_seq=F("change_seq") + 1)


def lock_officer(officer_id: int) -> None:
    """Let this officer's other writes wait until the caller commits (on SQLite a writing transaction waits anyway)."""
    if connection.features.has_select_for_update:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM org_officer WHERE id = %s FOR UPDATE", [officer_id])
