"""What an officer's phone carries of the organisation: the officer, postings, their areas, and the resort's list of places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Q

from sejuk.lib import clock
from sejuk.org import rules, territory
from sejuk.org.access import POSTING_GRACE, Asker
from sejuk.org.models import Area, Officer, Posting, Unit
from sejuk.org.queries import elections
from sejuk.org.rules import Can

PHASES_STAY = timedelta(days=30)
Item = tuple[str, str, dict[str, Any]]  # kind, id, data


def phone_scope(asker: Asker) -> Iterator[Item]:
    """Everything of the organisation that the asker's phone is to hold now."""
    officer = Officer.objects.get(pk=asker.officer_id or 0)
    yield "officer", str(officer.pk), {
        "officer_id": officer.pk, "service_number": officer.service_number, "rank": officer.rank, "name": officer.name,
    }  # fmt: skip
    postings = _postings(officer)
    for posting in postings:
        yield "posting", str(posting.pk), _posting(posting)
    # By the month, so that a phone gets its areas anew when a calendar changes and not with every day that passes.
    since = clock.today().replace(day=1) - PHASES_STAY
    areas = _areas(postings)
    phases = elections.phases_at(asker, (code for code, (_, mine) in areas.items() if mine), since)
    for code, (area, mine) in areas.items():
        yield "area", code, _area(area, mine=mine) | ({"stages": phases[code]} if mine else {})
    resorts = {resort.pk: resort for resort in (territory.resort_of(posting.unit) for posting in postings)}
    for resort in resorts.values():
        yield "resort", str(resort.pk), _resort(resort)


def last_change(asker: Asker) -> int:
    """The number of the last change to the officer's own things. Asked before them: a higher one is for the next pull."""
    return Officer.objects.filter(pk=asker.officer_id or 0).values_list("change_seq", flat=True).first() or 0


def _postings(officer: Officer) -> list[Posting]:
    today = clock.today()
    lately = Q(valid_until__isnull=True) | Q(valid_until__gte=today - POSTING_GRACE)
    rows = Posting.objects.filter(lately, officer=officer, valid_from__lte=today + timedelta(days=1))
    return list(rows.select_related("unit__parent", "unit__escrow_key").prefetch_related("areas").order_by("-valid_from", "pk"))


def _posting(posting: Posting) -> dict[str, Any]:
    unit = posting.unit
    return {
        "posting_id": posting.pk,
        "role": posting.role,
        "role_label": rules.role_label(posting.role, unit.kind),
        "may_record": Can.RECORD in rules.granted(posting.role, unit.kind),
        "unit": {"unit_id": unit.pk, "name": unit.name, "kind": unit.kind, "escrow_key": _escrow_key(unit)},
        "area_codes": sorted(area.code for area in posting.areas.all()),
        "valid_from": posting.valid_from.isoformat(),
        "valid_until": posting.valid_until.isoformat() if posting.valid_until else None,
    }


def _escrow_key(unit: Unit) -> dict[str, str] | None:
    """What its phones seal their unsent work to; None until the unit has one."""
    key = getattr(unit, "escrow_key", None)
    return {"key_id": key.key_id, "public_key": key.public_key} if key else None


def _areas(postings: list[Posting]) -> dict[str, tuple[Area, bool]]:
    """The postings' own areas (those of the unit where a posting names none) with their RW, RT, districts and regencies."""
    mine: set[str] = set()
    for posting in postings:
        own = [area.code for area in posting.areas.all()]
        mine.update(own or territory.lines(posting.unit))
    parents = {code.rpartition(".")[0] for code in mine} | {".".join(code.split(".")[:2]) for code in mine}
    neighbourhoods = territory.covered(mine) & Q(level__gt=rules.VILLAGE)
    rows = Area.objects.filter(Q(code__in=mine | parents) | neighbourhoods).order_by("code")
    return {area.code: (area, area.code in mine) for area in rows}


def _area(area: Area, *, mine: bool) -> dict[str, Any]:
    return {
        "code": area.code, "name": area.name, "kind": area.kind, "label": area.label, "parent_code": area.parent_id, "tz": area.tz,
        "mine": mine,
    }  # fmt: skip


def _resort(resort: Unit) -> dict[str, Any]:
    rows = Area.objects.filter(territory.covered(territory.lines(resort)), level__in=(2, 3, rules.VILLAGE))
    return {
        "unit_id": resort.pk,
        "name": resort.name,
        "areas": [[area.code, area.name, area.label] for area in rows.order_by("code")],
    }
