"""What people wrote into a record and a release may repeat: place, street, titles of messages. Pure."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sejuk.briefing.outgoing import check_outgoing
from sejuk.lib.text.guard import find
from sejuk.press.letters import one_line
from sejuk.press.writing.asserted import names, stages
from sejuk.press.writing.asserted.borne import Borne, borne_by
from sejuk.press.writing.shape import Fact

_MARKS = ' “”".!?…'


def tellable(fact: Fact) -> Fact:
    """The fact without words that may not go out: "Warung Ibu Marta" names a resident, and is not told.

    Nor is a message whose title speaks of another phase or election than today's: a reader would take it for the day's.
    """
    borne = borne_by([fact], [])
    titles = [one_line(title).strip(_MARKS) for title in fact.messages if _told(title) and _of_the_day(title, borne)]
    return replace(fact, place=_told(fact.place), street=_told(fact.street), messages=tuple(filter(None, titles)))


def _of_the_day(title: str, borne: Borne) -> bool:
    return not any((*stages.stages(title, borne), *stages.elections(title, borne)))


@lru_cache(maxsize=2_000)
def _told(text: str) -> str:
    """The words, or none of them."""
    if not text or check_outgoing(text) or find(text, "record"):
        return ""
    nobody = borne_by([], [])
    return "" if any(spot.code == names.RESIDENT for spot in names.names(text, nobody)) else text
