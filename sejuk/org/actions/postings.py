"""Writes to postings: who serves in which role, at which unit, for which areas, for how long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from sejuk import journal
from sejuk.lib.problems import Problem
from sejuk.org import rules, territory
from sejuk.org.access import Asker
from sejuk.org.actions.officers import touch_officer
from sejuk.org.models import Area, Officer, Posting, Unit
from sejuk.org.rules import Can


@transaction.atomic
def give_posting(
    *, asker: Asker, officer: Officer, unit: Unit, role: str, valid_from: date, valid_until: date | None = None,
    area_codes: Iterable[str] = (), order_letter: str = "",
) -> Posting:  # fmt: skip
    """Post an officer. Nobody posts themselves, and nobody hands out a role as strong as their own."""
    asker.need(Can.MANAGE, unit)
    if officer.pk == asker.officer_id:
        raise Problem("own_posting", "officer")
    if not asker.may(Can.OPERATE, unit):
        rules.check_may_grant(asker.home_kinds(Can.MANAGE, unit), role)
    rules.check_dates(valid_from, valid_until)
    if not rules.granted(role, unit.kind):
        raise Problem("role_not_at_this_unit", "role")
    areas = _areas(unit, area_codes, valid_from)
    posting = Posting.objects.create(
        officer=officer, unit=unit, role=role, valid_from=valid_from, valid_until=valid_until, order_letter=order_letter[:120]
    )
    posting.areas.set(areas)
    touch_officer(officer.pk)
    journal.record("posting.given", posting.pk, actor_id=asker.officer_id, unit_id=unit.pk, data={"role": role})
    return posting


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
    """A posting holds until ``last_day``; work made before still comes in under it."""
    asker.need(Can.MANAGE, posting.unit)
    if posting.officer_id == asker.officer_id:
        raise Problem("own_posting", "officer")
    rules.check_dates(posting.valid_from, last_day)
    posting.valid_until = last_day
    posting.save(update_fields=["valid_until"])
    touch_officer(posting.officer_id)
    journal.record("posting.ended", posting.pk, actor_id=asker.officer_id, unit_id=posting.unit_id)
