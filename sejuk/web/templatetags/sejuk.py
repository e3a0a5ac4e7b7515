"""How pages write times, numbers and labels: one way everywhere."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
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


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file: the collected one where ``collectstatic`` ran, otherwise with its digest as version."""
    try:
        return staticfiles_storage.url(path)
    except ValueError:  # nothing was collected: the server finds the file in the package
        return f"{settings.STATIC_URL}{path}?v={_digest(path)}"


@cache
def _digest(path: str) -> str:
    found = finders.find(path)
    if not found:
        msg = f"no static file {path}"
        raise LookupError(msg)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:12]


@register.filter
def short_date(day: date | None) -> str:
    """``Rab 31 Jan 2024``, or ``Wed 31 Jan 2024`` in English."""
    if day is None:
        return ""
    if get_language() == "en":
        return f"{day:%a} {day.day} {day:%b %Y}"
    return f"{clock.DAYS[day.weekday()][:3]} {day.day} {clock.MONTHS[day.month - 1][:3]} {day.year}"


@register.filter
def moment(instant: datetime | None, tz: str) -> str:
    """``Rab 31 Jan 2024, 14.02 WITA``."""
    return f"{short_date(clock.local(instant, tz).date())}, {clock.short_time(instant, tz)}" if instant else ""


@register.filter
def labels(values: list[str], table: str) -> str:
    """The names of several stored values, with commas."""
    return ", ".join(label(value, table) for value in values)


@register.simple_tag
def query(base: dict[str, object], **changes: object) -> str:
    """The filters of a list as a query string, with some of them changed; empty ones are left out."""
    pairs = {key.rstrip("_"): value for key, value in {**base, **changes}.items()}
    return f"?{urlencode({key: value for key, value in pairs.items() if value not in ('', None)})}"
