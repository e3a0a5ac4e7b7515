"""What the tests of two contents share."""

from __future__ import annotations

from typing import Any

from sejuk.activities.models import Rival
from sejuk.testing import Phone, report_body


def conflict(phone: Phone, **changes: Any) -> Rival:
    """The same op id with other content."""
    op = phone.op(report_body(rw="01"))
    phone.results(op)
    (second,) = phone.results(op | {"body": op["body"] | {"rw": "07", "people_reached": 9} | changes})
    assert (second["status"], second["problem"]["code"], second["receipt"]) == ("refused", "op_conflict", None)
    return Rival.objects.get()
