"""What recurs in this room."""

from __future__ import annotations

from django_tasks import task

from sejuk.briefing import openings


@task()
def merge_openings() -> int:
    """Every hour: counts of openings that were written in pieces become one row a day."""
    return openings.merge()
