"""The units that a release is about: Polda, Polres and Polsek by their bare names, and the code of the lowest. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import partial
from itertools import islice
from os.path import commonprefix
from typing import NamedTuple

from sejuk.press.reading.gazetteer import DISTRICT, Gazetteer, Resort, gazetteer, key_of, sector_code, slug
from sejuk.press.reading.names import MOST, STOP, Word, following, in_quotes, is_capital, is_heading, line_at, plain, proper, tidy
from sejuk.press.reading.shape import Article, Found, Named

RULES = {
    "unit_named": 'The unit that the text names most and earliest; "Kapolres X" names Polres X. Two named alike are none.',
    "unit_code_sector": "The proposed Polsek of the only district so called in the area of the Polres, in the Polda, in Indonesia.",
    "unit_code_resort": "The Polres of that name in the starting set; no Polsek is named.",
    "unit_code_region": "The Polda of that name; no unit below it is named.",
}  # fmt: skip
_UNIT = re.compile(
    r"\b(?=[hkmpw])(?P<chief>(?:wa)?ka|ma|humas)?(?P<kind>polsek|polres|polda)(?P<size>ta(?:bes)?|tro|tif)?\b(?P<more>\s{0,3}(?:metro|urban)\b)?"
    r"|\b(?:ke)?polisi(?:an)?\s{1,3}(?P<long>sektor|resor|daerah)t?\b(?:\s{1,3}(?:besar\s{1,3}"
    r"|metro(?:politan)?\s{1,3})?(?=kota\b))?(?P<city>\s{0,3}kota(?:\s{1,3}besar)?\b)?(?:\s{0,3}\(\s{0,3}(?:wa)?(?:ka)?pol\w+(?:\s\w+)?\s{0,3}\))?",
    re.IGNORECASE,
)
_REGION_OF = "Wilayah "  # "Polda Wilayah Jawa Timur"
_LONG = {"sektor": "polsek", "resor": "polres", "daerah": "polda"}
_GLUE = re.compile(r"\s{0,3}[:–-]?\s{0,3}")
_FORMER = re.compile(
    r"\b(?:mantan|eks|bekas|alumni|lulusan|sebelumnya|pernah|dulu|asal|maklumat)\b(?:\s\w+){0,3}\s*$", re.IGNORECASE
)
_HELPED = re.compile(r"\b(?:bersama|dibantu|dengan)(?:\s\w+){0,2}\s$", re.IGNORECASE)
_GUESTS = re.compile(r"\b(?:camat|danramil|wakapol\w+|bupati|wali\s?kota|dandim|pju|pejabat\sutama)\b[^.\n]{0,80}$", re.IGNORECASE)
_ATTENDED = re.compile(  # among officers of the Polres who came
    r"\b(?:hadir|dihadiri|diikuti|didampingi)\b[^.\n]{0,120}\b(?:kabag|kasat|wakapolres\w*)\b(?:[^.\n]|\.(?=\S|\s[a-z])){0,120}$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s?\((\w+)\)")
_SIGNS = 12  # characters between a post and the rank of who holds it
_LEAD, _MOST_WORDS, _MOST_CODES = 700, 5, 8
_UNKNOWN = 3  # words of a name that no list knows
_SHORT_NAME = 9  # letters of a name that may be short for two words
_NO_NAMES = ("jajaran", "setempat", "lain", "sejajaran", "masing", "binaan")
_DIVIDED, _PAPUA = ("Polda Papua", "Polda Papua Barat"), "9"  # their regions had all of what are several provinces since 2022
_ALIKE = 0.85
_SMALL_NAME = 4  # letters of a name in small letters that is taken although nothing around says that it is a name


class Units(NamedTuple):
    """The facts by field (``polda``, ``polres``, ``polsek``, ``unit_code``), and the codes that a doubtful unit may have."""

    facts: dict[str, Found]
    alternatives: tuple[str, ...]
    resort: Resort | None  # the Polres in the starting set


class _Mention(NamedTuple):
    kind: str
    full: str  # "Polresta Bandung", for the only one of two Polres of one name
    name: str
    key: str
    start: int
    end: int
    weight: int


def units(article: Article, officers: Iterable[Named] = ()) -> Units:
    """The units of the release. ``officers`` are those of the same text: a named chief speaks for his unit."""
    places = gazetteer()
    officers = tuple(officers)
    chiefs = [each.start for each in officers]
    people = {key_of(word) for each in officers for word in each.name.split()}
    found: dict[str, list[_Mention]] = {"polsek": [], "polres": [], "polda": []}
    text = plain(article.body)
    for match in islice(_UNIT.finditer(text), MOST):
        each = _mention(text, match, places, chiefs)
        if each and not _is_person(each, match, people, places) and not _is_guest(text, match):
            found[each.kind].append(_without_person(text, each, people, places))
    chosen = {kind: each for kind, mentions in found.items() if (each := _chosen(_merged(mentions, places)))}
    facts = {kind: Found(each.name, each.start, each.end, "unit_named") for kind, each in chosen.items()}
    region = places.region(facts["polda"].value) if "polda" in facts else None
    resort = _resort(chosen["polres"], places, region or "") if "polres" in chosen else None
    if "polres" in chosen and region in _DIVIDED and not resort:
        resort = _resort(chosen["polres"], places, "")
        resort = resort if resort and resort.code and resort.areas and resort.areas[0].startswith(_PAPUA) else None
    if "polres" in chosen and region and not resort and (elsewhere := _resort(chosen["polres"], places, "")):
        resort, region = elsewhere, None  # of two units that exclude each other, the lower one is the release's
        del facts["polda"]
    if resort and "polsek" in facts:
        facts["polsek"] = _spelled_out(facts["polsek"], resort, places)
    return _coded(facts, resort, region, places)


def _mention(text: str, match: re.Match[str], places: Gazetteer, chiefs: list[int]) -> _Mention | None:
    kind = match["kind"].lower() if match["kind"] else _LONG[match["long"].lower()]
    if _FORMER.search(text, max(0, match.start() - 50), match.start()):
        return None
    glue = _GLUE.match(text, match.end())
    begin = glue.end() if glue else match.end()
    if kind == "polda" and match["more"]:  # "Metro" is the name's own here
        begin = match.start("more") + 1
    begin = begin + len(_REGION_OF) if kind == "polda" and text.startswith(_REGION_OF, begin) else begin
    words = [] if "\n" in text[match.end() : begin] else _named(text, begin, kind, places)
    if match["more"] and not words and kind == "polres":
        words = [Word(match["more"].strip(), match.start("more") + 1, match.end("more"))]
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    named_chief = bool(match["chief"]) and any(0 < each - end < _SIGNS for each in chiefs)
    if not named_chief and (match["chief"] or kind == "polsek") and _GUESTS.search(text, max(0, match.start() - 90), match.start()):
        return None
    name = tidy(text[start:end])
    full = f"{kind}{(match['size'] or '').lower()} {name}"
    weight = 1 + 2 * (match.start() < _LEAD) + bool(match["chief"]) + 2 * named_chief
    weight -= bool(_HELPED.search(text, max(0, match.start() - 40), match.start()))
    return _Mention(kind, full, name, _key(kind, name, full, places), start, end, weight)


def _is_person(each: _Mention, match: re.Match[str], people: set[str], places: Gazetteer) -> bool:
    """Whether a chief is meant by his own name: "kata Kapolresta Yugo"."""
    written = {key_of(word) for word in each.name.split()}
    return bool(match["chief"]) and written <= people and not _known(each.kind, places, each.name)


def _without_person(text: str, each: _Mention, people: set[str], places: Gazetteer) -> _Mention:
    """The unit without the name of its chief, whose rank is not given: "Kapolsek Kie Sari Utami, S.H."."""
    words = list(following(text, each.start, _MOST_WORDS))
    words = [word for word in words if word.end <= each.end]
    kept = len(words)
    while kept > 1 and key_of(words[kept - 1].text) in people:
        kept -= 1
    if kept == len(words) or _known(each.kind, places, each.name):
        return each
    name = tidy(text[each.start : words[kept - 1].end])
    key = _key(each.kind, name, f"{each.full.partition(' ')[0]} {name}", places)
    return each._replace(name=name, key=key, end=words[kept - 1].end)


def _is_guest(text: str, match: re.Match[str]) -> bool:
    """Whether a unit only helped, as somebody says ("kami bersama Polsek A memadamkan api"), or its chief only came."""
    start = match.start()
    helped = bool(_HELPED.search(text, max(0, start - 40), start)) and in_quotes(text, start)
    return helped or (bool(match["chief"]) and bool(_ATTENDED.search(text, max(0, start - 200), start)))


def _key(kind: str, name: str, full: str, places: Gazetteer) -> str:
    """What all names of one unit share."""
    if kind == "polres":
        resort = places.resort(full) or places.resort(name)
        return resort.code if resort else key_of(name)
    return (places.region(name) if kind == "polda" else None) or key_of(name)


def _resort(mention: _Mention, places: Gazetteer, region: str) -> Resort | None:
    return places.resort(mention.full, region) or places.resort(mention.name, region)


def _named(text: str, begin: int, kind: str, places: Gazetteer) -> list[Word]:
    """The words of a unit's name at ``begin``: the longest that the gazetteer knows, or what is written as a name."""
    known = partial(_known, kind, places)
    words = list(following(text, begin, _MOST_WORDS))
    if not words or words[0].text.lower().startswith(_NO_NAMES):
        return []
    small = not is_capital(words[0].text)
    if small and (len(words[0].text) <= _SMALL_NAME or words[0].text in STOP):
        return []
    longest = next((words[:n] for n in range(len(words), 0, -1) if known(text[begin : words[n - 1].end])), [])
    if longest and not small and kind == "polsek" and _is_kota(words[len(longest) :]):
        return words[: len(longest) + 1]
    capital = proper(text, begin, _MOST_WORDS)
    if kind == "polsek" and capital and not longest and _is_kota(words[len(capital) :]):
        capital = words[: len(capital) + 1]
    if longest and len(capital) > len(longest) and capital[len(longest)].text.endswith("kan"):
        return longest  # the verb of a headline: "Polsek A Distribusikan Air"
    first, last = line_at(text, begin)
    listed = kind == "polda" or (longest and kind == "polres")  # only of Polsek there are more than the lists know
    if listed or len(longest) >= len(capital) or capital[0].text.isdigit() or is_heading(text[first:last]):
        return longest or _in_brackets(text, capital, known)
    kept = places.before_above(DISTRICT, [word.text for word in capital], text) if kind == "polsek" else len(capital)
    return capital[: min(kept, _UNKNOWN)]


def _in_brackets(text: str, words: list[Word], known: Callable[[str], object]) -> list[Word]:
    """The known short name in brackets behind one that is not known: "Polda Kalimantan Seltan (Kalsel)"."""
    bracket = _BRACKET.match(text, words[-1].end) if words else None
    return [Word(bracket[1], bracket.start(1), bracket.end(1))] if bracket and known(bracket[1]) else []


def _is_kota(rest: list[Word]) -> bool:
    """Whether "Kota" belongs to the name before it ("Polsek Kediri Kota") and not to the next ("Polsek Pasar Kota Jambi")."""
    after = rest[1].text if len(rest) > 1 else ""
    return bool(rest) and rest[0].text == "Kota" and (not after or not is_capital(after) or after.lower() in STOP)


def _known(kind: str, places: Gazetteer, name: str) -> object:
    if kind == "polsek":
        return places.codes(DISTRICT, name)
    return places.resorts.get(key_of(name)) if kind == "polres" else places.region(name)


def _merged(mentions: list[_Mention], places: Gazetteer) -> list[_Mention]:
    """The mentions under the key of the fullest name of their unit: "Dentim" and "Denpasar Timur" are one."""
    mentions = _spelled(mentions, places)
    names = {each.name for each in mentions}
    full: dict[str, str] = {}
    often = Counter(each.name for each in mentions)
    for short in names:
        longer = [name for name in names if len(name) > len(short) and _is_short(short, name, mentions[0].kind, places)]
        if len(longer) == 1 and (often[longer[0]] > 1 or often[short] == 1 or not places.districts(short)):
            full[short] = longer[0]
        elif len(longer) == 1:
            full[longer[0]] = short
    keys = {each.name: each.key for each in mentions}
    merged = [
        each._replace(key=keys[full[each.name]], name=full.get(each.name, each.name)) if each.name in full else each
        for each in mentions
    ]
    spans = {each.name: (each.start, each.end) for each in reversed(mentions)}
    return [each._replace(start=spans[each.name][0], end=spans[each.name][1]) for each in merged]


def _spelled(mentions: list[_Mention], places: Gazetteer) -> list[_Mention]:
    """The mentions, a name that no list knows under the listed one of the text that is a letter or two away: a slip."""
    listed = {each.name: each for each in mentions if _known(each.kind, places, each.name)}
    found = []
    for each in mentions:
        near = get_close_matches(each.name, listed, 1, _ALIKE) if each.name not in listed and len(each.name) > _SMALL_NAME else []
        right = listed[near[0]] if near else each
        found.append(each._replace(key=right.key, name=right.name, full=right.full, start=right.start, end=right.end))
    return found


def _is_short(short: str, full: str, kind: str, places: Gazetteer) -> bool:
    """Whether one name is short for the other: made of the beginnings of its words, or of some of them."""
    words = full.split()
    if kind == "polsek" and set(short.split()) < set(words) and not (places.districts(short) and places.districts(full)):
        return True
    return " " not in short and len(words) > 1 and _begins(short.lower(), [word.lower() for word in words])


def _spelled_out(sector: Found, resort: Resort, places: Gazetteer) -> Found:
    """The sector's name in full, if it is short for that of one district in the area of the Polres: "Dentim"."""
    if places.districts(sector.value) or " " in sector.value or len(sector.value) > _SHORT_NAME:
        return sector
    names = {places.names[code] for area in resort.areas for code in places.beneath(area)}
    full = [name for name in names if _is_short(sector.value, name, "polsek", places)]
    return sector._replace(value=full[0]) if len(full) == 1 else sector


def is_short(short: str, name: str) -> bool:
    """Whether ``short`` is made of the beginnings of all words of ``name``: "KepTan" of "Kepulauan Tanimbar"."""
    return " " in name and _begins(short.lower(), name.lower().split())


def _begins(short: str, words: list[str]) -> bool:
    """Whether ``short`` is made of beginnings of these words, one of each: "kuindra" of "kuala indragiri"."""
    if not words:
        return not short
    most = len(commonprefix([short, words[0]]))
    return any(_begins(short[n:], words[1:]) for n in range(most, 0, -1))


def _chosen(mentions: list[_Mention]) -> _Mention | None:
    """The mention that stands for the release: the first of the name that weighs most; None where two weigh alike."""
    weights: dict[str, int] = {}
    for each in mentions:
        weights[each.key] = weights.get(each.key, 0) + each.weight
    first, *rest = sorted(weights.items(), key=lambda pair: -pair[1]) or [("", 0)]
    if not weights or (rest and rest[0][1] >= first[1]):
        return None
    return next(each for each in mentions if each.key == first[0])


def _coded(facts: dict[str, Found], resort: Resort | None, region: str | None, places: Gazetteer) -> Units:
    """The facts with the code of the lowest unit named, if only one unit of the starting set can be meant."""
    codes: tuple[str, ...] = ()
    lowest, rule = "polda", "unit_code_region"
    if "polsek" in facts:
        lowest, rule = "polsek", "unit_code_sector"
        under = resort.areas if resort else places.region_areas(region) if region else ()
        districts = places.districts(facts["polsek"].value, under) if "polres" not in facts or under else ()
        codes = tuple(sector_code(code, places.names[code]) for code in districts)
    elif "polres" in facts:
        lowest, rule = "polres", "unit_code_resort"
        codes = (resort.code,) if resort else tuple(each.code for each in places.resorts.get(key_of(facts["polres"].value), ()))
    elif region:
        codes = (slug(region),)
    if len(codes) == 1:
        return Units({**facts, "unit_code": facts[lowest]._replace(value=codes[0], rule=rule)}, (), resort)
    return Units(facts, codes[:_MOST_CODES], resort)
