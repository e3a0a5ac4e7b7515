"""Releases read into the record: kept, corrected, withdrawn. None of these touches an activity."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.activities.queries import activity
from sejuk.lib import clock
from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Area, Unit
from sejuk.org.queries import area
from sejuk.org.rules import Can
from sejuk.press import keeping
from sejuk.press.keeping import Content
from sejuk.press.models import KeptRelease

LEVELS = {1: "province", 2: "regency", 3: "district", 4: "village"}


@transaction.atomic
def keep_release(*, asker: Asker, unit: Unit, digest: str, content: Content) -> KeptRelease:
    """Keep the facts of a text under a unit. The same text a second time changes nothing: the one that is there is handed back."""
    asker.need(Can.WRITE, unit)
    there = KeptRelease.objects.filter(unit=unit, digest=digest, withdrawn_at__isnull=True).first()
    if there is not None:
        return there
    row = KeptRelease(unit=unit, digest=digest, kept_by_id=asker.officer_id or 0)
    row.write(_agreed(asker, keeping.checked(content), unit))
    row.save()
    journal.record(
        "release.kept", row.pk, actor_id=asker.officer_id, unit_id=unit.pk, area_code=row.area_id or "",
        data={"warnings": len(row.warnings)},
    )  # fmt: skip
    return row


@transaction.atomic
def correct_release(
    *, asker: Asker, release_id: UUID, version: int, content: Content, describes: UUID | None = None
) -> KeptRelease:
    """Put these facts in place of those that were kept, and say which field report the release tells of, if any.

    Quotes can be left out and never be added: the text that they stood in is not there any more.
    """
    row = _standing(asker, release_id)
    if row.version != version:
        raise Problem("release_changed")
    before = row.content
    added = {one.text for one in content.quotes} - {one.text for one in before.quotes}
    if added:
        raise Problem("value_unknown", "quotes")
    now = _agreed(asker, keeping.checked(replace(content, warnings=before.warnings)), row.unit)
    changed = [one.name for one in fields(now) if getattr(now, one.name) != getattr(before, one.name)]
    told = activity(asker, describes).pk if describes and describes != row.describes_id else describes
    changed += ["describes"] if told != row.describes_id else []
    if changed:
        row.write(now)
        row.describes_id, row.version = told, row.version + 1
        row.save()
        journal.record(
            "release.corrected", row.pk, actor_id=asker.officer_id, unit_id=row.unit_id, area_code=row.area_id or "",
            data={"fields": changed, "version": row.version},
        )  # fmt: skip
    return row


@transaction.atomic
def withdraw_release(*, asker: Asker, release_id: UUID, reason: str) -> None:
    """Take it out of the record; it stays readable with the reason, and prose is made from it no more."""
    row = _standing(asker, release_id)
    said = keeping.line(reason, "reason")
    if not said:
        raise Problem("value_missing", "reason")
    row.withdrawn_at, row.withdrawn_reason = clock.now(), said
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    journal.record("release.withdrawn", row.pk, actor_id=asker.officer_id, unit_id=row.unit_id, area_code=row.area_id or "")


def _standing(asker: Asker, release_id: UUID) -> KeptRelease:
    rows = KeptRelease.objects.select_for_update(of=("self",)).select_related("unit")
    row = rows.filter(pk=release_id).first()
    if row is None or not asker.may(Can.WRITE, row.unit):
        raise Problem("not_found")
    if row.withdrawn_at is not None:
        raise Problem("release_withdrawn")
    return row


def _agreed(asker: Asker, content: Content, unit: Unit) -> Content:
    """The facts with the names of the chosen area where the text's own name another, and no day that is still to come."""
    if content.day and content.day > clock.today(unit.tz):
        raise Problem("date_in_future", "day")
    if not content.area_code:
        return content
    names: dict[str, Any] = {}
    place: Area | None = area(asker, content.area_code)
    while place is not None:
        name = LEVELS.get(place.level, "")
        bare = place.name.removeprefix("Kabupaten ").removeprefix("Kota ") if name == "regency" else place.name
        if name and letters(getattr(content, name)) not in {letters(said) for said in (bare, place.name, place.own_label)}:
            names[name] = bare
        place = place.parent
    return replace(content, **names)
