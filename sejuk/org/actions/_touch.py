"""Numbering the changes to what an officer's phone carries. Part of other actions, never one by itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from sejuk.org.models import Officer


def touch_officer(officer_id: int, changes: int = 1) -> int:
    """Number the next ``changes`` changes to what this officer's phone carries; return the last number.

    The row stays locked until the caller commits, so numbers become visible in their own order and no pull can skip one.
    """
    Officer.objects.filter(pk=officer_id).update(change_seq=F("change_seq") + changes)
    return Officer.objects.values_list("change_seq", flat=True).get(pk=officer_id)


def touch_officers(officer_ids: Iterable[int]) -> None:
    """Number one change for each of these officers, in one statement."""
    Officer.objects.filter(pk__in=set(officer_ids)).update(change_seq=F("change_seq") + 1)


def lock_officer(officer_id: int) -> None:
    """Let this officer's other writes wait until the caller commits (on SQLite a writing transaction waits anyway)."""
    list(Officer.objects.select_for_update().filter(pk=officer_id).values_list("pk"))
