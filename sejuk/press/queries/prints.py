"""Papers that add up: how many of a version were printed, how many activities gave out, and what should be left."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Sum

from sejuk.activities.models import Delivery
from sejuk.briefing.models import MessageVersion
from sejuk.insight.rules import SMALL
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can, UnitKind
from sejuk.press.models import PrintRun


class UnitTally(NamedTuple):
    """The papers of one unit. ``given`` is None above the resort where it is so small that it is not told."""

    unit: Unit
    printed: int
    given: int | None


@dataclass(frozen=True)
class Tally:
    """The papers of a version at the units where the asker briefs."""

    runs: list[PrintRun]  # newest first, those that were taken back too
    units: list[UnitTally]  # that printed or gave out, in the order of the tree; above the resort by resort
    above: list[Unit]  # units above the asker's that printed too: what the asker's units gave out may be theirs

    @property
    def printed(self) -> int:
        """What was printed and not taken back."""
        return sum(row.printed for row in self.units)

    @property
    def given(self) -> int:
        """What was given out, as far as it may be told."""
        return sum(row.given or 0 for row in self.units)

    @property
    def left(self) -> int:
        """What should still lie somewhere; never below nothing."""
        return max(self.printed - self.given, 0)

    @property
    def too_many(self) -> bool:
        """Whether more were given out than printed: papers came from elsewhere, or a number is a slip."""
        return not self.above and self.given > self.printed


def tally(asker: Asker, version: MessageVersion) -> Tally:
    """Printed and given out; nothing of units where the asker does not brief.

    Given out are the leaflets of activities that told this version. One that told several messages counts for each of them.
    """
    rows = PrintRun.objects.filter(asker.units(Can.BRIEF, "unit"), version=version).select_related("unit", "officer")
    runs = list(rows.order_by("-printed_on", "-pk"))
    told = Delivery.objects.filter(asker.units(Can.BRIEF, "activity__unit"), version=version)
    gave = told.values_list("activity__unit").annotate(given=Sum("activity__leaflets_given")).filter(given__gt=0)
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for run in runs:
        counts[run.unit_id][0] += run.count if run.withdrawn_at is None else 0
    for unit_id, given in gave:
        counts[unit_id][1] += given
    units = Unit.objects.in_bulk(list(counts))
    return Tally(runs, _shown(asker, {units[pk]: pair for pk, pair in counts.items()}), _printing_above(asker, version))


def _printing_above(asker: Asker, version: MessageVersion) -> list[Unit]:
    line = {int(part) for path in asker.paths(Can.BRIEF) for part in path.split(".") if part}
    printing = PrintRun.objects.filter(version=version, unit__in=line, withdrawn_at__isnull=True).values("unit")
    return list(Unit.objects.filter(pk__in=printing).exclude(asker.units(Can.BRIEF)).order_by("path"))


def _shown(asker: Asker, counts: dict[Unit, list[int]]) -> list[UnitTally]:
    """Unit by unit where the asker reads the activities, else by resort, small numbers untold."""
    read = [UnitTally(unit, printed, given) for unit, (printed, given) in counts.items() if asker.may(Can.READ, unit)]
    others = {unit: pair for unit, pair in counts.items() if not asker.may(Can.READ, unit)}
    resorts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for unit, (printed, given) in others.items():
        at = unit.parent_id if unit.kind == UnitKind.POLSEK and unit.parent_id else unit.pk
        resorts[at][0] += printed
        resorts[at][1] += given
    named = Unit.objects.in_bulk(list(resorts))
    above = [UnitTally(named[pk], printed, None if 0 < given < SMALL else given) for pk, (printed, given) in resorts.items()]
    return sorted([*read, *above], key=lambda row: row.unit.path)
