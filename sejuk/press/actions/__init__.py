"""Every write of this room: how a unit signs, what was printed, and papers for all villages at once."""

from sejuk.press.actions.batches import drop_batches, give_up_batches, make_batch, order_batch
from sejuk.press.actions.letterheads import change_letterhead
from sejuk.press.actions.prints import record_print, withdraw_print

__all__ = [
    "change_letterhead", "drop_batches", "give_up_batches", "make_batch", "order_batch", "record_print", "withdraw_print",
]  # fmt: skip
