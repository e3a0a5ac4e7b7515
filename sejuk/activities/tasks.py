"""What follows from events of this room, and what recurs."""

from __future__ import annotations

from django_tasks import task

from sejuk.activities import actions


@task()
def show_photos(photo_ids: list[str]) -> int:
    """After ``photo.received``: make the copies that pages show."""
    return actions.show_photos(photo_ids=photo_ids)


@task()
def erase_positions() -> int:
    """Every day: positions older than a month go."""
    return actions.erase_positions()


@task()
def drop_orphan_photos() -> int:
    """Every day: photos that nobody claimed go."""
    return actions.drop_orphan_photos()


@task()
def drop_held_texts() -> int:
    """Every day: flagged words that nobody wrote anew go."""
    return actions.drop_held_texts()
