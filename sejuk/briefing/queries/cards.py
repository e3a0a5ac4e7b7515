"""The messages that a phone carries: approved, issued to its areas, not ended. Which phase a day is in, the phone knows itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from sejuk.briefing import rules
from sejuk.briefing.models import Issue, MessageVersion
from sejuk.lib import clock
from sejuk.org import territory
from sejuk.org.access import Asker

Numbered = tuple[int, dict[str, Any]]  # number of the change, the change
PART = 200


def card_changes(asker: Asker, area_codes: Sequence[str], after: int, upto: int) -> Iterator[Numbered]:
    """Each version issued in these areas whose last change lies there: as a card, or deleted where it is one no more."""
    del asker  # the areas are those of its own postings
    here = Exists(_issued_in(area_codes).filter(version=OuterRef("pk")))
    rows = MessageVersion.objects.filter(here, change_seq__gt=after, change_seq__lte=upto)
    rows = rows.select_related("message").prefetch_related("wordings").order_by("change_seq")
    today = clock.today()  # the western zone's: what ended before it has ended everywhere
    while part := list(rows[:PART]):
        for row in part:
            if _told(row, today):
                yield row.change_seq, {"kind": "card", "id": str(row.pk), "data": _card(row)}
            elif after:
                yield row.change_seq, {"kind": "card", "id": str(row.pk), "deleted": True}
        rows = rows.filter(change_seq__gt=part[-1].change_seq)


def _told(row: MessageVersion, today: date) -> bool:
    return row.state == rules.APPROVED and rules.holds(None, row.valid_until, today)


def _issued_in(area_codes: Sequence[str]) -> QuerySet[Issue]:
    """Issues to an area in or above one of these, as ``territory.touches`` says it; by sets, for a province has many."""
    aliases, inside = territory.lying_in("area_id", area_codes)
    above = {held for code in area_codes for held in territory.and_above(code)}
    return Issue.objects.alias(**aliases).filter(Q(area__isnull=True) | Q(area__in=above) | inside)


def _card(row: MessageVersion) -> dict[str, Any]:
    return {
        "version_id": str(row.pk), "code": row.message.code, "number": row.number, "theme": row.message.theme,
        "audience": row.message.audience, "elections": row.elections, "phases": row.phases, "source": row.source,
        "valid_from": row.valid_from.isoformat() if row.valid_from else None,
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
        "wordings": [
            {"language": one.language, "title": one.title, "text": one.text} for one in row.wordings.all() if one.approved_at
        ],
        "link": row.public_path,
    }  # fmt: skip
