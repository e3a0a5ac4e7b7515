"""Giving an approved message to areas, and taking it back from every phone at its next contact."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.briefing import rules
from sejuk.briefing.actions._number import next_change
from sejuk.briefing.actions._parts import locked_version, need_cleared
from sejuk.briefing.models import Issue, MessageVersion, Wording
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.models import Area, Unit
from sejuk.org.queries import elections
from sejuk.org.rules import Can, UnitKind, zone_of
from sejuk.org.stages import PHASE_LABELS


@transaction.atomic
def issue_message(*, asker: Asker, version_id: UUID, unit: Unit, area_codes: Sequence[str] = ()) -> list[Issue]:
    """Give a version to areas that a unit serves; without any, to all that it serves. What is there already stays.

    In each it must fit somewhere today. Where it does not, phones keep it and do not let it be told.
    """
    asker.need(Can.BRIEF, unit)
    rows = MessageVersion.objects.select_for_update(of=("self",)).select_related("message__unit")
    version = rows.filter(pk=version_id).first()
    if version is None or asker.officer_id is None or not _may_use(unit, version):
        raise Problem("not_found")
    if version.state != rules.APPROVED:
        raise Problem("message_not_approved")
    need_cleared(Wording.of(version).filter(approved_at__isnull=False))
    codes = list(dict.fromkeys(area_codes)) or _all_of(unit)
    if len(area_codes) > rules.LIMITS["areas"]:
        raise Problem("too_many_items", "areas", limit=rules.LIMITS["areas"])
    for code in codes:
        _check_area(asker, unit, version, code)
    known = set(version.issues.values_list("area_id", flat=True))
    new = [
        Issue(version=version, area_id=code or None, unit=unit, issued_by_id=asker.officer_id)
        for code in codes
        if (code or None) not in known
    ]
    Issue.objects.bulk_create(new)
    if new:
        MessageVersion.objects.filter(pk=version.pk).update(change_seq=next_change())
        journal.record("message.issued", version.pk, actor_id=asker.officer_id, unit_id=unit.pk, data={"areas": len(new)})
    return new


def _may_use(unit: Unit, version: MessageVersion) -> bool:
    """A unit issues its own messages, those of the units above it, and those that came with Sejuk."""
    owner = version.message.unit
    return owner is None or unit.path.startswith(owner.path) or owner.path.startswith(unit.path)


def _all_of(unit: Unit) -> list[str]:
    """Headquarters issues for the country: one line with no area. Any other unit for what it and those below it serve."""
    return [""] if unit.kind == UnitKind.MABES else territory.widest(territory.lines(unit))


def _check_area(asker: Asker, unit: Unit, version: MessageVersion, code: str) -> None:
    if code:
        if not Area.objects.filter(pk=code).exists():
            raise Problem("area_unknown", "areas")
        if unit.kind != UnitKind.MABES and not territory.within(code, territory.lines(unit)):
            raise Problem("area_outside_parent", "areas", unit=unit.name)
    pieces = elections.pieces(asker, code)
    day = clock.today(zone_of(code))
    if not rules.holds(None, version.valid_until, day):
        raise Problem("message_expired")
    if not any(rules.fits(version.elections, version.phases, today) for today in pieces):
        place = Area.objects.get(pk=code).own_label if code else "Indonesia"
        raise Problem("message_wrong_phase", "areas", phase=PHASE_LABELS[pieces[0].phase][0], area=place)


@transaction.atomic
def withdraw_message(*, asker: Asker, version_id: UUID, reason: str) -> MessageVersion:
    """Take a version back: no phone shows it after its next contact, and nothing new is made of it; who told it tells so."""
    version = locked_version(asker, version_id)
    reason = rules.check_reason(reason)
    if version.state != rules.APPROVED:
        raise Problem("changed_meanwhile")
    version.state, version.withdrawn_at, version.withdrawn_reason = rules.WITHDRAWN, clock.now(), reason
    version.change_seq = next_change()
    version.save()
    journal.record(
        "message.withdrawn", version.pk, actor_id=asker.officer_id, unit_id=version.message.unit_id, data={"number": version.number}
    )
    return version
