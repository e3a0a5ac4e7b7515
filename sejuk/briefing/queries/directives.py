"""Reading directives: one's own, those that one's people carry out, those that one's unit issued. Any other looks absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sejuk.briefing import recipients
from sejuk.briefing.models import Acknowledgement, Addition, Directive, Programme, by_digest
from sejuk.briefing.outgoing import Checked, beside
from sejuk.briefing.queries.cards import Numbered
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can

PART = 200
SHOWN_AFTER = timedelta(days=30)  # so long one's list shows what is over
MOST = 200


@dataclass(frozen=True)
class Given:
    """A directive as one of its recipients has it."""

    directive: Directive
    additions: list[Addition]
    read_at: datetime | None


def my_directives(asker: Asker) -> list[Given]:
    """The directives that the asker is to carry out, those still unread first, then the newest."""
    lately = Q(valid_until__isnull=True) | Q(valid_until__gte=clock.today() - SHOWN_AFTER)
    rows = _to(asker).filter(lately, replaced_at__isnull=True, withdrawn_at__isnull=True).order_by("-issued_at")
    mine = [row for row in rows if recipients.is_for(asker, row)][:MOST]
    read = _read(asker, mine)
    found = [Given(row, recipients.heard_by(asker, row.additions.all()), read.get(row.pk)) for row in mine]
    return sorted(found, key=lambda one: one.read_at is not None)


def _to(asker: Asker) -> QuerySet[Directive]:
    """Directives to the asker's units or to one above: among them are those for the asker."""
    line = recipients.line_of(asker)
    rows = Directive.objects.filter(pk__in=Directive.targets.through.objects.filter(unit__in=line).values("directive"))
    return rows.select_related("unit", "programme").prefetch_related("targets", "additions__unit")


def _read(asker: Asker, directives: Sequence[Directive]) -> dict[UUID, datetime]:
    rows = Acknowledgement.objects.filter(officer_id=asker.officer_id or 0, directive_id__in=[row.pk for row in directives])
    return dict(rows.values_list("directive_id", "at"))


def issued_directives(asker: Asker) -> list[Directive]:
    """What the units issued from which the asker directs, held ones too, newest first."""
    tops = Q(pk__in=())
    for path in asker.paths(Can.DIRECT):
        tops |= Q(unit__path=path)
    return list(Directive.with_held.filter(tops).select_related("unit", "programme").order_by("-issued_at")[:MOST])


def directive(asker: Asker, directive_id: UUID) -> Directive:
    """One that the asker may read, with its programme, parent and what replaced it; any other looks absent."""
    rows = Directive.with_held.select_related("unit", "programme", "parent__unit", "replaced_by__unit", "withdrawn_by")
    found = rows.prefetch_related("targets", "additions__unit", "additions__added_by").filter(pk=directive_id).first()
    if found is None or not recipients.may_read(asker, found):
        raise Problem("not_found")
    return found


def own_directive(asker: Asker, directive_id: UUID) -> Directive:
    """One of a unit where the asker directs: theirs to replace or withdraw, whoever issued it."""
    found = directive(asker, directive_id)
    asker.need(Can.DIRECT, found.unit)
    return found


def checked_directive(asker: Asker, found: Directive) -> Checked:
    """What the neutrality guard found in it, and who let it pass; nothing for who does not direct there."""
    if not asker.may(Can.DIRECT, found.unit):
        return Checked([])
    return Checked(beside(found.said, found.spots(), by_digest(found.clearances.select_related("officer"))))


def my_directive(asker: Asker, found: Directive) -> Given | None:
    """The same as one of its recipients has it; None for whoever only sees it as a chief."""
    if not recipients.is_for(asker, found):
        return None
    return Given(found, additions_to(asker, found), _read(asker, [found]).get(found.pk))


def readable(asker: Asker, found: Directive | None) -> Directive | None:
    """What a directive points at, if the asker may read that too."""
    return found if found is not None and recipients.may_read(asker, found) else None


def directive_titles(asker: Asker, directive_ids: Iterable[str]) -> dict[str, str]:
    """The numbers and titles of those of these directives that the asker may read, by their ids."""
    rows = Directive.objects.filter(pk__in=set(directive_ids)).select_related("unit").prefetch_related("targets")
    return {str(row.pk): str(row) for row in rows if recipients.may_read(asker, row)}


def additions_to(asker: Asker, found: Directive) -> list[Addition]:
    """The words of units on the way down that the asker reads."""
    return recipients.heard_by(asker, found.additions.all())


def following(asker: Asker, found: Directive) -> list[Directive]:
    """The directives that carry this one out and that the asker may read."""
    rows = found.children.select_related("unit").prefetch_related("targets").order_by("unit__path", "-issued_at")
    return [row for row in rows if recipients.may_read(asker, row)]


def passing_directives(asker: Asker, unit: Unit) -> list[Directive]:
    """Standing directives from above that come to a unit: what its own may carry out or be added to."""
    asker.need(Can.DIRECT, unit)
    above = [int(part) for part in unit.path.split(".") if part][:-1]
    rows = Directive.objects.filter(unit__in=above, replaced_at__isnull=True, withdrawn_at__isnull=True)
    rows = rows.exclude(valid_until__lt=clock.today()).select_related("unit").prefetch_related("targets").order_by("-issued_at")
    return [row for row in rows[:MOST] if recipients.may_read(asker, row) and row.reaches(unit)]


def programmes(asker: Asker) -> list[Programme]:
    """The programmes of the asker's units and of all above and below them, running ones first."""
    below = asker.units(Can.DIRECT, "unit")
    rows = Programme.objects.filter(Q(unit__in=recipients.line_of(asker)) | below).select_related("unit", "started_by")
    return sorted(rows.order_by("-started_on"), key=lambda row: not row.running)


def programme(asker: Asker, programme_id: UUID) -> tuple[Programme, list[Directive]]:
    """One of these with the directives under it that the asker may read."""
    found = next((row for row in programmes(asker) if row.pk == programme_id), None)
    if found is None:
        raise Problem("not_found")
    rows = found.directives.select_related("unit").prefetch_related("targets").order_by("unit__path", "-issued_at")
    return found, [row for row in rows if recipients.may_read(asker, row)]


def directive_changes(asker: Asker, area_codes: Sequence[str], after: int, upto: int) -> Iterator[Numbered]:
    """For the phone: each directive to the asker whose last change lies there, or that it has none of them any more."""
    del area_codes  # directives go to units
    rows = _to(asker).filter(change_seq__gt=after, change_seq__lte=upto).order_by("change_seq")
    today = clock.today()  # the western zone's: what ended before it has ended everywhere
    while part := list(rows[:PART]):
        read = _read(asker, part)
        for row in part:
            if not recipients.is_for(asker, row):
                continue
            if row.standing and (row.valid_until is None or row.valid_until >= today):
                yield row.change_seq, {"kind": "directive", "id": str(row.pk), "data": _carried(asker, row, read.get(row.pk))}
            elif after:
                yield row.change_seq, {"kind": "directive", "id": str(row.pk), "deleted": True}
        rows = rows.filter(change_seq__gt=part[-1].change_seq)


def read_changes(asker: Asker, *, after: int, upto: int) -> Iterator[Numbered]:
    """For the officer's own phones: what they read, on a page or on any phone, of the directives that they are to carry out."""
    read = Acknowledgement.objects.filter(officer_id=asker.officer_id or 0, change_seq__gt=after, change_seq__lte=upto)
    if not read.exists():
        return
    standing = _to(asker).filter(replaced_at__isnull=True, withdrawn_at__isnull=True).exclude(valid_until__lt=clock.today())
    mine = [row.pk for row in standing if recipients.is_for(asker, row)]
    for row in read.filter(directive_id__in=mine).order_by("change_seq"):
        said = {"directive_id": str(row.directive_id), "acknowledged_at": row.at.isoformat()}
        yield row.change_seq, {"kind": "acknowledgement", "id": str(row.directive_id), "data": said}


def _carried(asker: Asker, row: Directive, read_at: datetime | None) -> dict[str, Any]:
    heard = recipients.heard_by(asker, row.additions.all())
    return {
        "directive_id": str(row.pk), "number": row.number, "title": row.title, "text": row.text,
        "programme": row.programme.name if row.programme else "", "issuer": row.issuer, "issued_at": row.issued_at.isoformat(),
        "valid_from": row.valid_from.isoformat(), "valid_until": _written(row.valid_until),
        "parent_id": str(row.parent_id) if row.parent_id else None,
        "additions": [{"unit": one.unit.name, "text": one.text} for one in heard],
        "acknowledged_at": read_at.isoformat() if read_at else None,
    }  # fmt: skip


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
