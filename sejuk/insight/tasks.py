"""What follows from activities: their cells are counted anew."""

from __future__ import annotations

from django_tasks import task

from sejuk.insight import actions


@task()
def count_activities(activity_ids: list[str]) -> int:
    """After a report, an amendment or a withdrawal."""
    return actions.count_activities(activity_ids=activity_ids)
