"""The demo: believable, the same each time, and written through the house's own actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db import connection, transaction

from sejuk.activities.models import Activity, Delivery, HeardNote, Review
from sejuk.briefing.models import MessageVersion, Opening
from sejuk.config.demo.load import load_demo
from sejuk.config.demo.people import SECTORS, SIGN_INS
from sejuk.lib import clock
from sejuk.org import actions as org
from sejuk.org.models import Area, Officer, Posting, Unit
from sejuk.press.models import PrintRun, Text

AT = datetime.fromisoformat("2024-01-31T15:00:00+08:00")


def _said() -> list[Any]:
    activities = Activity.objects.order_by("pk").values_list("pk", "kind", "area_id", "started_at", "narrative", "state", "version")
    return [*activities, *HeardNote.objects.order_by("pk").values_list("pk", "words")]


def _believable() -> None:
    villages = set(Posting.objects.filter(role="village_officer").values_list("areas", flat=True))
    served = Area.objects.filter(level=4, parent__in=[sector.district for sector in SECTORS])
    assert len(SECTORS) == 3
    assert len(villages) >= 12
    assert len(served) - len(villages) == 2  # vacancies
    assert {"accepted", "returned", "reported"} <= set(Activity.objects.values_list("state", flat=True))
    assert Activity.objects.filter(local_day=AT.date()).exists()
    assert Review.objects.filter(decision="returned").exists()
    assert {number for number, _, _ in SIGN_INS} <= set(Officer.objects.values_list("service_number", flat=True))
    assert set(MessageVersion.objects.values_list("state", flat=True)) == {"draft", "approved", "withdrawn"}
    assert Delivery.objects.count() > 200
    assert PrintRun.objects.exists()
    assert Opening.objects.exists()
    assert sorted(Text.objects.values_list("state", flat=True)) == ["drafted", "published", "published", "withdrawn"]
    assert Unit.objects.filter(kind="polres", confirmed_at__isnull=False).count() == 1


@pytest.mark.slow
@pytest.mark.django_db
def test_it_is_a_believable_month_and_the_same_each_time() -> None:
    org.load_areas()
    told = []
    # Written twice on SQLite only: what could differ is our own chance, which knows no database, and it takes a minute.
    for _ in range(2 if connection.vendor == "sqlite" else 1):
        with clock.travel(AT), transaction.atomic():
            count = load_demo(AT.date())
            assert 400 < count < 900
            assert load_demo(AT.date()) == 0
            _believable()
            told.append(_said())
            transaction.set_rollback(True)
    assert told[0] == told[-1]
