"""In which forms a message goes out, what a unit may add, and when a batch is refused. Pure."""

from __future__ import annotations

import re
from datetime import timedelta
from enum import StrEnum

from sejuk.lib.problems import Problem


class Form(StrEnum):
    """In which form a message goes out. Stored values."""

    LEAFLET = "leaflet"
    POSTER = "poster"
    SHARE = "share"


PRINTED = (Form.LEAFLET, Form.POSTER)


class BatchState(StrEnum):
    """Where the papers of all villages stand. Stored values."""

    MAKING = "making"
    DONE = "done"
    STOPPED = "stopped"  # the message was withdrawn or expired meanwhile
    FAILED = "failed"  # what was made stays; it can be taken up again


LINE_LENGTH, PHONE_LENGTH = 120, 24
LARGEST_LOGO = 2 * 1024 * 1024  # bytes as uploaded
MOST_VILLAGES = 1000  # of one batch: more than any resort has
MOST_PRINTED = 1_000_000  # of one print run
KEPT = timedelta(days=7)  # so long the files of a batch can be fetched
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{1,22}")


def check_phone(text: str) -> str:
    """A telephone number as people write it, ``110`` too; empty is none."""
    bare = " ".join(text.replace("\0", "").split())
    if bare and (len(bare) > PHONE_LENGTH or not _PHONE.fullmatch(bare)):
        raise Problem("phone_unreadable", "phone")
    return bare


def check_line(text: str) -> str:
    """A unit's own sentence on its papers, on one line."""
    bare = " ".join(text.replace("\0", "").split())
    if len(bare) > LINE_LENGTH:
        raise Problem("text_too_long", "line", limit=LINE_LENGTH, length=len(bare))
    return bare


def check_printed(count: int) -> int:
    """How many were printed."""
    if not 0 < count <= MOST_PRINTED:
        raise Problem("number_out_of_range", "count", low=1, high=MOST_PRINTED)
    return count
