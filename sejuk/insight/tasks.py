"""What follows from activities: their cells are counted anew."""

from __future__ import annotations

from django_tasks import task

from sejuk.insight import rollup


@task()
def count_activities(activity_ids: list[str]) -> int:
    """After a report, an amendment or a withdrawal."""
    return rollup.count_activities(activity_ids=activity_ids)
