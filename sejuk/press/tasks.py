"""What follows from an order of papers, and what recurs."""

from __future__ import annotations

from django_tasks import task

from sejuk.press import actions


@task()
def make_batches(batch_ids: list[str]) -> None:
    """After ``batch.ordered``: some papers, then the rest in a task behind those that wait meanwhile."""
    left = [batch_id for batch_id in batch_ids if actions.make_batch(batch_id=batch_id)]
    if left:
        make_batches.enqueue(left)


@task()
def recompose_texts(record_ids: list[str]) -> int:
    """After a record was amended or withdrawn: texts that rest on it are composed again, or flagged where they are out."""
    return actions.recompose_texts(record_ids=record_ids)


@task()
def save_reports() -> int:
    """Every five minutes: daily reports are kept as they stood at their units' cut-off."""
    return actions.save_reports()


@task()
def drop_reports() -> int:
    """Every day: kept reports go a year after their day."""
    return actions.drop_reports()


@task()
def drop_batches() -> int:
    """Every day: papers made for all villages go a week after they were ordered."""
    return actions.drop_batches()
