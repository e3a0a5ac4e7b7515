"""A text as a QR code: the path of an SVG, for pages and for paper. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import qrcode


class Qr(NamedTuple):
    """How many squares a side has (without the quiet zone around), and the path that draws the dark ones."""

    size: int
    path: str


@lru_cache(maxsize=64)  # a thousand leaflets of one message carry the same one
def qr(text: str) -> Qr:
    """The code of a text, readable when a seventh of it is dirty."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    matrix = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)
    return Qr(len(matrix), path)
