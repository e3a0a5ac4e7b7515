"""District, regency and province of the place of the activity. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice

from sejuk.press.reading.areas_named import (
    ADDRESS,
    OFFICIAL,
    PLACE,
    Mention,
    Scene,
    is_list,
    longest_known,
    next_known,
    only,
    span_of,
)
from sejuk.press.reading.gazetteer import PROVINCE, PROVINCE_NAMES, REGENCY, key_of
from sejuk.press.reading.names import MOST, Word, sentence_at
from sejuk.press.reading.shape import Found
from sejuk.press.reading.units import is_short

RULES = {
    "district_stated": "The only district that the text names after Kecamatan, Kec., Distrik, Kapanewon; a list is none.",
    "regency_stated": "The only regency or city that the text names after Kabupaten, Kab. or Kota.",
    "regency_dateline": "The dateline names a regency, and nothing else that the text says of the place lies elsewhere.",
    "regency_of_office": "The regency of the Polres, named behind an office or an election: KPU, Pemkab, DPRD, Bupati, Pilkada.",
    "province_stated": "The only province that the text names after Provinsi, or behind the regency or the unit that lies in it.",
    "province_of_region": "The Polda that the text names bears the name of the province.",
}  # fmt: skip
_SEGMENT = re.compile(r"\s{0,3}(?:[,/|()–—:]|(?<=\s)-+|(?<=\w)-+(?=[A-Z\s])|\.(?=[\s_]))[\s._-]*")
_KIND = re.compile(r"^(?:kab(?:upaten|\.)?|kota)\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"\s?\([A-Za-z. ]{2,20}\)")
_UNIT_SHORT = re.compile(r"\b[Pp]ol(?:res|sek)\w*\s[A-Z][\w ']{2,40}\($")
_STAMP = re.compile(r"(?:date\s)?\d[\d/.:,\s-]{0,20}(?:WIB|WITA|WIT)?\s*(?=[A-Z])")
_OFFICE = re.compile(
    r"\b(?:KPUD?|[Bb]awaslu|BAWASLU|[Pp]anwas\w*|[Pp]em(?:kab|kot|da)|DPRD|FKUB|MUI|RSUD|Satpol\s?PP|[Bb]upati"
    r"|[Ww]ali\s?[Kk]ota|[Pp]ilkada|[Pp]ilbup|[Pp]ilwal[ik]\w*"
    r"|[Pp]emerintah\s[Dd]aerah|[Kk]odim\s\d{4}\s?[/-]|[Dd]andim\s\d{4}\s?[/-])\)?\s?(?=[A-Z])"
)
_SHORT = re.compile(r"\b[Kk]ab(?:upaten\s|\.\s?)(?P<name>[A-Z][A-Za-z]{2,9})\b")
_OUTLET = re.compile(r"\s.*(?:\.\w{2,4}\b|news|media|post)", re.IGNORECASE)
_IN_LIST = re.compile(r"^[ \t]*(?:[-–•*]|\d\d?[.)])[ \t]*(?:kab(?:upaten|\.)?|kota)[ \t]+$", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(r"[^\s*_].*")
_JOINED = re.compile(r"\s{1,3}(?:dan|serta|maupun|hingga)\s{1,3}[A-Z]|,\s[A-Z][\w' ]{2,30}\s(?:dan|serta)\s[A-Z]")
_DATELINES, _DATELINE, _MOST_LINES, _MOST_SEGMENTS, _MOST_BLANKS = 1800, 110, 12, 4, 4
_LEAD = 800
_SURE_WORDS = 2  # words of a regency that may run into the outlet's name; one word may be the outlet's own: "Metro News"
_PAPUA = "9"  # how the codes of its provinces begin; releases name the one that was undivided until 2022, too


def district(scene: Scene) -> None:
    """The district that stands after its word."""
    mentions = scene.named["district"]
    if several_at_once(scene) or _only_attended(scene):
        return
    if any(is_list(scene, each, "district") for each in mentions) and not any(_in_address(each, scene) for each in mentions):
        return
    chosen = only(mentions) or only([each for each in mentions if each.role == PLACE])
    chosen = chosen or only([each for each in mentions if _in_address(each, scene)])
    if chosen:
        scene.put("district", chosen.start, chosen.end, "district_stated")


def several_at_once(scene: Scene) -> bool:
    """Whether one sentence names several districts as places: "di Desa A Kecamatan B, dan di Kecamatan C"."""
    at = [each for each in scene.named["district"] if each.role == PLACE]
    ends = {sentence_at(scene.text, each.start) for each in at} if len({each.key for each in at}) > 1 else set()
    return any(len({each.key for each in at if begin <= each.start < end}) > 1 for begin, end in ends)


def _only_attended(scene: Scene) -> bool:
    """Whether a district stands only in offices of guests, and no Polsek bears its name: "Kepala Distrik A dan B"."""
    chosen, sector = only(scene.named["district"]), scene.units.facts.get("polsek")
    if chosen is None or any(each.role != OFFICIAL for each in scene.named["district"]):
        return False
    return _JOINED.match(scene.text, chosen.end) is not None and not (sector and key_of(sector.value) == chosen.key)


def _in_address(mention: Mention, scene: Scene) -> bool:
    """Whether the district stands in the address of a village: "Desa A, Kec. B"."""
    return any(each.role == PLACE and 0 < mention.start - each.end < ADDRESS for each in scene.named["village"])


def regency(scene: Scene) -> None:
    """The regency that stands after its word. What a district's own name says ("Kota Agung") is not asked for here."""
    mentions = [each for each in scene.named["regency"] if each.word != "kota" or scene.places.regencies(each.name, "kota")]
    listed = [each for each in mentions if _IN_LIST.search(scene.text, max(0, each.start - 20), each.start)]
    mentions = [each for each in mentions if len(listed) < _SURE_WORDS or each not in listed]
    at = [each for each in mentions if each.role == PLACE]
    chosen = only(mentions) or only(at) or only([each for each in at if each.start < _LEAD])
    if chosen:
        scene.put("regency", chosen.start, chosen.end, "regency_stated")


def dateline(scene: Scene) -> None:
    """A regency in the dateline, unless it is where the paper is made: then the rest of the place lies elsewhere."""
    for start, end in _segments(scene.text):
        if _UNIT_SHORT.search(
            scene.text, max(0, start - _DATELINE), start
        ):  # what a unit is called for short: "Polres Maluku Barat Daya (MBD), …"
            continue
        name = _KIND.sub("", scene.text[start:end])
        codes = scene.places.regencies(name)
        if not codes:
            words = longest_known(scene.text, start, partial(scene.places.codes, REGENCY))
            around_here = scene.units.resort.areas if scene.units.resort else ()
            sure = len(words) >= _SURE_WORDS or _is_around(scene, words, around_here)
            rest = scene.text[words[-1].end : end] if words else ""
            if not (rest and (sure and _OUTLET.match(rest) or _is_province(scene, words, rest))):
                continue
            name, end = scene.text[start : words[-1].end], words[-1].end
            codes = scene.places.regencies(name)
        if fits(scene, codes):
            scene.put("regency", end - len(name), end, "regency_dateline")
        return


def _is_province(scene: Scene, words: list[Word], rest: str) -> bool:
    """Whether what follows the name of a regency is its province: "Mataram NTB"."""
    provinces = scene.places.provinces(rest) or ("-",)
    return any(code.startswith(provinces) for code in scene.places.regencies(scene.text[words[0].start : words[-1].end]))


def _is_around(scene: Scene, words: list[Word], areas: tuple[str, ...]) -> bool:
    """Whether these words name one of the areas."""
    return bool(words) and bool(set(scene.places.regencies(scene.text[words[0].start : words[-1].end])) & set(areas))


def of_office(scene: Scene) -> None:
    """The regency of the Polres, where the text names it behind an office or an election: "KPU A", "Pemkab A", "Bupati A"."""
    areas = scene.units.resort.areas if scene.units.resort else ()
    for match in islice(_OFFICE.finditer(scene.text), MOST) if areas else ():
        words = longest_known(scene.text, match.end(), partial(scene.places.codes, REGENCY))
        if _is_around(scene, words, areas):
            scene.put("regency", words[0].start, words[-1].end, "regency_of_office")
            return


def short_of(scene: Scene) -> None:
    """What the text calls the regency of the Polres for short: "Kepolisian Resor Kepulauan Tanimbar", "Kabupaten KepTan"."""
    resort = scene.units.resort
    names = [scene.places.names[code] for code in resort.areas] if resort else []
    for match in islice(_SHORT.finditer(scene.text), MOST) if names else ():
        if any(is_short(match["name"], name) for name in names):
            scene.put("regency", *match.span("name"), "regency_stated")
            return


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """The parts of the datelines: what signs cut off at the beginnings of the first lines of running text."""
    for line in islice(_LINE.finditer(text, 0, _DATELINES), _MOST_LINES):
        start = line.start()
        if text.startswith(("- ", "• "), start):
            continue  # of a list
        for sign in islice(_SEGMENT.finditer(text, start, min(line.end(), start + _DATELINE)), _MOST_SEGMENTS):
            if start < sign.start() and text.count(" ", start, sign.start()) <= _MOST_BLANKS:
                stamp = _STAMP.match(text, start, sign.start())
                yield stamp.end() if stamp else start, sign.start()
            start = sign.end()


def fits(scene: Scene, codes: tuple[str, ...]) -> bool:
    """Whether district, village, Polsek and Polres may lie in one of these regencies or provinces."""
    places, resort = scene.places, scene.units.resort
    lists = [places.districts(scene.name("district")), places.villages(scene.name("village")), resort.areas if resort else ()]
    if "district" in scene.facts:
        lists[1] = ()
    if "polres" not in scene.units.facts and "polsek" in scene.units.facts:
        lists.append(places.districts(scene.units.facts["polsek"].value))
    return all(not each or any(code.startswith(codes) for code in each) for each in lists)


def province(scene: Scene) -> None:
    """The province: after its word, that of the Polda, behind the regency or the Polres, or in the dateline."""
    chosen = only(scene.named["province"])
    region = scene.units.facts.get("polda")
    codes = scene.places.region_areas(scene.places.region(region.value) or "") if region else ()
    if chosen:
        _put_province(scene, scene.places.provinces(chosen.name)[0], chosen.start, chosen.end, "province_stated")
    elif region and codes and fits(scene, codes) and _holds_regency(scene, codes):
        _put_province(scene, codes[0], region.start, region.end, "province_of_region")
    else:
        _province_behind(scene)


def _put_province(scene: Scene, code: str, start: int, end: int, rule: str) -> None:
    scene.facts["province"] = Found(PROVINCE_NAMES.get(code, scene.places.names[code]), start, end, rule)


def _province_behind(scene: Scene) -> None:
    regency_named = scene.facts.get("regency")
    if regency_named and all(code.startswith("31") for code in scene.places.regencies(regency_named.value)):
        _put_province(scene, "31", regency_named.start, regency_named.end, "province_stated")
        return
    beside_it = [scene.facts.get("regency"), scene.units.facts.get("polres"), scene.facts.get("district")]
    known = partial(scene.places.codes, PROVINCE)
    ends = [each.end for each in beside_it if each]
    ends += [each.end for each in scene.named["regency"] if regency_named and each.key == key_of(regency_named.value)]
    again = re.finditer(rf"\b{re.escape(regency_named.value)}\b", scene.text, re.IGNORECASE) if regency_named else ()
    ends += [each.end() for each in islice(again, _MOST_LINES)]
    ends = [bracket.end() if (bracket := _BRACKETED.match(scene.text, end)) else end for end in ends]
    spans = [span_of(next_known(scene.text, end, known)) for end in dict.fromkeys(ends)]
    for start, end in [*spans, *_segments(scene.text)]:
        codes = scene.places.provinces(scene.text[start:end])
        if codes and fits(scene, codes) and (_holds_regency(scene, codes) or codes[0][0] == _PAPUA):
            _put_province(scene, codes[0], start, end, "province_stated")
            return


def _holds_regency(scene: Scene, codes: tuple[str, ...]) -> bool:
    """Whether the regency, if one is named, lies in the province."""
    regencies = scene.places.regencies(scene.name("regency"))
    return not regencies or any(code.startswith(codes) for code in regencies)
