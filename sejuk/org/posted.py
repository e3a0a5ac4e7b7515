"""An officer's postings as a report is judged by: where, as what, from when until when, and how far that reaches.

Read with every push, so by the shortest way; whoever shows postings to a person reads the tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sejuk.journal.rows import Asked
from sejuk.org.models import Jurisdiction, Posting
from sejuk.org.rules import UnitKind

COLUMNS = (
    "pk", "role", "valid_from", "valid_until", "unit_id", "unit__kind", "unit__name", "unit__path", "unit__parent__path", "areas",
)  # fmt: skip
_POSTINGS = Asked(lambda officer: Posting.objects.filter(officer_id=officer).order_by("pk").values_list(*COLUMNS), -1)
_LINES = Asked(lambda path: Jurisdiction.objects.filter(unit__path__startswith=path).values_list("area_id").distinct(), "<path>")


@dataclass(frozen=True)
class Posted:
    """A posting, past or present, with the areas that it names."""

    pk: int
    role: str
    valid_from: date
    valid_until: date | None
    unit_id: int
    unit_kind: str
    unit_name: str
    unit_path: str
    resort_path: str
    areas: list[str] = field(default_factory=list)


def posted(officer_id: int) -> dict[int, Posted]:
    """Every posting that the officer has or had, by its number."""
    found: dict[int, Posted] = {}
    for pk, role, first, last, unit, kind, name, path, above, area in _POSTINGS(officer_id):
        resort = above if kind == UnitKind.POLSEK and above else path
        posting = found.setdefault(pk, Posted(pk, role, first, last, unit, kind, name, path, resort))
        if area is not None:
            posting.areas.append(area)
    return found


def ever_served(unit_path: str) -> list[str]:
    """What a unit and those below it have ever served: an area that moved later was theirs when the work was done."""
    return sorted(area for (area,) in _LINES(unit_path))
