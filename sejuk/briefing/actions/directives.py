"""Directives are issued, passed on with a word of one's own, replaced and withdrawn. Who reads them says so, once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sejuk import journal
from sejuk.briefing import recipients, rules
from sejuk.briefing.actions._number import next_change
from sejuk.briefing.actions._speaker import speaker
from sejuk.briefing.models import Addition, Directive, DirectiveClearance, Programme
from sejuk.briefing.outgoing import let_pass, need_neutral
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can, check_dates


@dataclass(frozen=True)
class Order:
    """What a directive says, for whom and how long. No targets: the whole unit; no number: the unit's next one of the year."""

    title: str
    text: str
    valid_from: date
    valid_until: date | None = None
    number: str = ""
    programme_id: UUID | None = None
    parent_id: UUID | None = None
    target_ids: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    unit_kinds: tuple[str, ...] = ()
    ask_second: bool = False  # words that are not neutral do not refuse it: it waits for a second person to let them pass


@transaction.atomic
def issue_directive(*, asker: Asker, unit: Unit, order: Order) -> Directive:
    """Give an order to a unit's own people and the units below it. It reaches each phone at its next contact."""
    asker.need(Can.DIRECT, unit)
    directive = _write(asker, unit, order)
    if directive.held:
        journal.record("directive.held", directive.pk, actor_id=asker.officer_id, unit_id=unit.pk)
    else:
        journal.record("directive.issued", directive.pk, actor_id=asker.officer_id, unit_id=unit.pk)
    return directive


@transaction.atomic
def replace_directive(*, asker: Asker, directive_id: UUID, order: Order) -> Directive:
    """Put another in its place: the old one leaves the phones, and who had read it stays with it.

    While the new one is held, the old one stands.
    """
    old = _own(asker, directive_id)
    if order.parent_id is not None and order.parent_id in _with_below(old):
        raise Problem("directive_parent_circle", "parent")
    new = _write(asker, old.unit, order)
    old.replaced_by = new
    old.save(update_fields=["replaced_by"])
    if new.held:
        journal.record("directive.held", new.pk, actor_id=asker.officer_id, unit_id=new.unit_id)
    else:
        _take_off(asker, old)
    return new


@transaction.atomic
def clear_directive(*, asker: Asker, directive_id: UUID, seen: Collection[str], reason: str) -> DirectiveClearance:
    """Let pass what the neutrality guard found in a held directive: somebody else who may direct there, by name and with a reason.

    It is issued thereby. ``seen`` are the digests of the findings that were shown; when others stand there now, nothing happens.
    """
    directive = _own(asker, directive_id)
    if not directive.held:
        raise Problem("changed_meanwhile")
    if directive.valid_until is not None and directive.valid_until < clock.today(directive.unit.tz):
        raise Problem("directive_over", "valid_until")
    findings = let_pass(asker.officer_id, (directive.issued_by_id,), directive.spots(), seen, reason)
    cleared = DirectiveClearance.objects.create(
        directive=directive, officer_id=asker.officer_id or 0, reason=reason.strip(), findings=findings
    )
    directive.held, directive.issued_at, directive.change_seq = False, clock.now(), next_change()
    directive.save(update_fields=["held", "issued_at", "change_seq"])
    facts = {"findings": findings}
    journal.record("directive.cleared", directive.pk, actor_id=asker.officer_id, unit_id=directive.unit_id, data=facts)
    journal.record("directive.issued", directive.pk, actor_id=directive.issued_by_id, unit_id=directive.unit_id)
    for old in Directive.with_held.select_for_update().filter(replaced_by=directive, replaced_at=None, withdrawn_at=None):
        _take_off(asker, old)
    return cleared


@transaction.atomic
def withdraw_directive(*, asker: Asker, directive_id: UUID, reason: str) -> Directive:
    """Take an order back, with the reason."""
    directive = _own(asker, directive_id)
    if not reason.strip():
        raise Problem("reason_required", "reason")
    directive.withdrawn_reason = rules.check_order("reason", reason)
    directive.withdrawn_at, directive.withdrawn_by_id, directive.change_seq = clock.now(), asker.officer_id, next_change()
    directive.save()
    journal.record("directive.withdrawn", directive.pk, actor_id=asker.officer_id, unit_id=directive.unit_id)
    return directive


@transaction.atomic
def cascade_directive(*, asker: Asker, directive_id: UUID, unit: Unit, text: str) -> Addition | None:
    """Add a word for one's own people to a directive from above; it replaces the unit's last one. Empty takes that back."""
    asker.need(Can.DIRECT, unit)
    directive = _standing(_locked(asker, directive_id))
    if directive.held:
        raise Problem("not_found")
    if not directive.reaches(unit):
        raise Problem("directive_not_through_you", "text")
    said = _addition(text)
    ended = directive.additions.filter(unit=unit, ended_at__isnull=True).update(ended_at=clock.now())
    if not said and not ended:
        raise Problem("value_missing", "text")
    made = Addition.objects.create(directive=directive, unit=unit, text=said, added_by_id=asker.officer_id or 0) if said else None
    directive.change_seq = next_change()
    directive.save(update_fields=["change_seq"])
    facts = {"taken_back": made is None}
    journal.record("directive.cascaded", directive.pk, actor_id=asker.officer_id, unit_id=unit.pk, data=facts)
    return made


def _take_off(asker: Asker, old: Directive) -> None:
    """Another one took its place."""
    old.replaced_at, old.change_seq = clock.now(), next_change()
    old.save(update_fields=["replaced_at", "change_seq"])
    facts = {"by": str(old.replaced_by_id)}
    journal.record("directive.replaced", old.pk, actor_id=asker.officer_id, unit_id=old.unit_id, data=facts)


def _addition(text: str) -> str:
    if not text.strip():
        return ""
    said = rules.check_order("text", text, limit="addition")
    need_neutral(said)
    return said


def _write(asker: Asker, unit: Unit, order: Order) -> Directive:
    """The row of an order that may be issued; raises what stands in its way."""
    if asker.officer_id is None:
        raise Problem("not_found")
    if unit.closed_on is not None:
        raise Problem("unit_closed", "unit")
    title, text = rules.check_order("title", order.title), rules.check_order("text", order.text)
    refused = {"number": order.number} if order.ask_second else {"number": order.number, "title": title, "text": text}
    for field, said in refused.items():
        need_neutral(said, field=field)
    check_dates(order.valid_from, order.valid_until)
    if order.valid_until is not None and order.valid_until < clock.today(unit.tz):
        raise Problem("directive_over", "valid_until")
    rules.check_kinds(order.roles, order.unit_kinds)
    targets = _targets(unit, order.target_ids)
    parent = _parent(asker, unit, order.parent_id)
    programme = _programme(unit, order.programme_id)
    change_seq = next_change()  # from here on nobody else numbers a directive until this is committed
    directive = Directive.objects.create(
        unit=unit, issued_by_id=asker.officer_id, issuer=speaker(asker, unit), number=_number(unit, order.number), title=title,
        text=text, programme=programme, parent=parent, roles=sorted(set(order.roles)), unit_kinds=sorted(set(order.unit_kinds)),
        valid_from=order.valid_from, valid_until=order.valid_until, change_seq=change_seq,
    )  # fmt: skip
    if order.ask_second and directive.spots():
        directive.held = True
        directive.save(update_fields=["held"])
    directive.targets.set(targets)
    if not recipients.recipients(directive, max(order.valid_from, clock.today(unit.tz))).exists():
        raise Problem("directive_for_nobody", "roles")
    return directive


def _targets(unit: Unit, ids: tuple[int, ...]) -> list[Unit]:
    wanted = set(ids) or {unit.pk}
    if len(wanted) > rules.MOST_TARGETS:
        raise Problem("too_many_items", "targets", limit=rules.MOST_TARGETS)
    found = list(Unit.objects.filter(pk__in=wanted, path__startswith=unit.path, closed_on__isnull=True))
    if len(found) != len(wanted):
        raise Problem("directive_outside_unit", "targets", unit=unit.name)
    return found


def _parent(asker: Asker, unit: Unit, parent_id: UUID | None) -> Directive | None:
    """A directive from above that this one carries out."""
    if parent_id is None:
        return None
    parent = Directive.objects.select_related("unit").prefetch_related("targets").filter(pk=parent_id).first()
    if parent is None or not recipients.may_read(asker, parent):
        raise Problem("value_unknown", "parent")
    if not parent.reaches(unit):
        raise Problem("directive_not_through_you", "parent")
    return _standing(parent)


def _programme(unit: Unit, programme_id: UUID | None) -> Programme | None:
    if programme_id is None:
        return None
    programme = Programme.objects.select_related("unit").filter(pk=programme_id).first()
    if programme is None or not unit.path.startswith(programme.unit.path):
        raise Problem("value_unknown", "programme")
    if not programme.running:
        raise Problem("programme_ended", "programme")
    return programme


def _number(unit: Unit, number: str) -> str:
    if number.strip():
        wanted = rules.check_order("number", number)
        if Directive.with_held.filter(unit=unit, number=wanted).exists():
            raise Problem("directive_number_taken", "number")
        return wanted
    year = clock.today(unit.tz).year
    taken = set(Directive.with_held.filter(unit=unit, number__endswith=f"/{year}").values_list("number", flat=True))
    return next(made for n in range(1, len(taken) + 2) if (made := f"{n}/{year}") not in taken)


def _locked(asker: Asker, directive_id: UUID) -> Directive:
    """A directive that the asker may read, locked; any other looks absent."""
    rows = Directive.with_held.select_for_update(of=("self",)).select_related("unit").prefetch_related("targets")
    directive = rows.filter(pk=directive_id).first()
    if directive is None or asker.officer_id is None or not recipients.may_read(asker, directive):
        raise Problem("not_found")
    return directive


def _own(asker: Asker, directive_id: UUID) -> Directive:
    """One of a unit where the asker may direct, still standing: whoever holds the chair now, not only who issued it."""
    directive = _locked(asker, directive_id)
    asker.need(Can.DIRECT, directive.unit)
    return _standing(directive)


def _standing(directive: Directive) -> Directive:
    if not directive.standing:
        raise Problem("directive_withdrawn" if directive.withdrawn_at else "directive_replaced")
    return directive


def _with_below(directive: Directive) -> set[UUID]:
    """It and all that carries it out, down to the last."""
    found, level = {directive.pk}, {directive.pk}
    while level:
        rows = Directive.objects.filter(Q(parent__in=level) | Q(replaces__in=level)).exclude(pk__in=found)
        level = set(rows.values_list("pk", flat=True))
        found |= level
    return found
