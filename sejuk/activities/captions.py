"""Captions go out with reports: what the neutrality guard finds in one, on the day and at the place of its record.

A caption is taken as it is written, like every fact. While something is left in it that nobody let pass, reports leave it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sejuk.activities.models import Activity, Photo
from sejuk.briefing.models import by_digest
from sejuk.briefing.outgoing import Checked, Piece, beside, check_outgoing, pieces
from sejuk.briefing.rules import ANY
from sejuk.org.access import Asker
from sejuk.org.queries import elections
from sejuk.org.stages import Phase


@dataclass(frozen=True)
class CheckedCaption(Checked):
    """A photo, its caption cut at what was found."""

    photo: Photo
    text: Sequence[Piece]

    @property
    def outgoing(self) -> str:
        """What reports say below the photo."""
        return "" if self.left else self.photo.caption


def checked(asker: Asker, activity: Activity) -> list[CheckedCaption]:
    """The photos of a record in their order; by the laws of the elections at its place, in their phases on its day."""
    photos = activity.photos.order_by("position").prefetch_related("clearances__officer")
    occasions = elections.today(asker, activity.area_id, activity.started_at).occasions
    phases = {phase.value for phase, _kind in occasions} or {Phase.NONE.value}
    kinds = {kind.value for _phase, kind in occasions} or {ANY}
    return [_checked(photo, phases, kinds) for photo in photos]


def _checked(photo: Photo, phases: set[str], kinds: set[str]) -> CheckedCaption:
    spots = check_outgoing(photo.caption, phases, kinds)
    found = beside(photo.caption, spots, by_digest(photo.clearances.all()))
    return CheckedCaption(found, photo, pieces(photo.caption, spots))
