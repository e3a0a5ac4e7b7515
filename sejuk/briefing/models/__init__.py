"""The tables of this room, cut by noun."""

from sejuk.briefing.models.changes import LastChange
from sejuk.briefing.models.directives import Acknowledgement, Addition, Directive, DirectiveClearance, Programme
from sejuk.briefing.models.messages import Clearance, Issue, LetPass, Message, MessageVersion, Wording, by_digest
from sejuk.briefing.models.openings import Opening

__all__ = [
    "Acknowledgement", "Addition", "Clearance", "Directive", "DirectiveClearance", "Issue", "LastChange", "LetPass", "Message",
    "MessageVersion", "Opening", "Programme", "Wording", "by_digest",
]  # fmt: skip
