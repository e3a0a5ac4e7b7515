"""District, regency and province of the place of the activity. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import islice

from sejuk.press.reading.areas_named import ADDRESS, OFFICIAL, PLACE, Mention, Scene, is_list, longest_known, next_known, only
from sejuk.press.reading.gazetteer import DISTRICT, PROVINCE, PROVINCE_NAMES, REGENCY, VILLAGE, key_of
from sejuk.press.reading.names import MOST, Word, following, proper, sentence_at
from sejuk.press.reading.shape import Found
from sejuk.press.reading.units import is_short

RULES = {
    "district_stated": "The only district that the text names after Kecamatan, Kec., Distrik, Kapanewon; a list is none.",
    "district_behind_village": "A name right behind the village is a district that has a village of that name.",
    "district_behind_street": "A district of the regency behind the street, or as the last word of its name; no other is named.",
    "district_bare": 'A name behind "wilayah" or "PPK" is a district of the named regency, or of the area of the Polres.',
    "regency_stated": "The only regency or city that the text names after Kabupaten, Kab. or Kota.",
    "regency_dateline": "The dateline names a regency, and nothing else that the text says of the place lies elsewhere.",
    "regency_beside_district": "A name right beside the district is a regency that has a district of that name.",
    "regency_bare": "A name behind a comma or \"di\" is the regency of the district, of the Polsek's district or of the Polres.",
    "regency_of_office": "The regency of the Polres, named behind an office or an election: KPU, Pemkab, DPRD, Bupati, Pilkada.",
    "address_before_regency": "The words right before the regency are a district of it, and those before them a village of that.",
    "province_stated": "The only province that the text names after Provinsi, or behind the regency or the unit that lies in it.",
    "province_of_region": "The Polda that the text names bears the name of the province.",
}  # fmt: skip
_BEFORE_DISTRICT = re.compile(
    r"\bdi\s(?P<name>[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){0,2}),?\s(?:khususnya\s|tepatnya\s|yakni\s)?(?:di\s)?"
    r"(?:[Kk]ecamatan|[Dd]istrik|Kec\.?)\s*$"
)
_WITHIN = re.compile(r"(?:\b[Ww]ilayah|\bPPK\)?)\s(?=[A-Z])")
_BARE = re.compile(r"(?:,\s|\bdi\s)(?=[A-Z])")
_BARE_END = re.compile(r"\s{0,3}(?:[,.;()\n]|$|pada\b|sen|sel|rab|kam|jum|sab|min|ahad)", re.IGNORECASE)
_SEGMENT = re.compile(r"\s{0,3}(?:[,/|()–—:]|(?<=\s)-+|(?<=\w)-+(?=[A-Z])|\.(?=[\s_]))[\s._-]*")
_KIND = re.compile(r"^(?:kab(?:upaten|\.)?|kota)\s+", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-Z][\w'’]*")
_CAPITALS = re.compile(r"(?:[A-Z][\w'’]*(?:,\s|\s))+(?:(?:[Kk]ab(?:upaten|\.)?|[Kk]ota)\s)?$")
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
    at = [each for each in mentions if each.role == PLACE]
    chosen = only(mentions) or only(at) or only([each for each in at if each.start < _LEAD])
    if chosen:
        scene.put("regency", chosen.start, chosen.end, "regency_stated")


def beside(scene: Scene) -> None:
    """Names without their words: "Kelurahan Lagoa, Koja, Jakarta Utara"."""
    if "village" in scene.facts and "district" not in scene.facts:
        _behind_village(scene)
    _street_end(scene)
    if "district" in scene.facts and "regency" not in scene.facts:
        _beside_district(scene)
    for rule in (_short, _bare_regency, _dateline, _of_office):
        if "regency" not in scene.facts:
            rule(scene)
    if "village" in scene.facts and not scene.named["district"]:
        _within_village(scene)
    if "regency" in scene.facts and not scene.named["district"]:
        _before_regency(scene)
    if "district" not in scene.facts and not scene.named["district"]:
        _bare_district(scene)


def _behind_village(scene: Scene) -> None:
    key, village = scene.name("village"), scene.facts["village"]
    near = around(scene)
    ends = [village.end, *(each.end for each in scene.named["village"] if each.name == key)]
    for end in dict.fromkeys(ends):
        words = next_known(scene.text, end, partial(scene.places.codes, DISTRICT))
        name = scene.text[words[0].start : words[-1].end] if words else ""
        codes = () if _is_the_regency(scene, name) else scene.places.districts(name)
        if any(scene.places.villages(key, (code,)) or code[:5] in near for code in codes):
            scene.put("district", words[0].start, words[-1].end, "district_behind_village")
            return


def _is_the_regency(scene: Scene, name: str) -> bool:
    """Whether a name that districts bear, too, is that of the regency around: "Desa Sepande Sidoarjo"."""
    codes = scene.places.regencies(name)
    return bool(codes) and bool(set(codes) & set(around(scene)) or not around(scene))


def _before_regency(scene: Scene) -> None:
    """District and village without their words right before the regency: "Bangunjiwo Kasihan Bantul"."""
    name, codes = scene.name("regency"), scene.places.regencies(scene.name("regency"))
    for match in islice(re.finditer(re.escape(name), scene.text), _MOST_LINES):
        words = _words_before(scene.text, match.start())
        below = _last_known(scene, words, codes, DISTRICT)
        if below and key_of(scene.text[below[0].start : below[-1].end]) != key_of(name):
            district_codes = scene.places.districts(scene.text[below[0].start : below[-1].end], codes)
            village = _last_known(scene, words[: words.index(below[0])], district_codes, VILLAGE)
            if village and scene.facts.keys().isdisjoint({"district", "village"}):
                scene.put("district", below[0].start, below[-1].end, "address_before_regency")
                scene.put("village", village[0].start, village[-1].end, "address_before_regency")
                return


def _words_before(text: str, pos: int) -> list[Word]:
    """The words with a capital letter right before ``pos``, commas and blanks between them."""
    run = _CAPITALS.search(text, max(0, pos - _DATELINE), pos)
    return [Word(word[0], word.start(), word.end()) for word in _CAPITAL.finditer(text, run.start(), run.end())] if run else []


def _last_known(scene: Scene, words: list[Word], under: tuple[str, ...], level: int) -> list[Word]:
    """The longest end of these words that names an area of the level beneath ``under``."""
    for n in range(min(3, len(words)), 0, -1):
        name = scene.text[words[-n].start : words[-1].end]
        if any(code.startswith(under) for code in scene.places.codes(level, name)):
            return words[-n:]
    return []


def _street_in_city(scene: Scene) -> None:
    """A street that runs into the name of a city in two words: "Jalan Mampang Prapatan Jakarta Selatan"."""
    street = scene.facts.get("street")
    words = street.value.split(" ") if street else []
    city = " ".join(words[-2:])
    if street and len(words) > _MOST_BLANKS and scene.places.regencies(city):
        scene.facts["street"] = street._replace(value=" ".join(words[:-2]), end=street.end - len(city) - 1)
        if "regency" not in scene.facts:
            scene.put("regency", street.end - len(city), street.end, "regency_bare")


def around(scene: Scene) -> tuple[str, ...]:
    """The regency named, or those of the Polres."""
    return scene.places.regencies(scene.name("regency")) or (scene.units.resort.areas if scene.units.resort else ())


def _within_village(scene: Scene) -> None:
    """A district that runs on behind the village's name: "Desa Oenai Kie"."""
    village, under = scene.facts["village"], around(scene)
    words = list(following(scene.text, village.start))
    words = [word for word in words if word.end <= village.end]
    for n in range(1, len(words)) if under and not scene.places.villages(village.value, under) else ():
        if scene.places.districts(scene.text[words[n].start : village.end], under):
            if not _is_the_regency(scene, scene.text[words[n].start : village.end]):
                scene.put("district", words[n].start, village.end, "district_behind_village")
            scene.facts["village"] = village._replace(value=scene.text[village.start : words[n - 1].end], end=words[n - 1].end)
            return


def _behind_street(scene: Scene) -> None:
    """A district behind the comma after the only street, in the area of the regency or the Polres."""
    street, under = scene.facts.get("street"), around(scene)
    if street is None or not under or not scene.facts.keys().isdisjoint({"district", "village"}) or scene.named["district"]:
        return
    words = next_known(scene.text, street.end, partial(scene.places.codes, DISTRICT))
    name = scene.text[words[0].start : words[-1].end] if words else ""
    if words and scene.text[street.end] == "," and scene.places.districts(name, under) and not _is_the_regency(scene, name):
        scene.put("district", words[0].start, words[-1].end, "district_behind_street")


def _street_end(scene: Scene) -> None:
    """A street that runs into the name of a district of the regency: "Jalan Mayjen Sungkono Kebomas"."""
    _street_in_city(scene)
    _behind_street(scene)
    street, under = scene.facts.get("street"), scene.under()
    head, _, tail = street.value.rpartition(" ") if street else ("", "", "")
    if street and "district" not in scene.facts and head.count(" ") > 1 and under and scene.places.districts(tail, under):
        scene.facts["street"] = street._replace(value=head, end=street.end - len(tail) - 1)
        scene.put("district", street.end - len(tail), street.end, "district_behind_street")


def _beside_district(scene: Scene) -> None:
    """A regency behind the district, or right before it: "di Banda Aceh, khususnya Kecamatan Banda Raya"."""
    named = scene.facts["district"]
    words = next_known(scene.text, named.end, partial(scene.places.codes, REGENCY))
    before = _BEFORE_DISTRICT.search(scene.text, max(0, named.start - 90), named.start)
    spans = [(words[0].start, words[-1].end)] if words else []
    spans += [before.span("name")] if before else []
    for start, end in spans:
        if scene.places.districts(named.value, scene.places.regencies(scene.text[start:end]) or ("-",)):
            scene.put("regency", start, end, "regency_beside_district")
            return


def _bare_regency(scene: Scene) -> None:
    """A regency without its word, if what else is known of the place lies in it."""
    areas = _lies_in(scene)
    for match in _BARE.finditer(scene.text, 0, 2 * _LEAD):
        words = longest_known(scene.text, match.end(), partial(scene.places.codes, REGENCY))
        if not words or not _BARE_END.match(scene.text, words[-1].end):
            continue
        codes = scene.places.regencies(scene.text[words[0].start : words[-1].end])
        alone = not areas and match[0][0] == "," and (len(words) > 1 or _province_follows(scene, words[-1].end, codes))
        if (set(codes) & areas or alone) and fits(scene, codes):
            scene.put("regency", words[0].start, words[-1].end, "regency_bare")
            return


def _province_follows(scene: Scene, pos: int, codes: tuple[str, ...]) -> bool:
    """Whether the province of a regency stands right behind it: ", Denpasar, Bali"."""
    words = next_known(scene.text, pos, partial(scene.places.codes, PROVINCE))
    provinces = scene.places.provinces(scene.text[words[0].start : words[-1].end]) if words else ("-",)
    return any(code.startswith(provinces) for code in codes)


def _lies_in(scene: Scene) -> set[str]:
    """The regencies in which the Polres, or else the district or the Polsek's district may lie."""
    resort, sector = scene.units.resort, scene.units.facts.get("polsek")
    if resort and resort.areas:
        return set(resort.areas)
    name = scene.name("district") or (sector.value if sector else "")
    return {code[:5] for code in scene.places.districts(name)}


def _dateline(scene: Scene) -> None:
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
            if not words or not sure or words[-1].end >= end or not _OUTLET.match(scene.text[words[-1].end : end]):
                continue
            name, end = scene.text[start : words[-1].end], words[-1].end
            codes = scene.places.regencies(name)
        if fits(scene, codes):
            scene.put("regency", end - len(name), end, "regency_dateline")
        return


def _is_around(scene: Scene, words: list[Word], areas: tuple[str, ...]) -> bool:
    """Whether these words name one of the areas."""
    return bool(words) and bool(set(scene.places.regencies(scene.text[words[0].start : words[-1].end])) & set(areas))


def _of_office(scene: Scene) -> None:
    """The regency of the Polres, where the text names it behind an office or an election: "KPU A", "Pemkab A", "Bupati A"."""
    areas = scene.units.resort.areas if scene.units.resort else ()
    for match in islice(_OFFICE.finditer(scene.text), MOST) if areas else ():
        words = longest_known(scene.text, match.end(), partial(scene.places.codes, REGENCY))
        if _is_around(scene, words, areas):
            scene.put("regency", words[0].start, words[-1].end, "regency_of_office")
            return


def _short(scene: Scene) -> None:
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


def _bare_district(scene: Scene) -> None:
    """A district without its word, behind "wilayah" or "PPK", or right before the regency."""
    under = around(scene)
    if not under:
        return
    spans = [_span(proper(scene.text, match.end(), 3)) for match in islice(_WITHIN.finditer(scene.text), MOST)]
    found = {(scene.places.districts(scene.text[start:end], under), start, end) for start, end in spans if end}
    found = {each for each in found if each[0]}
    if len({each[0] for each in found}) == 1:
        _, start, end = min(found, key=lambda each: each[1])
        scene.put("district", start, end, "district_bare")


def _span(words: list[Word]) -> tuple[int, int]:
    return (words[0].start, words[-1].end) if words else (0, 0)


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
    ends = [bracket.end() if (bracket := _BRACKETED.match(scene.text, end)) else end for end in ends]
    spans = [_span(next_known(scene.text, end, known)) for end in dict.fromkeys(ends)]
    for start, end in [*spans, *_segments(scene.text)]:
        codes = scene.places.provinces(scene.text[start:end])
        if codes and fits(scene, codes) and (_holds_regency(scene, codes) or codes[0][0] == _PAPUA):
            _put_province(scene, codes[0], start, end, "province_stated")
            return


def _holds_regency(scene: Scene, codes: tuple[str, ...]) -> bool:
    """Whether the regency, if one is named, lies in the province."""
    regencies = scene.places.regencies(scene.name("regency"))
    return not regencies or any(code.startswith(codes) for code in regencies)
