"""Tables of prose and paper, cut by noun."""

from sejuk.press.models.kept import KeptRelease
from sejuk.press.models.papers import Batch, Letterhead, PrintRun
from sejuk.press.models.reports import CutOff, KeptReport
from sejuk.press.models.texts import Quote, Text, TextPhoto, TextRecord, TextVersion

__all__ = [
    "Batch",
    "CutOff",
    "KeptRelease",
    "KeptReport",
    "Letterhead",
    "PrintRun",
    "Quote",
    "Text",
    "TextPhoto",
    "TextRecord",
    "TextVersion",
]
