"""So that one person cannot keep the machine busy for all others."""

from __future__ import annotations

from sejuk.org import brake
from sejuk.org.access import Asker
from sejuk.press.keeping import READS


def slow_down(asker: Asker) -> None:
    """Count one more text that is read for this person; after ``READS`` of them there is a pause. Raises ``too_many_attempts``."""
    brake.take(brake.key("releases", str(asker.officer_id)), READS)
