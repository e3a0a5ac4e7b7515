"""Names compared by their letters only: KI'E is found as "kie", "Soekarno - Hatta" as "soekarnohatta"."""

from __future__ import annotations

import unicodedata


def letters(text: str) -> str:
    """Lower-case letters and digits of ``text`` without marks, signs and spaces; empty when there are none."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if c.isalnum())
