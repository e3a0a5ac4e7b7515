"""Who may do what where: the only place that decides it. Everything that reads takes an ``Asker`` first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import rules
from sejuk.org.models import Officer, Posting, Unit, during
from sejuk.org.rules import Can


@dataclass(frozen=True)
class Grant:
    """What one posting allows: these things at this unit and below it."""

    posting_id: int
    role: str
    unit_id: int
    unit_kind: str
    unit_path: str
    can: frozenset[Can]

    def allows(self, can: Can, path: str) -> bool:
        """Whether it allows this at the unit of that path."""
        own_only = (can, self.unit_kind) in rules.OWN_UNIT_ONLY
        return can in self.can and (path == self.unit_path if own_only else path.startswith(self.unit_path))


@dataclass(frozen=True)
class Asker:
    """The person who asks, with all that they may do at this moment. ``PUBLIC`` may do nothing."""

    officer_id: int | None
    grants: tuple[Grant, ...] = ()

    def may(self, can: Can, unit: Unit | None = None) -> bool:
        """Whether a posting of theirs allows it — at ``unit`` if one is given, anywhere otherwise."""
        return any(can in g.can and (unit is None or g.allows(can, unit.path)) for g in self.grants)

    def need(self, can: Can, unit: Unit | None = None) -> None:
        """Refuse as absent: who may not does not learn that it is there."""
        if not self.may(can, unit):
            raise Problem("not_found")

    def paths(self, can: Can) -> tuple[str, ...]:
        """The paths of the units at which a posting of theirs allows it, widest first and none twice."""
        found: list[str] = []
        alone = self._alone(can)
        for path in sorted({g.unit_path for g in self.grants if can in g.can}, key=len):
            if not any(path.startswith(wider) for wider in found if wider not in alone):
                found.append(path)
        return tuple(found)

    def _alone(self, can: Can) -> set[str]:
        """The paths at which it is allowed for that unit and for none below it."""
        return {grant.unit_path for grant in self.grants if (can, grant.unit_kind) in rules.OWN_UNIT_ONLY}

    def units(self, can: Can, field: str = "") -> Q:
        """The condition that ``field`` (a unit; empty for Unit itself) lies where this is allowed."""
        prefix = f"{field}__" if field else ""
        condition, alone = Q(pk__in=()), self._alone(can)
        for path in self.paths(can):
            condition |= Q(**{f"{prefix}path": path} if path in alone else {f"{prefix}path__startswith": path})
        return condition

    def may_give(self, role: str, unit: Unit) -> bool:
        """Whether they may hand out (or take away) that role at ``unit``: never one as strong as the hand that gives it."""
        if self.may(Can.OPERATE, unit):
            return True
        below = (g for g in self.grants if Can.MANAGE in g.can and unit.path.startswith(g.unit_path))
        return any(rules.Role(role) in rules.grantable(g.role, g.unit_kind, unit.kind) for g in below)


def needs_second_factor(asker: Asker, policy: str) -> bool:
    """Whether they must set up six digits before they reach anything: ``all``, or ``leads``, who reach others' work."""
    more = any(grant.can - {Can.RECORD, Can.AGGREGATE} for grant in asker.grants)
    return policy == "all" or (policy == "leads" and more)


PUBLIC = Asker(None)


def asker_for(officer: Officer, on: date | None = None) -> Asker:
    """The asker that an officer is on a day (today if none is given): one query over their valid postings."""
    return active_asker(officer.pk, on) if officer.is_active else Asker(officer.pk)


def active_asker(officer_id: int, on: date | None = None) -> Asker:
    """The same for an officer of whom it is known that they are active."""
    postings = Posting.objects.filter(during(on or clock.today()), officer=officer_id).select_related("unit")
    return Asker(officer_id, tuple(_grants(postings)))


def _grants(postings: Iterable[Posting]) -> Iterable[Grant]:
    for posting in postings:
        unit = posting.unit
        yield Grant(posting.pk, posting.role, unit.pk, unit.kind, unit.path, rules.granted(posting.role, unit.kind))


def own_or_in(asker: Asker, can: Can, *, owner: str, unit: str) -> Q:
    """The condition "mine, or in a unit where I may": the row scope of everything that an officer makes."""
    if asker.officer_id is None:
        return Q(pk__in=())
    mine = Q(**{owner: asker.officer_id})
    if not asker.paths(can):
        return mine
    # The units by their numbers (a resort has some dozens): only then does SQLite look them up in an index on (unit, …).
    return mine | Q(**{f"{unit}__in": list(Unit.objects.filter(asker.units(can)).values_list("pk", flat=True))})


def may_manage(asker: Asker, officer: Officer) -> bool:
    """Whether they may change somebody else's account; see ``answers_for``."""
    if officer.pk == asker.officer_id:
        return False
    return answers_for(asker, list(Posting.objects.filter(officer=officer).select_related("unit")))


def answers_for(asker: Asker, postings: list[Posting]) -> bool:
    """Whether an account with these postings (all of them, past and present) is the asker's to change.

    Every one that is not over must lie where they manage and be a role that they could give: who serves at two units belongs
    to those above both. Where all are over the last one counts, and without any posting an operator of Mabes.
    """
    today = clock.today()
    counting = [p for p in postings if p.valid_until is None or p.valid_until >= today]
    if not counting:
        counting = sorted(postings, key=lambda p: (p.valid_until or today, p.pk))[-1:]
    if not counting:
        return any(Can.OPERATE in g.can and g.unit_kind == rules.UnitKind.MABES for g in asker.grants)
    return all(_theirs(asker, posting) for posting in counting)


def may_post(asker: Asker, postings: list[Posting]) -> bool:
    """Whether they may give somebody with these postings one more.

    Only who answers for the account may: else a posting would outlive the others and bring the account along. Somebody
    without any posting is new.
    """
    return not postings or answers_for(asker, postings)


def _theirs(asker: Asker, posting: Posting) -> bool:
    return asker.may(Can.MANAGE, posting.unit) and asker.may_give(posting.role, posting.unit)


def need_manage(asker: Asker, officer: Officer) -> None:
    """Refuse as absent, unless they may change this account."""
    if not may_manage(asker, officer):
        raise Problem("not_found")


POSTING_GRACE = timedelta(days=14)
