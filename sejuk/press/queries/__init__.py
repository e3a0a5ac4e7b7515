"""Every read that prose and papers are made from: the asking officer comes first, and forbidden looks like absent."""

from sejuk.press.queries.batches import batch, batches, zipped
from sejuk.press.queries.briefings import briefing
from sejuk.press.queries.facts import facts_of
from sejuk.press.queries.handouts import (
    handout,
    home_unit,
    home_units,
    letterhead,
    own_letterhead,
    places,
    public_handout,
    reach,
)
from sejuk.press.queries.issued import all_issued, issued
from sejuk.press.queries.kept_reports import KEPT_PAGE, Kept, cut_off, kept_authors, kept_report, kept_reports, ready
from sejuk.press.queries.periods import period_report
from sejuk.press.queries.prints import Tally, tally
from sejuk.press.queries.reports import activity_report, day_report

__all__ = [
    "KEPT_PAGE", "Kept", "Tally", "activity_report", "all_issued", "batch", "batches", "briefing", "cut_off", "day_report",
    "facts_of", "handout", "home_unit", "home_units", "issued", "kept_authors", "kept_report", "kept_reports", "letterhead",
    "own_letterhead", "period_report", "places", "public_handout", "reach", "ready", "tally", "zipped",
]  # fmt: skip
