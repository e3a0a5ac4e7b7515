"""Releases in Indonesian. Pure."""

from sejuk.press.writing.indonesian.many import of_many
from sejuk.press.writing.indonesian.one import of_one

__all__ = ["of_many", "of_one"]
