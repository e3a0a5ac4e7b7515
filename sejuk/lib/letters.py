"""Names compared by their letters only: KI'E is found as "kie", "Soekarno - Hatta" as "soekarnohatta"."""

from __future__ import annotations

import unicodedata

_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])


def letters(text: str) -> str:
    """Lower-case letters and digits of ``text`` without marks, signs and spaces; empty when there are none."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def without_controls(text: str) -> str:
    """The text without control characters (tabs and line ends stay): they mean nothing, and PostgreSQL takes no NUL."""
    return text.translate(_CONTROLS)


def lowered(text: str) -> str:
    """The text in small letters, as long as before, so that places in it stay where they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
