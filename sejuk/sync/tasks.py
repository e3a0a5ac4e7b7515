"""What follows at the phones' door from events of the rooms below."""

from __future__ import annotations

from django_tasks import task

from sejuk.sync import actions, parts, waiting


@task()
def close_door(officer_ids: list[str]) -> int:
    """After ``officer.deactivated``: their phones are signed out for good."""
    return actions.revoke_devices(officer_ids=[int(officer_id) for officer_id in officer_ids])


@task()
def drop_old_parts() -> int:
    """Recurs: photos that never became whole go."""
    return parts.drop_old()


@task()
def drop_old_devices() -> int:
    """Recurs: phones that nobody has heard of for years go."""
    return actions.drop_old_devices()


@task()
def drop_waiting() -> int:
    """Recurs: escrow files that nobody said yes to go."""
    return waiting.drop_old()
