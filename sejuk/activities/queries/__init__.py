"""Every read of field work: the asking officer comes first, and forbidden looks like absent."""

from sejuk.activities.queries.activities import activity, visible
from sejuk.activities.queries.changes import changes_of
from sejuk.activities.queries.history import Difference, Step, steps
from sejuk.activities.queries.listing import Filter, Page, export, listed, next_waiting, page
from sejuk.activities.queries.photos import photo_file, sent_bytes

__all__ = [
    "Difference", "Filter", "Page", "Step", "activity", "changes_of", "export", "listed", "next_waiting", "page", "photo_file",
    "sent_bytes", "steps", "visible",
]  # fmt: skip
