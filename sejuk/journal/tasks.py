"""What the journal does by itself."""

from __future__ import annotations

from django_tasks import task

from sejuk.journal import sealing


@task()
def seal_events() -> None:
    """Seal what was recorded since the last time."""
    sealing.seal()
