"""Kept reports go a year after their cut-off."""

from datetime import timedelta

from sejuk.journal.models import Event
from sejuk.lib import clock
from sejuk.press import tasks
from sejuk.press.cut_off import KEPT_REPORTS
from sejuk.press.models import KeptReport
from sejuk.press.tests.test_save_reports import at, kept_at_six


def test_old_ones_go_and_young_ones_stay(cast):
    kept_at_six(cast, "2024-01-30")
    with clock.travel(at("2024-01-30T18:01") + KEPT_REPORTS - timedelta(minutes=2)):
        assert tasks.drop_reports.func() == 0
    with clock.travel(at("2024-01-30T18:01") + KEPT_REPORTS):
        assert tasks.drop_reports.func() == 1
        assert tasks.drop_reports.func() == 0
    assert not KeptReport.objects.exists()
    assert Event.objects.filter(verb="reports.dropped").count() == 1
