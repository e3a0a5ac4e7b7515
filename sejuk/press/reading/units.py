"""The units that a release is about: Polda, Polres and Polsek by their bare names, and the code of the lowest. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from sejuk.lib.letters import letters
from sejuk.press.reading.gazetteer import DISTRICT, Gazetteer, Resort, gazetteer, sector_code, slug
from sejuk.press.reading.names import STOP, Word, following, is_capital, is_heading, line_at, proper, tidy
from sejuk.press.reading.shape import Article, Found, Named

RULES = {
    "unit_named": 'The unit that the text names most and earliest; "Kapolres X" names Polres X. Two named alike are none.',
    "unit_code_sector": "The proposed Polsek of the only district so called in the area of the Polres, in the Polda, in Indonesia.",
    "unit_code_resort": "The Polres of that name in the starting set; no Polsek is named.",
    "unit_code_region": "The Polda of that name; no unit below it is named.",
}  # fmt: skip
_UNIT = re.compile(
    r"\b(?P<chief>(?:wa)?ka|ma|humas)?(?P<kind>polsek|polres|polda)(?:ta(?:bes)?|tro|tif)?\b(?P<more>\s*(?:metro|urban)\b)?"
    r"|\bkepolisian\s+(?P<long>sektor|resor|daerah)(?:\s+(?:besar\s+"
    r"|metro(?:politan)?\s+)?(?=kota\b))?(?P<city>\s*kota(?:\s+besar)?\b)?(?:\s*\(\s*pol\w+(?:\s\w+)?\s*\))?",
    re.IGNORECASE,
)
_LONG = {"sektor": "polsek", "resor": "polres", "daerah": "polda"}
_GLUE = re.compile(r"\s*[:–-]?\s*")
_FORMER = re.compile(r"\b(?:mantan|eks|bekas|alumni|lulusan|sebelumnya|pernah|dulu|asal)\b(?:\s\w+){0,3}\s*$", re.IGNORECASE)
_GUESTS = re.compile(
    r"\b(?:camat|danramil|wakapol\w+|bupati|wali\s?kota|dandim|hadir|dihadiri|pju|pejabat\sutama)\b[^.\n]{0,80}$", re.IGNORECASE
)
_SIGNS = 12  # characters between a post and the rank of who holds it
_LEAD, _MOST_WORDS, _MOST_CODES = 700, 5, 10
_SMALL_NAME = 4  # letters of a name in small letters that is taken although nothing around says that it is a name


class Units(NamedTuple):
    """The facts by field (``polda``, ``polres``, ``polsek``, ``unit_code``), and the codes that a doubtful unit may have."""

    facts: dict[str, Found]
    alternatives: tuple[str, ...]
    resort: Resort | None  # the Polres in the starting set


@dataclass(frozen=True, slots=True)
class _Mention:
    kind: str
    name: str
    key: str
    start: int
    end: int
    weight: int


def units(article: Article, officers: Iterable[Named] = ()) -> Units:
    """The units of the release. ``officers`` are those of the same text: a named chief speaks for his unit."""
    places = gazetteer()
    chiefs = {each.role: each.start for each in officers}
    found: dict[str, list[_Mention]] = {"polsek": [], "polres": [], "polda": []}
    for match in _UNIT.finditer(article.body):
        each = _mention(article.body, match, places, chiefs)
        if each:
            found[each.kind].append(each)
    facts = {
        kind: Found(chosen.name, chosen.start, chosen.end, "unit_named")
        for kind, each in found.items()
        if (chosen := _chosen(each))
    }
    return _coded(facts, places)


def _mention(text: str, match: re.Match[str], places: Gazetteer, chiefs: dict[str, int]) -> _Mention | None:
    kind = match["kind"].lower() if match["kind"] else _LONG[match["long"].lower()]
    if _FORMER.search(text, max(0, match.start() - 50), match.start()):
        return None
    glue = _GLUE.match(text, match.end())
    begin = glue.end() if glue else match.end()
    if "\n" in text[match.end() : begin]:
        return None
    words = _named(text, begin, kind, places)
    if match["more"] and not words and kind == "polres":
        words = [Word(match["more"].strip(), match.start("more") + 1, match.end("more"))]
    if not words:
        return None
    name = tidy(text[words[0].start : words[-1].end])
    named_chief = bool(match["chief"]) and any(0 < start - words[-1].end < _SIGNS for start in chiefs.values())
    if match["chief"] and not named_chief and _GUESTS.search(text, max(0, match.start() - 90), match.start()):
        return None
    weight = 1 + 2 * (match.start() < _LEAD) + (1 if match["chief"] else 0)
    weight += 2 * named_chief
    return _Mention(kind, name, _key(kind, name, places), words[0].start, words[-1].end, weight)


def _key(kind: str, name: str, places: Gazetteer) -> str:
    """What all names of one unit share."""
    if kind == "polres":
        resort = places.resort(name)
        return resort.code if resort else letters(name)
    return (places.region(name) if kind == "polda" else None) or letters(name)


def _named(text: str, begin: int, kind: str, places: Gazetteer) -> list[Word]:
    """The words of a unit's name at ``begin``: the longest that the gazetteer knows, or what is written as a name."""
    words = list(following(text, begin, _MOST_WORDS))
    lists: dict[str, Callable[[str], object]] = {
        "polsek": partial(places.codes, DISTRICT), "polres": lambda name: places.resorts.get(letters(name)), "polda": places.region,
    }  # fmt: skip
    known = lists[kind]
    capital = proper(text, begin, _MOST_WORDS)
    for count in range(len(words), 0, -1):
        name = text[begin : words[count - 1].end]
        capitals = sum(is_capital(word.text) for word in words[:count])
        if known(name) and (capitals == count or (not capitals and len(name) > _SMALL_NAME and words[0].text not in STOP)):
            return words[:count]
    first, last = line_at(text, begin)
    return [] if kind == "polda" or is_heading(text[first:last]) or not capital or capital[0].text.isdigit() else capital[:3]


def _chosen(mentions: list[_Mention]) -> _Mention | None:
    """The mention that stands for the release: the first of the name that weighs most; None where two weigh alike."""
    weights: dict[str, int] = {}
    for each in mentions:
        weights[each.key] = weights.get(each.key, 0) + each.weight
    if not weights:
        return None
    first, *rest = sorted(weights.items(), key=lambda pair: -pair[1])
    if rest and rest[0][1] >= first[1]:
        return None
    return next(each for each in mentions if each.key == first[0])


def _coded(facts: dict[str, Found], places: Gazetteer) -> Units:
    polsek, polres, polda = (facts.get(kind) for kind in ("polsek", "polres", "polda"))
    region = places.region(polda.value) if polda else None
    resort = places.resort(polres.value, region or "") if polres else None
    codes: tuple[str, ...] = ()
    if polsek:
        under = resort.areas if resort and resort.areas else () if polres else places.region_areas(region) if region else ()
        districts = places.districts(polsek.value, under) if not polres or (resort and resort.areas) else ()
        codes = tuple(sector_code(code, places.names[code]) for code in districts)
        lowest, rule = polsek, "unit_code_sector"
    elif polres:
        codes = (resort.code,) if resort else tuple(each.code for each in places.resorts.get(letters(polres.value), ()))
        lowest, rule = polres, "unit_code_resort"
    elif polda and region:
        codes, lowest, rule = (slug(region),), polda, "unit_code_region"
    if len(codes) == 1:
        return Units({**facts, "unit_code": Found(codes[0], lowest.start, lowest.end, rule)}, (), resort)
    return Units(facts, codes[:_MOST_CODES], resort)
