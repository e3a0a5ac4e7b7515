"""Words of an English sentence that take sides in an election: candidates, their numbers, and who is to be voted for. Pure.

The guard of messages knows Indonesian alone (and names in any language); an English version goes out just the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sejuk.press.writing.asserted.spots import Spot

CODE = "not_neutral"
_ORDER = r"(?:first|second|third|fourth|fifth|one|two|three|four|five|\d+|[ivx]+)"
_WHO = r"(?:candidates?|ticket|running mates?|contenders?|incumbents?|part(?:y|ies)(?: list)?|coalition)"
_RULES = (
    rf"\b(?:candidate|candidacy|ballot|serial|list|party)(?: pair)?s?(?: (?:number|no\.?|numbered))? {_ORDER}\b",
    rf"\b(?:the )?{_ORDER} (?:candidate|pair of candidates|ticket)\b(?: pair)?",
    r"\bvot(?:e|es|ed|ing) (?:for|against) (?!(?:peace|unity|harmony|or against)\b)[^\s.,;][^.,;]{0,60}",
    r"\b(?:re-?)?elect(?:s|ed|ing)? (?:the |our |your |mr |mrs |ms |him|her|them|number|candidate)[^.,;]{0,40}",
    rf"\b(?:support|back|endors|choos|pick|reject|oppos|campaign(?:ed|ing)? for)\w* [^.,;]{{0,40}}?\b{_WHO}\b",
    rf"\b{_WHO} [^.,;]{{0,30}}?\b(?:won|wins?|winning|leads?|leading|ahead|lost|loses|losing|trails?)\b",
    r"\b(?:won|wins|winning|leads|leading|ahead in|lost) (?:in )?the (?:election|vote|poll|count|quick count)s?\b",
    r"\b(?:quick|exit) (?:count|poll)s?\b",
)
_SIDES = tuple(re.compile(rule, re.IGNORECASE) for rule in _RULES)


def taking_sides(text: str) -> Iterator[Spot]:
    """Each stretch that does."""
    for rule in _SIDES:
        yield from (Spot(CODE, *match.span()) for match in rule.finditer(text))
