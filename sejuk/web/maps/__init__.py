"""Outlines of districts, cut by regency, for orientation maps."""

from __future__ import annotations

import zipfile
from pathlib import Path

SHAPES = Path(__file__).parent / "districts.zip"


def regency_shapes(code: str) -> bytes | None:
    """The GeoJSON of a regency's districts, or None when there is none."""
    with zipfile.ZipFile(SHAPES) as shapes:
        try:
            return shapes.read(f"{code}.json")
        except KeyError:
            return None
