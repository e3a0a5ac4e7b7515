"""How many papers a unit had printed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from sejuk import journal
from sejuk.briefing import queries as briefing
from sejuk.briefing import rules as briefing_rules
from sejuk.briefing.vocabulary import LANGUAGES
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Unit
from sejuk.org.rules import Can
from sejuk.press import rules
from sejuk.press.models import PrintRun


@transaction.atomic
def record_print(*, asker: Asker, version_id: UUID, unit: Unit, form: str, language: str, count: int, printed_on: date) -> PrintRun:
    """Note that so many were printed; also of a version that was withdrawn since, for the paper is there."""
    asker.need(Can.BRIEF, unit)
    version = briefing.version(asker, version_id)
    if version.state == briefing_rules.DRAFT:
        raise Problem("message_not_approved")
    if form not in rules.PRINTED or language not in LANGUAGES:
        raise Problem("value_unknown", "form")
    if printed_on > clock.today(unit.tz):
        raise Problem("date_in_future", "printed_on")
    run = PrintRun.objects.create(
        version=version, unit=unit, form=form, language=language, count=rules.check_printed(count), printed_on=printed_on,
        officer_id=asker.officer_id or 0,
    )  # fmt: skip
    facts = {"version": str(version.pk), "form": form, "count": count}
    journal.record("print.recorded", run.pk, actor_id=asker.officer_id, unit_id=unit.pk, data=facts)
    return run


@transaction.atomic
def withdraw_print(*, asker: Asker, run_id: int) -> None:
    """Take back a number that was a slip. It stays on record and counts no more; a second time changes nothing."""
    run = PrintRun.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=run_id).first()
    if run is None or not asker.may(Can.BRIEF, run.unit):
        raise Problem("not_found")
    if run.withdrawn_at is None:
        run.withdrawn_at = clock.now()
        run.save(update_fields=["withdrawn_at"])
        journal.record("print.withdrawn", run.pk, actor_id=asker.officer_id, unit_id=run.unit_id, data={"count": run.count})
