"""The place of the activity: address, official code where certain. Pure.

The village is where the activity was; only if the text gives none, it is the Bhabinkamtibmas's own. Several villages, districts or
regencies are none. A regency is never made of a Polres.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from sejuk.lib.letters import letters
from sejuk.press.reading.addresses import streets
from sejuk.press.reading.area_codes import Placed, coded
from sejuk.press.reading.gazetteer import DISTRICT, PROVINCE, PROVINCE_NAMES, REGENCY, VILLAGE, Gazetteer, gazetteer
from sejuk.press.reading.names import STOP, Word, following, is_capital, is_heading, line_at, proper, tidy
from sejuk.press.reading.shape import Article, Found, Named
from sejuk.press.reading.units import Units

RULES = {
    "village_of_activity": "The only village that the text names as a place, or the one in whose address the district stands.",
    "village_own": "No village is named as the place: the one whose Bhabinkamtibmas is named.",
    "district_stated": "The only district that the text names after Kecamatan, Kec., Distrik or Kapanewon.",
    "district_behind_village": "A name right behind the village is a district that has a village of that name.",
    "district_behind_street": "The last word of the street's name is a district of the named regency; no other district is named.",
    "regency_stated": "The only regency or city that the text names after Kabupaten, Kab. or Kota.",
    "regency_dateline": "The dateline is the name of a regency, and what else the text says of the place does not lie elsewhere.",
    "regency_beside_district": "A name right beside the district is a regency that has a district of that name.",
    "province_stated": "The only province that the text names after Provinsi, or behind the regency that lies in it.",
    "province_of_region": "The Polda that the text names bears the name of the province.",
    "street_stated": "The only street that the text names.",
    "rt_stated": "The only RT that the text names.",
    "rw_stated": "The only RW that the text names.",
    "area_code_certain": "The only official area of the lowest level named that lies in all areas named above it.",
}  # fmt: skip
_PLACE = re.compile(
    r"\b(?:(?P<village>desa|ds(?=\.)|kelurahan|kel(?=[. ])|kalurahan|pekon|gampong|gampoeng|kampung|kampong|kp(?=\.)|nagari"
    r"|tiyuh|lembang|kepenghuluan|negeri)"
    r"|(?P<district>kecamatan|kec(?=[. :])|distrik|kapanewon|kemantren|kapanewonan)|(?P<regency>kabupaten|kab(?=[. :])|kota)"
    r"|(?P<province>provinsi|prov(?=[. ])|propinsi))\b"
    r"\.?(?:[ \t\xa0]|(?<=\.)|:|\n(?=[A-Z])){0,3}",
    re.IGNORECASE,
)
_KINDS = {"desa": "desa", "ds": "desa", "kelurahan": "kelurahan", "kel": "kelurahan"}
_BELOW = frozenset({"kampung", "kampong", "kp", "negeri"})  # is a village in some regions and a part of one elsewhere
_CONSTABLE = re.compile(
    r"\b(?:bh?abin\s?k?\w*|polisi\s(?:rw|desa))\s+(?:(?:di|dari|pada|wilayah|binaan|jajaran|dan\s\w+)\s)*$", re.IGNORECASE
)
_OFFICIAL = re.compile(
    r"\b(?:kepala|kades|sekretaris|sekdes|lurah|perangkat|aparat(?:ur)?|ketua|babinsa|camat|calon|pj|plt|danramil|wakil"
    r"|bendahara|staf|kaur|bpd|asal|"
    r"koramil|ppk|pps|kpu|bawaslu|panwas\w*|dprd|pemda|pemkab|pemkot|pemerintah|pilkada|bupati|wali|dandim"
    r"|kodim)(?:\s+\(\w+\))?\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:di|bertempat|ke|kepada|tepatnya|lokasi|alamat|wilayah|warga|masyarakat|seputaran|sekitar|lingkungan)\b[^.\n]{0,90}$",
    re.IGNORECASE,
)
_MORE_NAMES = re.compile(
    r"\s*(?:,|dan|&|serta|maupun|hingga|sampai)\s+(?:(?:di|ke)\s+)?(?P<word>(?i:desa|kelurahan|kel\.|ds\.|pekon|gampong"
    r"|nagari)\s+)?(?=[A-Z])"
)
_LONG_LIST = re.compile(r"(?:,\s+(?!Kec|Kab|Kota|Polsek|Polres)[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){0,2})+,?\s+(?:dan|serta)\s+[A-Z]")
_DATELINE = re.compile(
    r"^[ \t*_]*(?P<name>(?:kab(?:upaten|\.)\s|kota\s)?[^\W\d_]+(?:[ \-][^\W\d_]+){0,3})\s*(?:,|\||//|–|—|-|\.\s*\n|\()",
    re.MULTILINE | re.IGNORECASE,
)
_DASH = re.compile(r"[^\n]{0,60}?(?:\s[–—-]|[–—]\s?|-{1,2}\s|//|[a-z]-(?=[A-Z]))")
_NEXT = re.compile(r"[\s,.(–-]{1,4}(?=[A-Z])")
_BEFORE_DISTRICT = re.compile(
    r"\bdi\s(?P<name>[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){0,2}),?\s(?:khususnya\s|tepatnya\s|yakni\s)?(?:di\s)?(?:Kecamatan"
    r"|kecamatan|Kec\.?)\s*$"
)
_LEAD = 800
_ADDRESS = 16  # characters from the name of a village to that of its district: ", Kecamatan "
_UNKNOWN = 2  # words of a name that no list knows
_LEVELS = {"village": VILLAGE, "district": DISTRICT, "regency": REGENCY, "province": PROVINCE}
Known = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class _Mention:
    word: str  # the word before the name, in small letters
    name: str
    key: str
    start: int
    end: int
    role: str  # place, own (the constable's post), official (somebody's office)


def place(article: Article, officers: Iterable[Named], units: Units) -> Placed:
    """Where the activity was."""
    del officers
    text, places = article.body, gazetteer()
    found: dict[str, list[_Mention]] = {"village": [], "district": [], "regency": [], "province": []}
    for match in _PLACE.finditer(text):
        level = match.lastgroup or ""
        each = _mention(text, match, level, places)
        if each:
            found[level].append(each)
    facts = streets(text)
    _regency(found, facts, places)
    _district(found, facts)
    _village(text, found, facts, places)
    _chain(text, facts, places)
    _street_end(facts, places)
    _dateline(text, facts, units, places)
    _province(text, found, facts, units, places)
    return coded(facts, units, places)


def _mention(text: str, match: re.Match[str], level: str, places: Gazetteer) -> _Mention | None:
    word = match[level].lower()
    words = _named(text, match, level, places)
    if not words:
        return None
    name = tidy(text[words[0].start : words[-1].end])
    before = text[max(0, match.start() - 110) : match.start()]
    role = "own" if _CONSTABLE.search(before) else "official" if _OFFICIAL.search(before) else "place"
    return _Mention(word, name, letters(name), words[0].start, words[-1].end, role)


def _named(text: str, match: re.Match[str], level: str, places: Gazetteer) -> list[Word]:
    """The words of an area's name: what is written as a name in running text, what the gazetteer knows in a headline."""
    known = partial(places.codes, _LEVELS[level])
    begin, capital = match.end(), proper(text, match.end())
    if level in ("regency", "province"):
        words = list(following(text, begin, 5))
        return next(
            (words[:n] for n in range(len(words), 0, -1) if is_capital(words[0].text) and known(text[begin : words[n - 1].end])), []
        )
    longest = _known_longest(text, begin, known)
    if len(longest) > len(capital):
        return longest
    if capital:
        if known(text[begin : capital[-1].end]):
            return capital
        shorter = next((capital[:n] for n in range(len(capital) - 1, 0, -1) if known(text[begin : capital[n - 1].end])), [])
        first, last = line_at(text, begin)
        return shorter if is_heading(text[first:last]) or len(capital) > _UNKNOWN else capital
    words = [word for word in following(text, begin, 3) if not is_capital(word.text)]
    if not words or words[0].text in STOP or match[level][0].isupper() is False and level == "district":
        return []
    return next(
        (
            words[:n]
            for n in range(len(words), 0, -1)
            if len(words[0].text) > _UNKNOWN and known(text[begin : words[n - 1].end]) and _ends(text, words[n - 1].end)
        ),
        [],
    )


def _known_longest(text: str, begin: int, known: Known) -> list[Word]:
    """The longest name at ``begin`` that the gazetteer knows, all its words with a capital letter."""
    words = [word for word in following(text, begin, 4) if is_capital(word.text)]
    return next(
        (words[:n] for n in range(len(words), 0, -1) if words[0].start == begin and known(text[begin : words[n - 1].end])), []
    )


def _ends(text: str, pos: int) -> bool:
    """Whether a name in small letters ends here for certain: at a sign, or at the next word of an address."""
    return bool(re.match(r"\s*(?:[,.;(\n]|kec|kab|polsek|rt\b|rw\b)", text[pos : pos + 12], re.IGNORECASE))


def _only(mentions: list[_Mention]) -> _Mention | None:
    """The first mention, if all name the same area."""
    return mentions[0] if mentions and len({each.key for each in mentions}) == 1 else None


def _regency(found: dict[str, list[_Mention]], facts: dict[str, Found], places: Gazetteer) -> None:
    """The regency: the only one named. What a district's own name says ("Kota" in "Kota Agung") is not asked for here."""
    mentions = [each for each in found["regency"] if each.word != "kota" or places.regencies(each.name, "kota")]
    at = [each for each in mentions if each.role == "place"]
    chosen = _only(mentions) or _only(at) or _only([each for each in at if each.start < _LEAD])
    if chosen:
        facts["regency"] = Found(chosen.name, chosen.start, chosen.end, "regency_stated")


def _district(found: dict[str, list[_Mention]], facts: dict[str, Found]) -> None:
    mentions = found["district"]
    chosen = (
        _only(mentions)
        or _only([each for each in mentions if each.role == "place"])
        or _only([each for each in mentions if _beside(each, found["village"])])
    )
    if chosen:
        facts["district"] = Found(chosen.name, chosen.start, chosen.end, "district_stated")


def _beside(district: _Mention, villages: list[_Mention]) -> bool:
    """Whether the district stands in the address of a village: "Desa A, Kec. B"."""
    return any(village.role == "place" and 0 < district.start - village.end < _ADDRESS for village in villages)


def _village(text: str, found: dict[str, list[_Mention]], facts: dict[str, Found], places: Gazetteer) -> None:
    mentions = _proper_villages(found["village"], facts, places)
    at = [each for each in mentions if each.role == "place"]
    own = [each for each in mentions if each.role == "own"]
    chosen, rule = _one_place(text, at, found["district"]), "village_of_activity"
    if chosen is None and not {each.key for each in at} - {each.key for each in own}:
        chosen, rule = _only(own), "village_own"
    if chosen is None and not at and not own:
        chosen, rule = (
            _only([each for each in mentions if _AT.search(text, max(0, each.start - 110), each.start)]),
            "village_of_activity",
        )
    if chosen is None or any(_is_list(text, each.end, places) for each in (chosen, *at)):
        return
    facts["village"] = Found(chosen.name, chosen.start, chosen.end, rule)
    facts["village_kind"] = Found(_KINDS.get(chosen.word, "other"), chosen.start, chosen.end, rule)


def _proper_villages(mentions: list[_Mention], facts: dict[str, Found], places: Gazetteer) -> list[_Mention]:
    """The mentions without parts of villages: a kampung beside a desa, or one that the gazetteer does not know there."""
    sure = [each for each in mentions if each.word not in _BELOW]
    if sure:
        return sure
    under = _under(facts, places)
    return [each for each in mentions if under and places.villages(each.name, under)]


def _one_place(text: str, at: list[_Mention], districts: list[_Mention]) -> _Mention | None:
    """The village of the activity among those named as places; several with equal right are none."""
    if not at or _only(at):
        return at[0] if at else None
    full = [each for each in at if any(0 < district.start - each.end < _ADDRESS for district in districts)]
    here = [each for each in at if _AT.search(text, max(0, each.start - 110), each.start)]
    return _only(full) or (_only(here) if not full else None)


def _is_list(text: str, pos: int, places: Gazetteer) -> bool:
    """Whether another village follows: "Desa A dan Desa B", "Gampong A, B dan C"."""
    if _LONG_LIST.match(text, pos):
        return True
    more = _MORE_NAMES.match(text, pos)
    if more is None:
        return False
    if more["word"]:
        return True
    name = proper(text, more.end(), 3)
    if not name or not places.villages(text[name[0].start : name[-1].end]):
        return False
    return "," not in more[0] or _is_list(text, name[-1].end, places)


def _under(facts: dict[str, Found], places: Gazetteer) -> tuple[str, ...]:
    """The codes of what is named above the village, the lowest first."""
    regencies = places.regencies(facts["regency"].value) if "regency" in facts else ()
    districts = places.districts(facts["district"].value, regencies) if "district" in facts else ()
    return districts or regencies


def _chain(text: str, facts: dict[str, Found], places: Gazetteer) -> None:
    """Names without their words behind the village: "Kelurahan Lagoa, Koja, Jakarta Utara"."""
    if "village" in facts and "district" not in facts:
        words = _next_name(text, facts["village"].end)
        name = text[words[0].start : words[-1].end] if words else ""
        if name and any(places.villages(facts["village"].value, (code,)) for code in places.districts(name)):
            facts["district"] = Found(tidy(name), words[0].start, words[-1].end, "district_behind_village")
    if "district" in facts and "regency" not in facts:
        words = _next_name(text, facts["district"].end)
        name = text[words[0].start : words[-1].end] if words else ""
        if name and any(places.districts(facts["district"].value, (code,)) for code in places.regencies(name)):
            facts["regency"] = Found(tidy(name), words[0].start, words[-1].end, "regency_beside_district")
        else:
            _before_district(text, facts, places)


def _before_district(text: str, facts: dict[str, Found], places: Gazetteer) -> None:
    """A regency right before the district: "di Banda Aceh, khususnya Kecamatan Banda Raya"."""
    district = facts["district"]
    before = _BEFORE_DISTRICT.search(text, max(0, district.start - 90), district.start)
    if before and any(places.districts(district.value, (code,)) for code in places.regencies(before["name"])):
        facts["regency"] = Found(tidy(before["name"]), before.start("name"), before.end("name"), "regency_beside_district")


def _street_end(facts: dict[str, Found], places: Gazetteer) -> None:
    """A street that runs into the name of a district of the regency: "Jalan Mayjen Sungkono Kebomas"."""
    street, under = facts.get("street"), _under(facts, places)
    head, _, tail = street.value.rpartition(" ") if street else ("", "", "")
    if street and "district" not in facts and head.count(" ") > 1 and under and places.districts(tail, under):
        facts["street"] = street._replace(value=head, end=street.end - len(tail) - 1)
        facts["district"] = Found(tail, street.end - len(tail), street.end, "district_behind_street")


def _next_name(text: str, pos: int) -> list[Word]:
    after = _NEXT.match(text, pos)
    return proper(text, after.end(), 4) if after and "\n" not in after[0] else []


def _dateline(text: str, facts: dict[str, Found], units: Units, places: Gazetteer) -> None:
    """A regency in the dateline, unless it is where the paper is made: then the rest of the place lies elsewhere."""
    if "regency" in facts:
        return
    for match in _DATELINE.finditer(text, 0, 2500):
        name = re.sub(r"^(?:kab(?:upaten|\.)|kota)\s", "", match["name"], flags=re.IGNORECASE)
        codes = places.regencies(name)
        if not codes or not _DASH.match(text, match.end() - 2):
            continue
        if _fits(codes, facts, units, places):
            facts["regency"] = Found(tidy(name), match.end("name") - len(name), match.end("name"), "regency_dateline")
        return


def _fits(codes: tuple[str, ...], facts: dict[str, Found], units: Units, places: Gazetteer) -> bool:
    """Whether district, village, Polsek and Polres may lie in one of these regencies."""
    if "district" in facts and places.districts(facts["district"].value) and not places.districts(facts["district"].value, codes):
        return False
    if (
        "village" in facts
        and "district" not in facts
        and places.villages(facts["village"].value)
        and not places.villages(facts["village"].value, codes)
    ):
        return False
    if units.resort and units.resort.areas and not set(codes) & set(units.resort.areas):
        return False
    sector = units.facts.get("polsek")
    return (
        "polres" in units.facts
        or sector is None
        or not places.districts(sector.value)
        or bool(places.districts(sector.value, codes))
    )


def _province(text: str, found: dict[str, list[_Mention]], facts: dict[str, Found], units: Units, places: Gazetteer) -> None:
    chosen = _only(found["province"])
    if chosen:
        code = places.provinces(chosen.name)[0]
        facts["province"] = Found(_province_name(code, places), chosen.start, chosen.end, "province_stated")
        return
    region = units.facts.get("polda")
    codes = places.region_areas(places.region(region.value) or "") if region else ()
    if region and codes:
        facts["province"] = Found(_province_name(codes[0], places), region.start, region.end, "province_of_region")
    elif "regency" in facts:
        _behind_regency(text, facts, places)


def _behind_regency(text: str, facts: dict[str, Found], places: Gazetteer) -> None:
    regency = facts["regency"]
    codes = places.regencies(regency.value)
    if codes and all(code.startswith("31") for code in codes):
        facts["province"] = Found(_province_name("31", places), regency.start, regency.end, "province_stated")
        return
    words = _next_name(text, regency.end)
    for count in range(len(words), 0, -1):
        name = text[words[0].start : words[count - 1].end]
        provinces = places.provinces(name)
        if provinces and any(code.startswith(provinces) for code in codes):
            facts["province"] = Found(_province_name(provinces[0], places), words[0].start, words[count - 1].end, "province_stated")
            return


def _province_name(code: str, places: Gazetteer) -> str:
    return PROVINCE_NAMES.get(code, places.names[code])
