"""Positions are kept for a month at most."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from sejuk import journal
from sejuk.activities import rules
from sejuk.activities.models import Activity, Version
from sejuk.lib import clock


@transaction.atomic
def erase_positions() -> int:
    """Erase every position older than ``rules.POSITION_DAYS``, in replaced bodies too; return how many."""
    before = clock.now() - timedelta(days=rules.POSITION_DAYS)
    count = Activity.objects.filter(lat_e5__isnull=False, received_at__lt=before).update(lat_e5=None, lon_e5=None)
    for version in Version.objects.filter(activity__received_at__lt=before).exclude(body__position=None).iterator():
        version.body["position"] = None
        version.save(update_fields=["body"])
        count += 1
    if count:
        journal.record("positions.erased", "activities", data={"count": count})
    return count
