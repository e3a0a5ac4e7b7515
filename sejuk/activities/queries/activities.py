"""Reading activities: one's own, and those of the units where one may read."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from sejuk.activities.models import Activity
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker, own_or_in
from sejuk.org.rules import Can


def visible(asker: Asker) -> QuerySet[Activity]:
    """All activities that the asker may read with their words."""
    return Activity.objects.filter(own_or_in(asker, Can.READ, owner="officer", unit="unit"))


def activity(asker: Asker, activity_id: UUID) -> Activity:
    """One of these; any other looks absent."""
    found = visible(asker).select_related("officer", "unit__parent", "posting__unit", "area").filter(pk=activity_id).first()
    if found is None:
        raise Problem("not_found")
    return found
