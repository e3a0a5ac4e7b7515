"""What the wire allows, and when a record was made although the phone's clock is wrong. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sejuk.activities.rules import Anchored
from sejuk.lib.problems import Problem

MIN_APP_VERSION = "0.1.0"
MOST_OPS = 100
LARGEST_PUSH = 1_000_000
MOST_CARRIED = 5_000  # operations, photos and locked boxes of an escrow file
PULL_BYTES, PULL_BYTES_PACKED = 256_000, 1_000_000  # of JSON; packed for a phone that takes gzip, as all browsers do
HISTORY_DAYS = 90
MOST_PHONES = 8  # signed in at once by one officer; a broken phone and its successors must not lock anybody out
REPORT, AMEND, WITHDRAW = "activity.report", "activity.amend", "activity.withdraw"
SETTLE_RIVAL = "activity.settle_rival"
ACKNOWLEDGE = "directive.acknowledge"
VERSIONS = {REPORT: (1,), AMEND: (1,), WITHDRAW: (1,), SETTLE_RIVAL: (1,), ACKNOWLEDGE: (1,)}

OVERTAKEN_FOR = timedelta(days=7)
DEVICE_DAYS = 730  # so long after its last contact a phone that sent nothing may still bring work
WAITING_HOURS = 24  # an escrow file between its check and its owner's yes
# A clock that lost its battery says 1970. Beyond these years no arithmetic and no page has to follow.
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def check_instant(instant: datetime, field: str) -> None:
    """Refuse an instant that no clock shows."""
    if not EARLIEST <= instant < LATEST:
        raise Problem("bad_time", field)


_SAME_SESSION_ERROR_MS = 5_000
_WALL_ERROR_MS = 10 * 60 * 1000
_NO_CLOCK_ERROR_MS = 24 * 24 * 3600 * 1000  # the longest in whole days that its column holds
_LONGEST_SLEEP = timedelta(days=30)


def anchored(
    *,
    made_at: datetime,
    made_session: str,
    made_mono_ms: int,
    sent_at: datetime,
    sent_session: str,
    sent_mono_ms: int,
    received: datetime,
) -> Anchored:
    """When something was made by the server's clock, from how long before sending the phone says that it was.

    ``made_at`` and ``sent_at`` are the phone's own clock. Within one session of the app the monotonic clock cannot be set, but it
    may stand still while the phone sleeps, so the longer of the two spans counts unless the wall clock was plainly set meanwhile.
    """
    wall = sent_at - made_at
    if made_session == sent_session and sent_mono_ms >= made_mono_ms:
        mono = timedelta(milliseconds=sent_mono_ms - made_mono_ms)
        slept = wall - mono
        if timedelta(0) <= slept <= _LONGEST_SLEEP:
            return Anchored(received - wall, _SAME_SESSION_ERROR_MS, "monotonic")
        return Anchored(received - mono, _SAME_SESSION_ERROR_MS, "monotonic")
    if wall >= timedelta(0):
        return Anchored(received - wall, _WALL_ERROR_MS, "wall")
    return Anchored(received, _NO_CLOCK_ERROR_MS, "received")
