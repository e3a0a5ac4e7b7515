"""Every write to field work, one verb a file. ``report`` is the exemplar to copy."""

from sejuk.activities.actions.amend import amend_activity
from sejuk.activities.actions.captions import clear_caption
from sejuk.activities.actions.held import drop_held_texts, refuse_text, release_text
from sejuk.activities.actions.photos import drop_orphan_photos, receive_photo, show_photos
from sejuk.activities.actions.positions import erase_positions
from sejuk.activities.actions.report import Outcome, Report, report_activities, report_activity
from sejuk.activities.actions.review import accept_activity, return_activity
from sejuk.activities.actions.rivals import keep_rival, settle_rival
from sejuk.activities.actions.withdraw import withdraw_activity

__all__ = [
    "Outcome", "Report", "accept_activity", "amend_activity", "clear_caption", "drop_held_texts", "drop_orphan_photos",
    "erase_positions", "keep_rival", "receive_photo", "refuse_text", "release_text", "report_activities", "report_activity",
    "return_activity", "settle_rival", "show_photos", "withdraw_activity",
]  # fmt: skip
