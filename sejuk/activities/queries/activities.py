"""Reading activities: one's own, and those of the units where one may read."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from sejuk.activities.models import Activity
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can


def visible(asker: Asker) -> QuerySet[Activity]:
    """All activities that the asker may read with their words."""
    if asker.officer_id is None:
        return Activity.objects.none()
    scope = Q(officer=asker.officer_id)
    if asker.paths(Can.READ):
        # The units by their numbers (a resort has some dozens): only then does SQLite look them up in the index on (unit, …).
        scope |= Q(unit__in=list(Unit.objects.filter(asker.units(Can.READ)).values_list("pk", flat=True)))
    return Activity.objects.filter(scope)


def activity(asker: Asker, activity_id: UUID) -> Activity:
    """One of these; any other looks absent."""
    found = visible(asker).select_related("officer", "unit__parent", "posting__unit", "area").filter(pk=activity_id).first()
    if found is None:
        raise Problem("not_found")
    return found
