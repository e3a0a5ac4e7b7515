"""Writes to postings: who serves in which role, at which unit, for which areas, for how long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import rules, territory
from sejuk.org.access import Asker, may_post
from sejuk.org.actions._touch import touch_officer
from sejuk.org.actions.officers import add_officer
from sejuk.org.models import Area, Officer, Posting, Unit, overlapping
from sejuk.org.rules import Can


@transaction.atomic
def give_posting(
    *, asker: Asker, officer: Officer, unit: Unit, role: str, valid_from: date, valid_until: date | None = None,
    area_codes: Iterable[str] = (), order_letter: str = "",
) -> Posting:  # fmt: skip
    """Post an officer. Nobody posts themselves, hands out a role as strong as their own, or posts another unit's people."""
    asker.need(Can.MANAGE, unit)
    rules.check_dates(valid_from, valid_until)
    _check(asker, officer.pk, unit, role)
    if unit.closed_on is not None:
        raise Problem("unit_closed", "unit")
    if not officer.is_active:
        raise Problem("officer_inactive", "officer")
    if not may_post(asker, list(Posting.objects.filter(officer=officer).select_related("unit"))):
        raise Problem("officer_elsewhere", "officer")
    same = Posting.objects.filter(overlapping(valid_from, valid_until), officer=officer, unit=unit, role=role)
    if same.exists():
        raise Problem("posting_twice", "role")
    areas = _areas(unit, area_codes, valid_from)
    posting = Posting.objects.create(
        officer=officer, unit=unit, role=role, valid_from=valid_from, valid_until=valid_until,
        order_letter=rules.check_length(order_letter.strip(), 120, "order_letter"),
    )  # fmt: skip
    posting.areas.set(areas)
    touch_officer(officer.pk)
    journal.record(
        "posting.given", posting.pk, actor_id=asker.officer_id, unit_id=unit.pk, data={"role": role}
    )  # fmt: skip
    return posting


@transaction.atomic
def appoint_officer(
    *, asker: Asker, service_number: str, rank: str, name: str, unit: Unit, role: str, valid_from: date,
    valid_until: date | None = None, area_codes: Iterable[str] = (), order_letter: str = "",
) -> Officer:  # fmt: skip
    """Add an officer together with the first posting: somebody without any belongs to nobody."""
    officer = add_officer(asker=asker, service_number=service_number, rank=rank, name=name)
    give_posting(
        asker=asker, officer=officer, unit=unit, role=role, valid_from=valid_from, valid_until=valid_until,
        area_codes=area_codes, order_letter=order_letter,
    )  # fmt: skip
    return officer


def _check(asker: Asker, officer_id: int, unit: Unit, role: str) -> None:
    """Whether the asker may give, change or end a posting in that role, at a unit that they manage."""
    if officer_id == asker.officer_id:
        raise Problem("own_posting", "officer")
    if role not in rules.ROLES or not rules.granted(role, unit.kind):
        raise Problem("role_not_at_this_unit", "role")
    if not asker.may_give(role, unit):
        raise Problem("role_not_yours_to_give", "role")


def _areas(unit: Unit, codes: Iterable[str], day: date) -> list[Area]:
    wanted = list(dict.fromkeys(codes))
    found = list(Area.objects.filter(code__in=wanted))
    if len(found) != len(wanted):
        raise Problem("area_unknown", "area_codes")
    served = territory.lines(territory.resort_of(unit), day)
    if any(not territory.within(area.code, served) for area in found):
        raise Problem("area_not_served", "area_codes")
    return found


@transaction.atomic
def end_posting(*, asker: Asker, posting: Posting, last_day: date) -> None:
    """A posting holds until ``last_day``, never longer than it does; work made before still comes in under it."""
    asker.need(Can.MANAGE, posting.unit)
    _check(asker, posting.officer_id, posting.unit, posting.role)
    rules.check_dates(posting.valid_from, last_day)
    if posting.valid_until is not None and last_day > posting.valid_until:
        raise Problem("posting_ends_earlier", "last_day", day=posting.valid_until.isoformat())
    posting.valid_until = last_day
    posting.save(update_fields=["valid_until"])
    touch_officer(posting.officer_id)
    journal.record("posting.ended", posting.pk, actor_id=asker.officer_id, unit_id=posting.unit_id)


@transaction.atomic
def change_posting_areas(*, asker: Asker, posting: Posting, area_codes: Iterable[str]) -> None:
    """Let an officer serve exactly these areas from now on; what the phone may no longer hold it drops at next contact."""
    asker.need(Can.MANAGE, posting.unit)
    _check(asker, posting.officer_id, posting.unit, posting.role)
    areas = _areas(posting.unit, area_codes, max(posting.valid_from, clock.today()))
    posting.areas.set(areas)
    touch_officer(posting.officer_id)
    journal.record(
        "posting.areas_changed", posting.pk, actor_id=asker.officer_id, unit_id=posting.unit_id,
        data={"area_codes": sorted(area.code for area in areas)},
    )  # fmt: skip
