"""Reading messages: whoever serves may read what is approved; drafts are for those who brief."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from sejuk.briefing import rules
from sejuk.briefing.models import Message, MessageVersion, Wording
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
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
    # Of a version that is in force, a wording that still waits for its approval is found by nobody.
    said = Q(wordings__approved_at__isnull=False) | ~Q(state=rules.APPROVED)
    for word in wanted.text.split()[:6]:
        rows = rows.filter(said & (Q(wordings__text__icontains=word) | Q(wordings__title__icontains=word)))
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


def may_decide(asker: Asker, version: MessageVersion) -> bool:
    """Whether the asker may approve, word, clear or withdraw a version: who briefs for the unit whose message it is.

    One that came with Sejuk is nobody's own: that takes who briefs for every unit that issued it, so that no unit decides
    what others carry.
    """
    if version.message.unit is not None:
        return asker.may(Can.BRIEF, version.message.unit)
    issuers = Unit.objects.filter(pk__in=version.issues.values("unit"))
    return asker.may(Can.BRIEF) and all(asker.may(Can.BRIEF, unit) for unit in issuers)


class Title(NamedTuple):
    """A version in a few words, for whoever reads that it was told."""

    version_id: UUID
    text: str
    number: int
    withdrawn: bool


def titles(asker: Asker, version_ids: Iterable[UUID | str]) -> dict[str, Title]:
    """The titles of versions that were approved at any time, by id: a record names what was told even when it was withdrawn."""
    wanted = {str(pk) for pk in version_ids}
    if not wanted or not asker.grants:
        return {}
    rows = Wording.objects.filter(version__in=wanted, version__approved_at__isnull=False, language=rules.SOURCE_LANGUAGE)
    columns = rows.values_list("version_id", "title", "version__number", "version__state")
    return {str(pk): Title(pk, title, number, state == rules.WITHDRAWN) for pk, title, number, state in columns}
