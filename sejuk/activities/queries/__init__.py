"""Every read of field work: the asking officer comes first, and forbidden looks like absent."""

from sejuk.activities.captions import CheckedCaption
from sejuk.activities.captions import checked as captions
from sejuk.activities.queries.activities import activity, visible
from sejuk.activities.queries.changes import changes_of
from sejuk.activities.queries.held import Held, TwoContents, held_texts, rivals
from sejuk.activities.queries.history import Difference, Step, steps
from sejuk.activities.queries.listing import Filter, Page, authors, export, listed, next_waiting, of_unit, page
from sejuk.activities.queries.photos import photo_file, sent_bytes

__all__ = [
    "CheckedCaption", "Difference", "Filter", "Held", "Page", "Step", "TwoContents", "activity", "authors", "captions",
    "changes_of", "export",
    "held_texts", "listed", "next_waiting", "of_unit", "page", "photo_file", "rivals", "sent_bytes", "steps", "visible",
]  # fmt: skip
