"""A commander's programme begins and ends; what stood under it keeps its name."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.briefing import rules
from sejuk.briefing.actions._speaker import speaker
from sejuk.briefing.models import Programme
from sejuk.briefing.outgoing import need_neutral
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can, check_dates


@transaction.atomic
def start_programme(*, asker: Asker, unit: Unit, name: str, started_on: date, aim: str = "") -> Programme:
    """Begin a programme of a unit, in the name of who speaks for it now."""
    asker.need(Can.DIRECT, unit)
    name = rules.check_order("name", name)
    aim = rules.check_order("aim", aim) if aim.strip() else ""
    for field, said in (("name", name), ("aim", aim)):
        need_neutral(said, field=field)
    programme = Programme.objects.create(
        unit=unit, name=name, aim=aim, started_by_id=asker.officer_id or 0, author=speaker(asker, unit), started_on=started_on
    )
    journal.record("programme.started", programme.pk, actor_id=asker.officer_id, unit_id=unit.pk)
    return programme


@transaction.atomic
def end_programme(*, asker: Asker, programme_id: UUID, last_day: date) -> Programme:
    """Let no directive be put under it after a day. Those that stand stay: each is withdrawn or replaced by itself."""
    programme = Programme.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=programme_id).first()
    if programme is None or not asker.may(Can.DIRECT, programme.unit):
        raise Problem("not_found")
    if programme.ended_on is not None:
        raise Problem("programme_ended", "last_day")
    check_dates(programme.started_on, last_day)
    programme.ended_on, programme.ended_by_id = last_day, asker.officer_id
    programme.save(update_fields=["ended_on", "ended_by"])
    journal.record("programme.ended", programme.pk, actor_id=asker.officer_id, unit_id=programme.unit_id)
    return programme
