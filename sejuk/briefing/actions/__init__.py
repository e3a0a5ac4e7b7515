"""Every write to what an officer carries, cut by noun."""

from sejuk.briefing.actions._parts import Draft
from sejuk.briefing.actions.acknowledge import Read, acknowledge_directive, acknowledge_directives
from sejuk.briefing.actions.directives import (
    Order,
    cascade_directive,
    clear_directive,
    issue_directive,
    replace_directive,
    withdraw_directive,
)
from sejuk.briefing.actions.issues import issue_message, withdraw_message
from sejuk.briefing.actions.library import load_messages
from sejuk.briefing.actions.messages import approve_message, draft_message, revise_message
from sejuk.briefing.actions.programmes import end_programme, start_programme
from sejuk.briefing.actions.wordings import add_wording, approve_wording, clear_wording

__all__ = [
    "Draft", "Order", "Read", "acknowledge_directive", "acknowledge_directives", "add_wording", "approve_message",
    "approve_wording", "cascade_directive", "clear_directive", "clear_wording", "draft_message", "end_programme", "issue_directive",
    "issue_message", "load_messages", "replace_directive", "revise_message", "start_programme", "withdraw_directive",
    "withdraw_message",
]  # fmt: skip
