"""What the journal does by itself."""

from __future__ import annotations

from django_tasks import task

from sejuk.journal import readings, sealing


@task()
def seal_events() -> None:
    """Seal what was recorded since the last time."""
    sealing.seal()


@task()
def seal_readings() -> int:
    """Every hour: what was opened in the hours before is bound by an event."""
    return readings.seal_readings()


@task()
def drop_readings() -> int:
    """Every day: readings older than their period go."""
    return readings.drop_readings()
