"""The daily report of the demo's Polsek Kie is kept at 18.00: a week of such reports, and what came in after them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sejuk.config.demo import people
from sejuk.lib import clock
from sejuk.org.access import asker_for
from sejuk.org.models import Officer, Unit
from sejuk.org.rules import Role
from sejuk.press import actions

AT, EVERY_DAY, BACK = "18:00", "0123456", 8


def keep_daily_reports() -> None:
    """Set the cut-off a week ago, and keep what fell due since."""
    sector = people.SECTORS[0]
    leader = next(person for person in sector.people if person.role == Role.BINMAS_UNIT_HEAD)
    unit = Unit.objects.get(code=sector.code)
    then: datetime = clock.now() - timedelta(days=BACK)
    with clock.travel(then):
        asker = asker_for(Officer.objects.get(service_number=leader.number))
        actions.change_cut_off(asker=asker, unit=unit, at=AT, days=EVERY_DAY)
    actions.save_reports()
