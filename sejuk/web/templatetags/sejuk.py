"""How pages write times, numbers and labels: one way everywhere."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.translation import get_language

from sejuk.activities import vocabulary
from sejuk.lib import clock
from sejuk.org import rules

register = template.Library()


@register.filter
def local_time(instant: datetime | None, tz: str) -> str:
    """``09.15 WITA``."""
    return clock.short_time(instant, tz) if instant else ""


@register.filter
def long_date(day: date | None) -> str:
    """``Rabu, 31 Januari 2024``, or ``Wednesday, 31 January 2024`` in English."""
    if day is None:
        return ""
    return f"{day:%A}, {day.day} {day:%B %Y}" if get_language() == "en" else clock.long_date(day)


@register.filter
def label(value: str, table: str) -> str:
    """The name of a stored value: ``{{ activity.kind|label:"KINDS" }}``."""
    found = getattr(vocabulary, table).get(value)
    if found is None:
        return value
    return str(found.en if get_language() == "en" else found.id)


@register.filter
def role(posting: object) -> str:
    """The name people use for a posting's role at its unit."""
    unit = posting.unit  # type: ignore[attr-defined]
    return rules.role_label(posting.role, unit.kind, get_language() or "id")  # type: ignore[attr-defined]
