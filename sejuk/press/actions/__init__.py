"""Every write of this room: how a unit signs, what was printed, papers for all villages at once, and texts for the public."""

from sejuk.press.actions._texts import TextRefused
from sejuk.press.actions.batches import drop_batches, give_up_batches, make_batch, order_batch
from sejuk.press.actions.cut_offs import change_cut_off, drop_reports, save_reports
from sejuk.press.actions.kept import correct_release, keep_release, withdraw_release
from sejuk.press.actions.letterheads import change_letterhead
from sejuk.press.actions.prints import record_print, withdraw_print
from sejuk.press.actions.texts import draft_text, edit_text, recompose_text, recompose_texts
from sejuk.press.actions.texts_out import check_text, keep_text, publish_text, withdraw_text
from sejuk.press.actions.texts_photos import choose_photo, drop_photo
from sejuk.press.actions.texts_quotes import add_quote, approve_quote, drop_quote

__all__ = [
    "TextRefused", "add_quote", "approve_quote", "change_cut_off", "change_letterhead", "check_text", "choose_photo",
    "correct_release", "draft_text", "drop_batches", "drop_photo", "drop_quote", "drop_reports", "edit_text", "give_up_batches",
    "keep_release", "keep_text", "make_batch", "order_batch", "publish_text", "recompose_text", "recompose_texts",
    "record_print", "save_reports", "withdraw_print", "withdraw_release", "withdraw_text",
]  # fmt: skip
