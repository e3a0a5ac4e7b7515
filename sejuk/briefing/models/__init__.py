"""The tables of this room, cut by noun."""

from sejuk.briefing.models.messages import Issue, Message, MessageVersion, Wording

__all__ = ["Issue", "Message", "MessageVersion", "Wording"]
