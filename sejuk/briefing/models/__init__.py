"""The tables of this room, cut by noun."""

from sejuk.briefing.models.messages import Clearance, Issue, Message, MessageVersion, Wording

__all__ = ["Clearance", "Issue", "Message", "MessageVersion", "Wording"]
