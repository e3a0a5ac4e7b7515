"""In which forms a message goes out, what a unit may add, when a batch is refused, and in which states a text stands. Pure."""

from __future__ import annotations

import re
from datetime import timedelta
from enum import StrEnum

from sejuk.lib.letters import without_controls
from sejuk.lib.problems import Problem
from sejuk.press.letters import one_line


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


class TextKind(StrEnum):
    """What is written for the public. Stored values."""

    RELEASE = "release"
    BRIEFING = "briefing"


class TextState(StrEnum):
    """The life of a text. Stored values."""

    DRAFTED = "drafted"  # as it was composed
    EDITED = "edited"  # somebody changed it, or a record that it rested on went
    CHECKED = "checked"  # by a second person
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"  # with a reason that everybody may read


class Why(StrEnum):
    """Why a wording was replaced. Stored values."""

    EDITED = "edited"
    RECORDS = "records"  # a record that it rested on was amended or withdrawn
    QUOTE = "quote"
    PHOTO = "photo"


UNISSUED = (TextState.DRAFTED, TextState.EDITED, TextState.CHECKED)
TEXT_LIMITS = {"reason": 500, "quote": 600, "sentence": 1_200, "sentences": 120, "caption": 300, "photos": 6, "quotes": 6}
LONGEST_EMBARGO = timedelta(days=60)
LINE_LENGTH, PHONE_LENGTH, OFFICE_LENGTH = 120, 24, 80
LARGEST_LOGO = 2 * 1024 * 1024  # bytes as uploaded
LARGEST_TEMPLATE = 2 * 1024 * 1024  # bytes of a Word template as uploaded
MOST_VILLAGES = 1000  # of one batch: more than any resort has
MOST_PRINTED = 1_000_000  # of one print run
KEPT = timedelta(days=7)  # so long the files of a batch can be fetched
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{1,22}")


def check_phone(text: str, field: str = "phone") -> str:
    """A telephone number as people write it, ``110`` too; empty is none."""
    bare = " ".join(text.replace("\0", "").split())
    if bare and (len(bare) > PHONE_LENGTH or not _PHONE.fullmatch(bare)):
        raise Problem("phone_unreadable", field)
    return bare


def check_line(text: str, field: str = "line", limit: int = LINE_LENGTH) -> str:
    """What a unit says of itself on its papers, on one line."""
    bare = one_line(without_controls(text))
    if len(bare) > limit:
        raise Problem("text_too_long", field, limit=limit, length=len(bare))
    return bare


def check_contact(office: str, phone: str) -> tuple[str, str]:
    """Whom journalists ask: the name of an office and the number of its desk, both or neither."""
    found = check_line(office, "press_office", OFFICE_LENGTH), check_phone(phone, "press_phone")
    if any(found) and not all(found):
        raise Problem("value_missing", "press_phone" if found[0] else "press_office")
    return found


def check_printed(count: int) -> int:
    """How many were printed."""
    if not 0 < count <= MOST_PRINTED:
        raise Problem("number_out_of_range", "count", low=1, high=MOST_PRINTED)
    return count
