"""``directive.acknowledge``: an officer read a directive. One row each, no counter: forty thousand phones wait for none of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.briefing import recipients
from sejuk.briefing.models import Acknowledgement, Directive
from sejuk.journal import rows
from sejuk.journal.actions import NewEvent
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import actions as org
from sejuk.org.access import Asker
from sejuk.org.models import Posting, Unit


@dataclass(frozen=True)
class Read:
    """That a directive was read, when, and in which posting."""

    directive_id: UUID
    posting_id: int
    at: datetime
    trace: dict[str, Any] = field(default_factory=dict)  # op id and digest for the journal


class Kept(NamedTuple):
    """The number of its event and the name of the unit at which it was read."""

    sequence: int
    unit: str


@transaction.atomic(savepoint=False)
def acknowledge_directives(*, officer_id: int, reads: Sequence[Read]) -> list[Kept]:
    """Keep what one officer read. The first time stands; a second is answered as the first.

    Also one that is not here, not yet or no more after a restore: kept, and counted when there is something to count it for.
    Whoever calls this has locked the officer, so that two of their phones come one after another.
    """
    wanted = {read.directive_id for read in reads}
    known = Acknowledgement.objects.filter(officer_id=officer_id, directive_id__in=wanted)
    numbers: dict[UUID, int] = dict(known.values_list("directive_id", "sequence"))
    new = {read.directive_id: read for read in reversed(reads) if read.directive_id not in numbers}
    units = _units(officer_id, {read.posting_id for read in reads})
    events = [_event(officer_id, read, units) for read in new.values()]
    numbers |= dict(zip(new, journal.record_many(events), strict=True))
    now = clock.now()
    last = org.touch_officer(officer_id, len(new)) if new else 0
    rows.insert([
        Acknowledgement(
            directive_id=read.directive_id, officer_id=officer_id, at=min(read.at, now), received_at=now,
            sequence=numbers[read.directive_id], change_seq=change_seq,
        )
        for change_seq, read in enumerate(new.values(), start=last - len(new) + 1)
    ])  # fmt: skip
    return [Kept(numbers[read.directive_id], units[read.posting_id].name if read.posting_id in units else "") for read in reads]


def _units(officer_id: int, posting_ids: Collection[int]) -> dict[int, Unit]:
    postings = Posting.objects.filter(officer_id=officer_id, pk__in=posting_ids).select_related("unit")
    return {posting.pk: posting.unit for posting in postings}


def _event(officer_id: int, read: Read, units: dict[int, Unit]) -> NewEvent:
    unit_id = units[read.posting_id].pk if read.posting_id in units else None
    return NewEvent("directive.acknowledged", str(read.directive_id), actor_id=officer_id, unit_id=unit_id, data=read.trace)


@transaction.atomic
def acknowledge_directive(*, asker: Asker, directive_id: UUID) -> None:
    """The same from a page, where only what one was given can be acknowledged."""
    directive = Directive.objects.select_related("unit").prefetch_related("targets").filter(pk=directive_id).first()
    if directive is None or asker.officer_id is None or not recipients.is_for(asker, directive):
        raise Problem("not_found")
    org.lock_officer(asker.officer_id)
    read = Read(directive.pk, asker.grants[0].posting_id, clock.now())
    acknowledge_directives(officer_id=asker.officer_id, reads=[read])
