"""Directives that the tests issue."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sejuk.briefing.actions import Order, issue_directive
from sejuk.briefing.models import Directive
from sejuk.lib import clock
from sejuk.org.models import Officer, Unit
from sejuk.testing import Cast


def order(**changes: Any) -> Order:
    """An order for the next two weeks."""
    said: dict[str, Any] = {
        "title": "Sambang setiap hari", "text": "Kunjungi warga binaan dan dengarkan keluhannya.",
        "valid_from": clock.today(), "valid_until": clock.today() + timedelta(days=14),
    }  # fmt: skip
    return Order(**said | changes)


def issued(cast: Cast, by: Officer | None = None, unit: Unit | None = None, **changes: Any) -> Directive:
    """Issued by the Kapolres to the whole Polres, unless said otherwise."""
    return issue_directive(asker=cast.asker(by or cast.kapolres), unit=unit or cast.resort, order=order(**changes))
