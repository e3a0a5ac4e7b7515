"""Wordings as those who brief read them: what the neutrality guard finds in each, and who let it pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sejuk.briefing.models import Clearance, MessageVersion, Wording
from sejuk.briefing.outgoing import Piece, Spot, pieces
from sejuk.org.access import Asker
from sejuk.org.rules import Can


@dataclass(frozen=True)
class CheckedWording:
    """A wording, its title and text cut at what was found, everything found with whether it is let pass, and by whom."""

    wording: Wording
    title: Sequence[Piece]
    text: Sequence[Piece]
    spots: Sequence[tuple[Spot, str, Clearance | None]]  # with the words as written

    @property
    def left(self) -> list[Spot]:
        """What nobody let pass."""
        return [spot for spot, _words, clearance in self.spots if clearance is None]

    @property
    def blocked(self) -> bool:
        """Whether something left is more than a clarification may quote."""
        return any(spot.finding.blocks for spot in self.left)


def checked(asker: Asker, version: MessageVersion) -> list[CheckedWording]:
    """Every wording of a version; what was found in it is for those who brief."""
    if not asker.may(Can.BRIEF, version.message.unit):
        return [_checked(row, []) for row in Wording.of(version)]
    return [_checked(row, row.spots()) for row in Wording.of(version)]


def _checked(wording: Wording, spots: list[Spot]) -> CheckedWording:
    said, by = wording.said, wording.cleared()
    title_end = len(wording.title)
    return CheckedWording(
        wording, pieces(said, spots, 0, title_end), pieces(said, spots, title_end + 1, title_end + 1 + len(wording.text)),
        [(spot, said[spot.finding.start : spot.finding.end], by.get(spot.digest)) for spot in spots],
    )  # fmt: skip
