"""Positions are kept for a month at most."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from sejuk import journal
from sejuk.activities import rules
from sejuk.activities.models import Activity
from sejuk.lib import clock


@transaction.atomic
def erase_positions() -> int:
    """Erase every position older than ``rules.POSITION_DAYS``; return how many."""
    old = Activity.objects.filter(lat_e5__isnull=False, received_at__lt=clock.now() - timedelta(days=rules.POSITION_DAYS))
    count = old.update(lat_e5=None, lon_e5=None)
    if count:
        journal.record("positions.erased", "activities", data={"count": count})
    return count
