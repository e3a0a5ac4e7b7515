"""Every write to what an officer carries, cut by noun."""

from sejuk.briefing.actions._parts import Draft
from sejuk.briefing.actions.issues import issue_message, withdraw_message
from sejuk.briefing.actions.library import load_messages
from sejuk.briefing.actions.messages import approve_message, draft_message, revise_message
from sejuk.briefing.actions.wordings import add_wording, approve_wording, clear_wording

__all__ = [
    "Draft", "add_wording", "approve_message", "approve_wording", "clear_wording", "draft_message", "issue_message",
    "load_messages", "revise_message", "withdraw_message",
]  # fmt: skip
