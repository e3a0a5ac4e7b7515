"""What people wrote into a record and a release may repeat: place, street, titles of messages. Pure."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sejuk.briefing.outgoing import check_outgoing
from sejuk.lib.text.guard import find
from sejuk.press.writing.asserted import names
from sejuk.press.writing.asserted.borne import borne_by
from sejuk.press.writing.shape import Fact


def tellable(fact: Fact) -> Fact:
    """The fact without words that may not go out: "Warung Ibu Marta" names a resident, and is not told."""
    return replace(
        fact, place=_told(fact.place), street=_told(fact.street), messages=tuple(title for title in fact.messages if _told(title))
    )


@lru_cache(maxsize=2_000)
def _told(text: str) -> str:
    """The words, or none of them."""
    if not text or check_outgoing(text) or find(text, "record"):
        return ""
    nobody = borne_by([], [])
    return "" if any(spot.code == names.RESIDENT for spot in names.names(text, nobody)) else text
