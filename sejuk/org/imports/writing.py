"""A plan becomes rows, set-wise, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from sejuk import journal
from sejuk.journal.actions import NewEvent
from sejuk.lib import clock, ids
from sejuk.org.access import Asker
from sejuk.org.actions._touch import touch_officers
from sejuk.org.imports.people import CHUNK, People, PostingPlan
from sejuk.org.imports.units import UnitPlan, UnitsPlan
from sejuk.org.models import Jurisdiction, Officer, Posting, Unit

T = TypeVar("T")
_Through = Posting.areas.through


def write_people(asker: Asker, people: People) -> None:
    """Officers first, then their postings with areas, then one event for each thing that changed."""
    numbers = dict(people.known)
    for chunk in _chunks(people.new.items()):
        officers = Officer.objects.bulk_create(
            Officer(
                service_number=number,
                rank=rank,
                name=name,
                password=f"{UNUSABLE_PASSWORD_PREFIX}{ids.new_token()}",
                must_change_password=True,
            )
            for number, (rank, name) in chunk
        )
        numbers |= {officer.service_number: officer.pk for officer in officers}
        _record(asker, "officer.added", officers)
    for changes in _chunks(people.changed):
        for officer, rank, name in changes:
            officer.rank, officer.name = rank, name
        officers = [officer for officer, _, _ in changes]
        Officer.objects.bulk_update(officers, ["rank", "name"])
        touch_officers(officer.pk for officer in officers)
        _record(asker, "officer.changed", officers)
    for plans in _chunks(people.postings):
        _write_postings(asker, plans, numbers)


def _write_postings(asker: Asker, plans: list[PostingPlan], numbers: dict[str, int]) -> None:
    new = [plan for plan in plans if plan.found is None]
    made = Posting.objects.bulk_create(
        Posting(
            officer_id=numbers[plan.number], unit=plan.unit, role=plan.role, valid_from=plan.valid_from,
            valid_until=plan.valid_until, order_letter=plan.letter,
        )
        for plan in new
    )  # fmt: skip
    changed = [(plan, plan.found) for plan in plans if plan.found is not None]
    for plan, posting in changed:
        posting.valid_until, posting.order_letter = plan.valid_until, plan.letter
    Posting.objects.bulk_update([posting for _, posting in changed], ["valid_until", "order_letter"])
    _Through.objects.filter(posting__in=[posting for _, posting in changed]).delete()
    pairs = [*zip(new, made, strict=True), *changed]
    _Through.objects.bulk_create(_Through(posting_id=p.pk, area_id=code) for plan, p in pairs for code in sorted(plan.codes))
    touch_officers(posting.officer_id for _, posting in pairs)
    journal.record_many(
        [
            NewEvent(
                "posting.given" if plan.found is None else "posting.changed", str(posting.pk), actor_id=asker.officer_id,
                unit_id=plan.unit.pk, data={"role": plan.role},
            )
            for plan, posting in pairs
        ]
    )  # fmt: skip


def write_units(asker: Asker, plan: UnitsPlan) -> None:
    """Level by level, so that a parent has its number before its children; then the lines."""
    now = clock.now()
    written: dict[str, Unit] = {}
    for _, level in groupby(sorted(plan.units, key=_depth), key=_depth):
        units = list(level)
        for each in units:
            each.unit.name, each.unit.confirmed_at = each.name, each.unit.confirmed_at or now
            each.unit.parent = written.get(each.parent.code, each.parent)
        new = [each.unit for each in units if each.new]
        Unit.objects.bulk_create(new)
        for unit in new:
            unit.path = f"{unit.parent.path if unit.parent else ''}{unit.pk}."
        Unit.objects.bulk_update([each.unit for each in units], ["name", "confirmed_at", "path"], batch_size=CHUNK)
        written |= {each.unit.code: each.unit for each in units}
        journal.record_many([_unit_event(asker, each, new=each.unit in new) for each in units])
    Jurisdiction.objects.bulk_create(
        (Jurisdiction(unit=each.unit, area_id=code, valid_from=day) for each in plan.units for code, day in each.missing.items()),
        batch_size=CHUNK,
    )


def _depth(plan: UnitPlan) -> int:
    return ("polda", "polres", "polsek").index(plan.unit.kind)


def _unit_event(asker: Asker, plan: UnitPlan, *, new: bool) -> NewEvent:
    return NewEvent(
        "unit.added" if new else "unit.confirmed", plan.unit.code, actor_id=asker.officer_id, unit_id=plan.unit.pk,
        data={"area_codes": sorted(plan.missing)},
    )  # fmt: skip


def _record(asker: Asker, verb: str, officers: Iterable[Officer]) -> None:
    journal.record_many([NewEvent(verb, str(officer.pk), actor_id=asker.officer_id) for officer in officers])


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    every = list(items)
    for start in range(0, len(every), CHUNK):
        yield every[start : start + CHUNK]
