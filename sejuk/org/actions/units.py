"""Writes to units: add, confirm, rename, close."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from sejuk import journal
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import rules
from sejuk.org.access import Asker
from sejuk.org.actions._make import make_unit
from sejuk.org.models import Jurisdiction, Posting, Unit
from sejuk.org.rules import Can

CODE_LENGTH = 80


@transaction.atomic
def add_unit(*, asker: Asker, parent: Unit, name: str, code: str = "", area_code: str = "") -> Unit:
    """Add a unit one level below ``parent``; it is confirmed at once, for its own people wrote it."""
    asker.need(Can.MANAGE, parent)
    kind = next((kind for kind, above in rules.PARENT_KIND.items() if above == parent.kind), None)
    if kind is None:
        raise Problem("unit_has_no_below", "parent")
    if parent.closed_on is not None:
        raise Problem("unit_closed", "parent")
    name = rules.check_name(name)
    tz = rules.zone_of(area_code) if area_code else parent.tz
    unit = make_unit(kind, name, parent, _code(code) or _proposed_code(name, parent), tz)
    unit.confirmed_at = clock.now()
    unit.save(update_fields=["confirmed_at"])
    journal.record("unit.added", unit.code, actor_id=asker.officer_id, unit_id=unit.pk)
    return unit


def _code(code: str) -> str:
    if code and slugify(code) != code:
        raise Problem("unit_code_wrong", "code")
    return rules.check_length(code, CODE_LENGTH, "code")


def _proposed_code(name: str, parent: Unit) -> str:
    """Letters of both names; numbered where that is taken or where the name has none."""
    base = slugify(f"{name} {parent.name}")[: CODE_LENGTH - 8] or "unit"
    taken = set(Unit.objects.filter(code__startswith=base).values_list("code", flat=True))
    return next(code for code in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if code not in taken)


@transaction.atomic
def confirm_unit(*, asker: Asker, unit: Unit, name: str) -> None:
    """A unit's own people (or those above) say that it exists, what it is called, and that its areas are right."""
    asker.need(Can.MANAGE, unit)
    if unit.closed_on is not None:
        raise Problem("unit_closed", "unit")
    unit.name = rules.check_name(name)
    unit.confirmed_at = clock.now()
    unit.save(update_fields=["name", "confirmed_at"])
    journal.record("unit.confirmed", unit.code, actor_id=asker.officer_id, unit_id=unit.pk)


@transaction.atomic
def rename_unit(*, asker: Asker, unit: Unit, name: str) -> None:
    """Write a unit's name as its people write it; the code stays."""
    asker.need(Can.MANAGE, unit)
    unit.name = rules.check_name(name)
    unit.save(update_fields=["name"])
    journal.record("unit.renamed", unit.code, actor_id=asker.officer_id, unit_id=unit.pk)


@transaction.atomic
def close_unit(*, asker: Asker, unit: Unit, last_day: date) -> None:
    """A unit ends with ``last_day``, its areas with it; nobody may serve there any longer. Those above decide it."""
    if unit.parent is None:
        raise Problem("not_found")
    asker.need(Can.MANAGE, unit.parent)
    if unit.closed_on is not None:
        raise Problem("unit_closed", "last_day")
    if Unit.objects.filter(parent=unit, closed_on__isnull=True).exists():
        raise Problem("unit_has_units", "last_day")
    staying = Posting.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=last_day), unit=unit).count()
    if staying:
        raise Problem("unit_has_postings", "last_day", count=staying)
    Jurisdiction.objects.filter(unit=unit, valid_from__gt=last_day).delete()
    open_lines = Q(valid_until__isnull=True) | Q(valid_until__gt=last_day)
    Jurisdiction.objects.filter(open_lines, unit=unit).update(valid_until=last_day)
    unit.closed_on = last_day
    unit.save(update_fields=["closed_on"])
    journal.record("unit.closed", unit.code, actor_id=asker.officer_id, unit_id=unit.pk)
