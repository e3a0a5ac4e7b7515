"""What recurs, and how often."""

from __future__ import annotations

from datetime import timedelta

from sejuk.activities import tasks as activities
from sejuk.briefing import tasks as briefing
from sejuk.config import tidy
from sejuk.journal import tasks as journal
from sejuk.journal.schedule import Recurring
from sejuk.org import tasks as org
from sejuk.press import tasks as press
from sejuk.sync import tasks as sync

SCHEDULE = (
    Recurring("seal_events", timedelta(minutes=5), journal.seal_events),
    Recurring("seal_readings", timedelta(hours=1), journal.seal_readings),
    Recurring("drop_readings", timedelta(days=1), journal.drop_readings),
    Recurring("drop_old_imports", timedelta(hours=1), org.drop_old_imports),
    Recurring("drop_old_tries", timedelta(hours=1), tidy.drop_old_tries),
    Recurring("drop_old_sessions", timedelta(days=1), tidy.drop_old_sessions),
    Recurring("drop_task_results", timedelta(days=1), tidy.drop_task_results),
    Recurring("erase_positions", timedelta(days=1), activities.erase_positions),
    Recurring("drop_held_texts", timedelta(hours=1), activities.drop_held_texts),
    Recurring("drop_orphan_photos", timedelta(days=1), activities.drop_orphan_photos),
    Recurring("merge_openings", timedelta(hours=1), briefing.merge_openings),
    Recurring("save_reports", timedelta(minutes=5), press.save_reports),
    Recurring("drop_reports", timedelta(days=1), press.drop_reports),
    Recurring("drop_batches", timedelta(days=1), press.drop_batches),
    Recurring("drop_old_parts", timedelta(days=1), sync.drop_old_parts),
    Recurring("drop_old_devices", timedelta(days=1), sync.drop_old_devices),
    Recurring("drop_waiting", timedelta(hours=1), sync.drop_waiting),
)
