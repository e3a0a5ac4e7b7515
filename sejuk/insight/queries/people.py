"""Officers as the chain sees them: facts and open work, no score and no order of merit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from sejuk.activities import rules as activity_rules
from sejuk.activities.models import Activity
from sejuk.activities.queries import Filter, listed
from sejuk.insight import rules
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Officer, Posting, Unit, during
from sejuk.org.rules import Can

MEMORY = timedelta(days=90)  # so long after a posting ended its unit still opens the officer's page


@dataclass(frozen=True)
class Quiet:
    """An officer with the posting that makes them record, and the day of their last activity."""

    posting: Posting
    last_day: date | None

    @property
    def officer(self) -> Officer:
        """The officer."""
        return self.posting.officer


def recording(asker: Asker, unit: Unit, day: date) -> list[Quiet]:
    """Everybody posted to field work in a unit on a day, with the day of their last activity; by unit, then name."""
    asker.need(Can.READ, unit)
    return _each_once(_posted(unit, day))


def quiet_officers(asker: Asker, unit: Unit, day: date) -> list[Quiet]:
    """Those of them whose last activity is too long ago and who were posted before that; longest first."""
    asker.need(Can.READ, unit)
    since = rules.working_days_back(day, rules.QUIET_AFTER)
    silent = _posted(unit, day).filter(Q(last_day__lt=since) | Q(last_day__isnull=True))
    quiet = [one for one in _each_once(silent) if one.posting.valid_from <= since]
    return sorted(quiet, key=lambda one: (one.last_day or date.min, one.officer.name))


def _posted(unit: Unit, day: date) -> QuerySet[Posting, Any]:
    rows = Posting.objects.filter(
        during(day), unit__path__startswith=unit.path, role__in=rules.FIELD_ROLES, officer__is_active=True
    )
    done = Activity.objects.filter(officer=OuterRef("officer"), local_day__lte=day).exclude(state=activity_rules.WITHDRAWN)
    last = done.order_by("-local_day").values("local_day")[:1]
    rows = rows.annotate(last_day=Subquery(last)).select_related("officer", "unit").prefetch_related("areas")
    return rows.order_by("unit__name", "officer__name", "pk")


def _each_once(rows: QuerySet[Posting, Any]) -> list[Quiet]:
    """An officer with the first of their postings."""
    found: dict[int, Quiet] = {}
    for posting in rows:
        found.setdefault(posting.officer_id, Quiet(posting, posting.last_day))
    return list(found.values())


@dataclass(frozen=True)
class Person:
    """An officer's page: postings, what is open, what was done lately."""

    officer: Officer
    postings: list[Posting]
    last_day: date | None
    waiting: int
    returned: int
    recent: list[Activity]
    window: int
    since: date


def person(asker: Asker, officer_id: int) -> Person:
    """An officer, seen by themselves or by who may read at a unit where they are (or lately were) posted."""
    officer, held = _officer(asker, officer_id)
    since = clock.today() - timedelta(days=rules.WINDOW - 1)
    rows = listed(asker, Filter(officer=officer_id))
    return Person(
        officer=officer, postings=held, last_day=rows.order_by().aggregate(last=Max("local_day"))["last"],
        waiting=listed(asker, Filter(officer=officer_id, state=activity_rules.REPORTED)).count(),
        returned=listed(asker, Filter(officer=officer_id, state=activity_rules.RETURNED)).count(),
        recent=list(rows.select_related("officer", "unit", "area")[:10]),
        window=listed(asker, Filter(officer=officer_id, day_from=since)).count(), since=since,
    )  # fmt: skip


def _officer(asker: Asker, officer_id: int) -> tuple[Officer, list[Posting]]:
    officer = Officer.objects.filter(pk=officer_id).first()
    postings = Posting.objects.filter(officer_id=officer_id).select_related("unit__parent").prefetch_related("areas")
    if asker.officer_id != officer_id:
        lately = Q(valid_until__isnull=True) | Q(valid_until__gte=clock.today() - MEMORY)
        postings = postings.filter(lately, asker.units(Can.READ, "unit"))
    held = list(postings.order_by("-valid_from", "-pk"))
    if officer is None or not (held or asker.officer_id == officer_id):
        raise Problem("not_found")
    return officer, held


def officer_name(asker: Asker, officer_id: int | None) -> str:
    """The name of an officer whose page the asker may open; empty for any other."""
    if officer_id is None:
        return ""
    try:
        return str(_officer(asker, officer_id)[0])
    except Problem:
        return ""
