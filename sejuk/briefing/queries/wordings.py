"""Wordings as those who brief read them: what the neutrality guard finds in each, and who let it pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sejuk.briefing.models import MessageVersion, Wording
from sejuk.briefing.outgoing import Checked, Piece, Spot, beside, pieces
from sejuk.org.access import Asker
from sejuk.org.rules import Can


@dataclass(frozen=True)
class CheckedWording(Checked):
    """A wording, its title and text cut at what was found."""

    wording: Wording
    title: Sequence[Piece]
    text: Sequence[Piece]


def checked(asker: Asker, version: MessageVersion) -> list[CheckedWording]:
    """Every wording of a version; those that nobody approved yet, and what was found, are for those who brief."""
    if not asker.may(Can.BRIEF, version.message.unit):
        return [_checked(row, []) for row in Wording.of(version).filter(approved_at__isnull=False)]
    return [_checked(row, row.spots()) for row in Wording.of(version)]


def _checked(wording: Wording, spots: list[Spot]) -> CheckedWording:
    said = wording.said
    title_end = len(wording.title)
    return CheckedWording(
        beside(said, spots, wording.cleared()), wording,
        pieces(said, spots, 0, title_end), pieces(said, spots, title_end + 1, title_end + 1 + len(wording.text)),
    )  # fmt: skip
