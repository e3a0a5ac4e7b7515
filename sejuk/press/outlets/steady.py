"""A packed document whose bytes depend on nothing but its content. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def steady(packed: bytes, at: datetime) -> bytes:
    """The same document, each part dated ``at``: what is the same to a reader is the same to a computer."""
    out = BytesIO()
    with ZipFile(BytesIO(packed)) as given, ZipFile(out, "w", ZIP_DEFLATED) as kept:
        for name in given.namelist():
            info = ZipInfo(name, at.astimezone(UTC).timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            kept.writestr(info, given.read(name))
    return out.getvalue()
