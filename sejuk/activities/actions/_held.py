"""What amend and withdraw share of held texts; never called from outside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sejuk.activities import free_text, held
from sejuk.activities.free_text import REASON, REVIEW, Found
from sejuk.activities.models import Activity, HeldText


class Holding:
    """The held texts of a record while it is being amended: which stay, which the new body settles, which are new."""

    def __init__(self, activity: Activity) -> None:
        self.activity = activity
        self.rows = {row.pointer: row for row in activity.held_texts.all()}

    @property
    def roots(self) -> frozenset[str]:
        """The fields in which something is held."""
        return frozenset(free_text.root(pointer) for pointer in self.rows)

    def staying(self, body: dict[str, Any], changes: dict[str, Any]) -> dict[str, str]:
        """The held texts, by pointer, of which the amended body says nothing: what was emptied on purpose is not among them."""
        still_empty = free_text.empty(body)
        return {
            pointer: held.text_of(row)
            for pointer, row in self.rows.items()
            if still_empty(pointer) and not (pointer in free_text.PLAIN and pointer in changes)
        }

    def settle(self, staying: dict[str, str], found: list[Found]) -> list[str]:
        """Write what is held from now on; the marks that follow."""
        keep = [row.pk for pointer, row in self.rows.items() if pointer in staying or free_text.root(pointer) in (REASON, REVIEW)]
        self.activity.held_texts.exclude(pk__in=keep).delete()
        HeldText.objects.bulk_create([held.row(self.activity.id, one) for one in found])
        return held.marks(self.activity.held_texts.values_list("state", flat=True))


def reason_apart(activity: Activity, reason: str, vouched: Sequence[str]) -> tuple[str, list[Found]]:
    """A reason without what may not be kept, and that as found at the version which the reason replaces."""
    said, found = free_text.sift_reason(reason, vouched)
    if found is None:
        return said, []
    return said, [Found(f"{REASON}.{activity.version}", found.text, found.categories, found.vouched)]
