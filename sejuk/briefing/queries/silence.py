"""Where an issued message waits: parts of its areas in which it may not be said today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sejuk.briefing import rules
from sejuk.briefing.models import MessageVersion
from sejuk.org.access import Asker
from sejuk.org.models import Area
from sejuk.org.queries import elections
from sejuk.org.stages import Phase, Today


class Waiting(NamedTuple):
    """A place where it waits; ``area`` is None for the whole country. ``rest``: other parts of it have a phase of their own."""

    area: Area | None
    rest: bool


@dataclass(frozen=True)
class Silence:
    """Places that share a phase, up to the same day; None where no calendar tells."""

    phase: Phase
    until: date | None
    places: tuple[Waiting, ...]


def silences(asker: Asker, version: MessageVersion) -> list[Silence]:
    """Where in its issued areas a version may not be said today, those of one phase together, the strictest first."""
    codes = [code or "" for code in version.issues.order_by("area_id").values_list("area_id", flat=True)]
    found: dict[tuple[Phase, date | None], dict[str, bool]] = {}
    for code in codes:
        pieces = elections.pieces(asker, code)
        for today in pieces:
            if not rules.fits(version.elections, version.phases, today):
                found.setdefault((today.phase, _until(version, today)), {})[today.area_code] = (
                    len(pieces) > 1 and today is pieces[0]
                )
    areas = Area.objects.in_bulk({code for places in found.values() for code in places})
    return [
        Silence(phase, until, tuple(Waiting(areas.get(code), rest) for code, rest in places.items()))
        for (phase, until), places in sorted(
            found.items(), key=lambda item: (list(Phase).index(item[0][0]), item[0][1] or date.max)
        )
    ]


def _until(version: MessageVersion, today: Today) -> date | None:
    again = rules.said_again(version, today)
    return again - timedelta(days=1) if again else None
