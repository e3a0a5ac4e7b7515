"""What the tests of held texts share: words that are flagged, and a phone that sends them."""

from __future__ import annotations

from typing import Any

from django.db import connection

from sejuk.activities.models import Activity
from sejuk.testing import Phone, report_body

NIK = "5302104107860001"
FLAGGED = f"Menemui Pak RT. NIK beliau {NIK} dicatat."
PLAIN = "Menemui ketua RT dan berbincang soal keamanan."


def send(phone: Phone, **changes: Any) -> Activity:
    body = report_body(**changes)
    (result,) = phone.results(phone.op(body))
    assert result["status"] == "accepted", result
    return Activity.objects.get(pk=body["activity_id"])


def amend(
    phone: Phone, activity: Activity, *, vouched: list[str] | None = None, reason: str = "Ditulis ulang", **changes: Any
) -> Any:
    body = {"activity_id": str(activity.id), "reason": reason, "changes": changes} | ({"vouched": vouched} if vouched else {})
    (result,) = phone.results(phone.op(body, "activity.amend", base=activity.version))
    activity.refresh_from_db()
    return result


def held_of(phone: Phone, activity: Activity) -> list[dict[str, Any]]:
    return list(phone.changes("activity")[str(activity.id)]["held"])


def dump() -> str:
    """Every value of every table, as a thief of the database would read it."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database itself
            found += [bytes(value) if isinstance(value, memoryview) else value for row in cursor.fetchall() for value in row]
    return repr(found)
