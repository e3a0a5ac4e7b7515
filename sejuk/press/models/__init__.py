"""Tables of prose and paper, cut by noun."""

from sejuk.press.models.papers import Batch, Letterhead, PrintRun

__all__ = ["Batch", "Letterhead", "PrintRun"]
