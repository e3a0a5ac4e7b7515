"""Every write of this room: how a unit signs, what was printed, and papers for all villages at once."""

from sejuk.press.actions.batches import drop_batches, give_up_batches, make_batch, order_batch
from sejuk.press.actions.kept import correct_release, keep_release, withdraw_release
from sejuk.press.actions.letterheads import change_letterhead
from sejuk.press.actions.prints import record_print, withdraw_print

__all__ = [
    "change_letterhead", "correct_release", "drop_batches", "give_up_batches", "keep_release", "make_batch", "order_batch",
    "record_print", "withdraw_print", "withdraw_release",
]  # fmt: skip
