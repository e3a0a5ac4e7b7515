"""What the pages themselves write: that a list left the system as a file."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from sejuk import journal
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker


@transaction.atomic
def note_export(*, asker: Asker, form: str, keys: Sequence[str]) -> None:
    """Note that somebody took a list away: the kind of file and by what it was narrowed, never the words looked for."""
    if asker.officer_id is None:
        raise Problem("not_found")
    journal.record("activities.exported", form, actor_id=asker.officer_id, data={"form": form, "narrowed_by": list(keys)})


@transaction.atomic
def note_releases_export(*, asker: Asker, keys: Sequence[str]) -> None:
    """The same for the releases that were read into the record."""
    if asker.officer_id is None:
        raise Problem("not_found")
    journal.record("releases.exported", "csv", actor_id=asker.officer_id, data={"form": "csv", "narrowed_by": list(keys)})
