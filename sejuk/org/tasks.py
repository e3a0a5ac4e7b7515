"""What follows from events of this room, and what recurs."""

from __future__ import annotations

from django_tasks import task

from sejuk.org.actions import imports


@task()
def check_imports(import_ids: list[str]) -> None:
    """After ``import.received``: look at every row and write nothing."""
    for import_id in import_ids:
        imports.check_import(import_id=import_id)


@task()
def write_imports(import_ids: list[str]) -> None:
    """After ``import.confirmed``: write all good rows in one transaction."""
    for import_id in import_ids:
        imports.write_import(import_id=import_id)


@task()
def drop_old_imports() -> int:
    """Every hour: uploaded files that nobody confirmed within a day go."""
    return imports.drop_old_imports()
