"""Whom directives reach: the rule of ``rules.Address`` asked of the table of postings, and of one asker."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from sejuk.briefing.models import Addition, Directive
from sejuk.org.access import Asker
from sejuk.org.models import Posting, during
from sejuk.org.rules import Can, Role


def recipients(directive: Directive, day: date) -> QuerySet[Posting]:
    """The postings of a day whose officers a directive is for; one officer may have several. Its issuer is none of them."""
    address = directive.address
    inside = Q(pk__in=())
    for path in address.paths:
        inside |= Q(unit__path__startswith=path)
    rows = Posting.objects.filter(inside, during(day), role__in=address.duties, officer__is_active=True)
    if address.kinds:
        rows = rows.filter(unit__kind__in=address.kinds)
    return rows.exclude(unit=directive.unit_id, role=Role.COMMANDER).exclude(officer=directive.issued_by_id)


def is_for(asker: Asker, directive: Directive) -> bool:
    """Whether the asker is one of its recipients."""
    address = directive.address
    return asker.officer_id != directive.issued_by_id and any(
        address.names(grant.role, grant.unit_kind, grant.unit_path) for grant in asker.grants
    )


def is_below(asker: Asker, directive: Directive) -> bool:
    """Whether it is for people whom the asker commands."""
    address = directive.address
    return any(
        Can.DIRECT in grant.can and address.names_below(grant.role, grant.unit_kind, grant.unit_path) for grant in asker.grants
    )


def may_read(asker: Asker, directive: Directive) -> bool:
    """One's own, those of people whom one commands, and those of units where one may direct: of these also what is held."""
    return asker.may(Can.DIRECT, directive.unit) or (
        not directive.held and (is_for(asker, directive) or is_below(asker, directive))
    )


def line_of(asker: Asker) -> set[int]:
    """The numbers of the asker's units and of all above them: a directive to one of these may be theirs."""
    return {int(part) for grant in asker.grants for part in grant.unit_path.split(".") if part}


def heard_by(asker: Asker, additions: Iterable[Addition]) -> list[Addition]:
    """The additions that the asker reads: those of their own line, and of units where they may direct."""
    line = line_of(asker)
    return [one for one in additions if one.ended_at is None and (one.unit_id in line or asker.may(Can.DIRECT, one.unit))]
