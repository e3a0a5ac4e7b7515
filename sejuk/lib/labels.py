"""A stored value's name in both languages."""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """A value's name in Indonesian and English. Values never change; labels may."""

    id: str
    en: str
