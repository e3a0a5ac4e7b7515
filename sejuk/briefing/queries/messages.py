"""Reading messages: whoever serves may read what is approved; drafts are for those who brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sejuk.briefing import rules
from sejuk.briefing.models import Message, MessageVersion
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.rules import Can


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for in the library; empty means any."""

    theme: str = ""
    phase: str = ""
    election: str = ""
    state: str = ""
    text: str = ""


def visible(asker: Asker) -> QuerySet[MessageVersion]:
    """Versions that the asker may read: approved ones, and all of the units where they brief."""
    if not asker.grants:
        return MessageVersion.objects.none()
    if not asker.may(Can.BRIEF):
        return MessageVersion.objects.filter(state=rules.APPROVED)
    mine = asker.units(Can.BRIEF, "message__unit") | Q(message__unit__isnull=True)
    return MessageVersion.objects.filter(Q(state=rules.APPROVED) | mine)


def library(asker: Asker, wanted: Wanted) -> list[MessageVersion]:
    """The newest readable version of each message that is looked for, by theme and code."""
    rows = visible(asker).select_related("message__unit").prefetch_related("wordings", "issues").order_by("message_id", "-number")
    if wanted.theme:
        rows = rows.filter(message__theme=wanted.theme)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    for word in wanted.text.split()[:6]:
        rows = rows.filter(Q(wordings__text__icontains=word) | Q(wordings__title__icontains=word))
    newest: dict[UUID, MessageVersion] = {}
    for row in rows.distinct():
        newest.setdefault(row.message_id, row)
    found = [row for row in newest.values() if _suits(row, wanted)]
    return sorted(found, key=lambda row: (row.message.theme, row.message.code))


def _suits(row: MessageVersion, wanted: Wanted) -> bool:
    if wanted.phase and wanted.phase not in row.phases:
        return False
    return not wanted.election or wanted.election in row.elections or rules.ANY in row.elections


def version(asker: Asker, version_id: UUID) -> MessageVersion:
    """One of these; any other looks absent."""
    rows = visible(asker).select_related("message__unit", "drafted_by", "approved_by").prefetch_related("wordings__approved_by")
    found = rows.filter(pk=version_id).first()
    if found is None:
        raise Problem("not_found")
    return found


def versions_of(asker: Asker, message: Message) -> list[MessageVersion]:
    """Every readable version of a message, newest first."""
    return list(visible(asker).filter(message=message).select_related("approved_by"))


def cards(asker: Asker, area_codes: Sequence[str]) -> list[tuple[str, dict[str, Any]]]:
    """What a phone carries for these areas: approved versions issued there that have not ended. The phone knows the phase."""
    del asker  # the areas are those of its own postings
    rows = MessageVersion.objects.filter(state=rules.APPROVED).exclude(valid_until__lt=clock.today())
    rows = rows.filter(pk__in=rows.filter(issues__isnull=False).values("pk")).select_related("message")
    found = []
    for row in rows.prefetch_related("wordings", "issues").order_by("message__theme", "message__code", "number"):
        issued = [issue.area_id or "" for issue in row.issues.all()]
        if any(not code or territory.touches(code, area_codes) for code in issued):
            found.append((str(row.pk), _card(row)))
    return found


def _card(row: MessageVersion) -> dict[str, Any]:
    return {
        "version_id": str(row.pk), "code": row.message.code, "number": row.number, "theme": row.message.theme,
        "audience": row.message.audience, "elections": row.elections, "phases": row.phases, "source": row.source,
        "valid_from": row.valid_from.isoformat() if row.valid_from else None,
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
        "wordings": [
            {"language": one.language, "title": one.title, "text": one.text} for one in row.wordings.all() if one.approved_at
        ],
    }  # fmt: skip
