"""Counts how often public pages are opened: a number for each message and day, nothing of who opened it.

Openings gather in this process and are written together, at most once in ``PAUSE``: a page that goes round the country costs
the database no more than one that a village reads. What a process that dies had gathered in that time is lost, and may be.
"""

from __future__ import annotations

import atexit
import contextlib
import time
from collections import Counter
from datetime import date, timedelta
from threading import Lock
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Count, Sum

from sejuk.briefing.models import MessageVersion, Opening
from sejuk.lib import clock

PAUSE = 10.0  # seconds
WEEK = timedelta(days=7)
# What fetches a page to show a preview, to search it or to look whether it is well. Asked of each request and kept nowhere.
_ROBOTS = ("bot", "crawl", "spider", "preview", "whatsapp", "facebook", "telegram", "slack", "curl", "wget", "python", "monitor")

_gathered: Counter[tuple[UUID, date]] = Counter()
_lock = Lock()
_written = float("-inf")


def by_a_person(agent: str, purpose: str) -> bool:
    """Whether a request looks like somebody's: not a robot's, and not fetched before anybody asked (``Sec-Purpose``)."""
    lowered = agent.lower()
    return bool(agent) and "prefetch" not in purpose.lower() and not any(robot in lowered for robot in _ROBOTS)


def count(version_id: UUID) -> None:
    """One more opening today."""
    with _lock:
        _gathered[version_id, clock.today()] += 1
        due = time.monotonic() - _written >= PAUSE
    if due:
        flush()


def flush() -> None:
    """Write what was gathered; where the database does not take it now, it is kept for the next time."""
    global _written  # noqa: PLW0603 - one gathering for the whole process is the point
    with _lock:
        taken = dict(_gathered)
        _gathered.clear()
        _written = time.monotonic()
    if not taken:
        return
    try:
        with transaction.atomic():
            known = set(MessageVersion.objects.filter(pk__in={pk for pk, _ in taken}).values_list("pk", flat=True))
            rows = [Opening(version_id=pk, day=day, count=n) for (pk, day), n in taken.items() if pk in known]
            Opening.objects.bulk_create(rows)
    except DatabaseError:
        with _lock:
            _gathered.update(taken)


@atexit.register
def _last() -> None:
    with contextlib.suppress(Exception):  # the process ends: nobody is left to tell
        flush()


@transaction.atomic
def merge() -> int:
    """Make one row of those of a version and day that have several; return how many rows went."""
    many = Opening.objects.values("version_id", "day").annotate(rows=Count("id"), total=Sum("count")).filter(rows__gt=1)
    gone = 0
    for each in list(many):
        rows = Opening.objects.filter(version_id=each["version_id"], day=each["day"])
        known = dict(rows.values_list("pk", "count"))  # a row that comes meanwhile is left for the next time
        Opening.objects.create(version_id=each["version_id"], day=each["day"], count=sum(known.values()))
        rows.filter(pk__in=list(known)).delete()
        gone += len(known) - 1
    return gone
