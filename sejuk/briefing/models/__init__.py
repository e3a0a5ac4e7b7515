"""The tables of this room, cut by noun."""

from sejuk.briefing.models.changes import LastChange
from sejuk.briefing.models.messages import Clearance, Issue, Message, MessageVersion, Wording

__all__ = ["Clearance", "Issue", "LastChange", "Message", "MessageVersion", "Wording"]
