"""Whether the database only had no time for us: another writer held it for too long, or the line to it broke.

What was asked is undone as a whole and will do when it is asked again; trouble of any other kind would come again with it.
"""

from __future__ import annotations

from django.db import InterfaceError, OperationalError

RETRY_SECONDS = 5
_SQLITE = ("SQLITE_BUSY", "SQLITE_LOCKED")
# PostgreSQL's classes "connection exception" and "transaction rollback"; and: too many connections, lock not available, cancelled,
# shutting down, crashed, starting.
_CLASSES = ("08", "40")
_STATES = ("53300", "55P03", "57014", "57P01", "57P02", "57P03")


def is_busy(error: BaseException | None) -> bool:
    """Whether the same again in a few seconds may do."""
    if not isinstance(error, OperationalError | InterfaceError) or error.__cause__ is None:
        return False
    if told := getattr(error.__cause__, "sqlite_errorname", ""):
        return str(told).startswith(_SQLITE)
    # A line that breaks before the server could say anything has no state. SQLite's errors without a name are misuse of its driver.
    state = getattr(error.__cause__, "sqlstate", "")
    return state is None or state.startswith(_CLASSES) or state in _STATES
