"""The place that somebody's pages are about: the area of their unit, for the phase that stands on every page."""

from __future__ import annotations

from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.queries import elections
from sejuk.org.rules import UnitKind, zone_of
from sejuk.org.stages import Today


def area_of(asker: Asker) -> str:
    """The narrowest area that holds all that the first of one's units serves, highest first; empty for the whole country."""
    grant = min(asker.grants, key=lambda grant: (len(grant.unit_path), grant.unit_id), default=None)
    return territory.common_area(grant.unit_path) if grant and grant.unit_kind != UnitKind.MABES else ""


def zone_here(asker: Asker) -> str:
    """The time zone of that place."""
    return zone_of(area_of(asker))


def phase_here(asker: Asker) -> Today:
    """The phase of that place today."""
    return elections.today(asker, area_of(asker))


def pieces_here(asker: Asker) -> list[Today]:
    """The same for each piece of that place that has a phase of its own."""
    return elections.pieces(asker, area_of(asker))
