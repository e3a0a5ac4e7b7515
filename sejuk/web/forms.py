"""Addresses and forms into what queries and actions take; what cannot be read is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import QueryDict

from sejuk.activities import vocabulary
from sejuk.activities.queries import Filter
from sejuk.press.queries.kept import KeptFilter

CODE = re.compile(r"\d\d(\.[\w.]+)?\Z", re.ASCII)
# The keys of a list's address and the fields of the filter that they fill.
KEYS = {
    "unit": "unit", "officer": "officer", "area": "area", "kind": "kind", "theme": "theme", "state": "state", "mark": "mark",
    "message": "message", "directive": "directive",
    "from": "day_from", "to": "day_to", "q": "text",
}  # fmt: skip
LONGEST_SEARCH = 80
YEARS = range(2000, 2101)


def number(text: str | None) -> int | None:
    """A number that can be somebody's id, or None."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None  # noqa: PLR2004 - digits of a 64-bit id


def identifier(text: str | None) -> UUID | None:
    """A UUID, or None."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def day(text: str | None) -> date | None:
    """A date as an address writes it (``2024-01-31``), or None; also for one so far away that reckoning with it overflows."""
    try:
        found = date.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found if found and found.year in YEARS else None


def month(text: str | None) -> date | None:
    """The first day of a month as an address writes it (``2024-01``), or None."""
    return day(f"{text}-01") if text else None


def following(asked: QueryDict, after: int | None) -> str:
    """The address of a list's next page: what was asked for, from there on; empty when this is the last."""
    if after is None:
        return ""
    query = asked.copy()
    query["after"] = str(after)
    return f"?{query.urlencode()}"


def _one_of(text: str, values: Mapping[str, object]) -> str:
    return text if text in values else ""


def activity_filter(query: Mapping[str, str]) -> Filter:
    """The filter that a list's address asks for."""
    area = query.get("area", "")
    return Filter(
        unit=number(query.get("unit")),
        officer=number(query.get("officer")),
        area=area if CODE.match(area) else "",
        kind=_one_of(query.get("kind", ""), vocabulary.KINDS),
        theme=_one_of(query.get("theme", ""), vocabulary.THEMES),
        state=_one_of(query.get("state", ""), vocabulary.STATES),
        mark=_one_of(query.get("mark", ""), vocabulary.MARKS),
        message=identifier(query.get("message")),
        directive=identifier(query.get("directive")),
        day_from=day(query.get("from")),
        day_to=day(query.get("to")),
        text=query.get("q", "").strip()[:LONGEST_SEARCH],
    )


def filter_query(wanted: Filter) -> dict[str, Any]:
    """The keys and values of the address that asks for this filter; what is any is left out."""
    values = {key: getattr(wanted, field) for key, field in KEYS.items()}
    return {key: value for key, value in values.items() if value not in ("", None)}


# The same for releases that were read into the record.
KEPT_KEYS = {
    "unit": "unit", "area": "area", "kind": "kind", "theme": "theme", "from": "day_from", "to": "day_to", "q": "text",
    "withdrawn": "withdrawn",
}  # fmt: skip


def kept_filter(query: Mapping[str, str]) -> KeptFilter:
    """The filter that the address of that list asks for."""
    area = query.get("area", "")
    return KeptFilter(
        unit=number(query.get("unit")), area=area if CODE.match(area) else "",
        kind=_one_of(query.get("kind", ""), vocabulary.KINDS), theme=_one_of(query.get("theme", ""), vocabulary.THEMES),
        day_from=day(query.get("from")), day_to=day(query.get("to")), text=query.get("q", "").strip()[:LONGEST_SEARCH],
        withdrawn=query.get("withdrawn") == "1",
    )  # fmt: skip


def kept_query(wanted: KeptFilter) -> dict[str, Any]:
    """The keys and values of the address that asks for this filter; what is any is left out."""
    values = {key: getattr(wanted, field) for key, field in KEPT_KEYS.items()}
    said = {key: value for key, value in values.items() if value not in ("", None, False)}
    return said | ({"withdrawn": "1"} if wanted.withdrawn else {})
