"""The part of a message's page that says where it was told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from sejuk.activities.queries import Filter
from sejuk.insight import queries, rules
from sejuk.insight.queries.told import Row
from sejuk.org.queries import unit
from sejuk.org.rules import Can
from sejuk.web.doors import Asked
from sejuk.web.forms import number


def where_told(request: Asked, version_id: UUID) -> dict[str, Any]:
    """The numbers for the unit that the address names or one's own, each with the filter that lists its records."""
    asked = request.GET.get("unit")
    chosen = unit(request.asker, number(asked) or 0, Can.READ) if asked else None
    found = queries.told(request.asker, version_id, chosen)
    if found is None:
        return {}
    rows = [(row, *_filters(found, version_id, row)) for row in found.rows]
    whole = (found.whole, *_filters(found, version_id, found.whole))
    return {"told": found, "told_opened": chosen is not None, "told_rows": rows, "told_whole": whole, "small": rules.SMALL}


def _filters(found: queries.Told, version_id: UUID, row: Row) -> tuple[Filter | None, Filter | None]:
    """What lists the visits that told it, and all visits; None where a list would hold more than the number says."""
    if found.unit is None or not (row.area or (row.unit_id and found.covers)):
        return None, None
    visits = Filter(unit=row.unit_id or found.unit.pk, area=row.area, day_from=found.first, day_to=found.last)
    return replace(visits, message=version_id), visits
