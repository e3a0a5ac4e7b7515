"""Areas that a release names without their words: "Kelurahan A, B, C", "di kawasan A, B", "Jalan A B". Pure."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice

from sejuk.press.reading.areas_named import Scene, longest_known, next_known, span_of
from sejuk.press.reading.gazetteer import DISTRICT, PROVINCE, REGENCY, VILLAGE, key_of
from sejuk.press.reading.names import MOST, Word, following, in_quotes, proper
from sejuk.press.reading.shape import Found
from sejuk.press.reading.wider_areas import dateline, fits, of_office, short_of

RULES = {
    "district_behind_village": "A name right behind the village is a district that has a village of that name.",
    "district_behind_street": "A district of the regency behind the street, or as the last word of its name; no other is named.",
    "district_bare": 'A name behind "wilayah" or "PPK" is a district of the named regency, or of the area of the Polres.',
    "village_behind_street": "A village of the regency stands alone between street and regency.",
    "regency_beside_district": "A name right beside the district is a regency that has a district of that name.",
    "regency_bare": "A name behind a comma or \"di\" is the regency of the district, of the Polsek's district or of the Polres.",
    "address_before_regency": "The words right before the regency are a district of it, and those before them a village of that.",
    "district_before_regency": "The words right before the regency are the only district of it that is named: \"di kawasan A, B\".",
}  # fmt: skip
_BEFORE_DISTRICT = re.compile(
    r"\bdi\s(?P<name>[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){0,2}),?\s(?:khususnya\s|tepatnya\s|yakni\s)?(?:di\s)?"
    r"(?:[Kk]ecamatan|[Dd]istrik|Kec\.?)\s*$"
)
_WITHIN = re.compile(r"(?:\b[Ww]ilayah|\bPPK\)?|\b[Kk]antor\s(?:[Cc]amat|[Kk]ecamatan))\s(?=[A-Z])")
_IN_PLACE = re.compile(r"\bdi(?:\s[A-Z][\w'’]+){1,4},\s(?=[A-Z][\w'’]+\s[A-Z])")
_BARE = re.compile(r"(?:,\s|\bdi\s)(?=[A-Z])")
_BARE_END = re.compile(
    r"\s{0,3}(?:[,.;()\n]|$|pada\b|sen|sel|rab|kam|jum|sab|min|ahad"
    r"|(?!(?:dan|serta|hingga|maupun|sampai|atau)\b)(?-i:(?<=\s)[a-z]))",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[A-Z][\w'’]*")
_CAPITALS = re.compile(r"(?:[A-Z][\w'’]*(?:,\s|\s))+(?:(?:[Kk]ab(?:upaten|\.)?|[Kk]ota)\s)?$")
_IN = re.compile(r"(?:\b(?:di|kawasan|wilayah|daerah|seputaran|sekitar|pada|ke)\s|,\s)$", re.IGNORECASE)
_BEFORE_DAY = re.compile(r",?\s(?:pada\s)?(?:hari\s)?(?:senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu|ahad)\b", re.IGNORECASE)
_TO_REGENCY = re.compile(r",\s(?:(?:Kota|Kab(?:upaten|\.))\s)?")
_KINDS = frozenset({"kota", "kab", "kabupaten"})
_UNIT_BEFORE = re.compile(r"pol(?:sek|res|da)\w*\s(?:metro\s)?$|\bkodim\W+$", re.IGNORECASE)
_LEAD, _RUN, _MOST_NAMED, _MOST_BLANKS = 800, 110, 12, 4


def beside(scene: Scene) -> None:
    """Names without their words: "Kelurahan Lagoa, Koja, Jakarta Utara"."""
    if "village" in scene.facts and "district" not in scene.facts:
        _behind_village(scene)
    _street_end(scene)
    if "district" in scene.facts and "regency" not in scene.facts:
        _beside_district(scene)
    for rule in (short_of, _bare_regency, dateline, of_office, _before_day):
        if "regency" not in scene.facts:
            rule(scene)
    _village_behind_street(scene)
    if "village" in scene.facts and not scene.named["district"]:
        _within_village(scene)
    if "regency" in scene.facts and not scene.named["district"]:
        _before_regency(scene)
    if "district" not in scene.facts and not scene.named["district"]:
        _bare_district(scene)


def _behind_village(scene: Scene) -> None:
    key, village = scene.name("village"), scene.facts["village"]
    near, sector = around(scene), scene.units.facts.get("polsek")
    ends = [village.end, *(each.end for each in scene.named["village"] if each.name == key)]
    for end in dict.fromkeys(ends):
        words = next_known(scene.text, end, partial(scene.places.codes, DISTRICT))
        name = scene.text[words[0].start : words[-1].end] if words else ""
        codes = () if name.lower() in _KINDS or _is_the_regency(scene, name) else scene.places.districts(name)
        own = sector is not None and key_of(sector.value) == key_of(name)
        if any(own or scene.places.villages(key, (code,)) or code[:5] in near for code in codes):
            scene.put("district", words[0].start, words[-1].end, "district_behind_village")
            return


def _is_the_regency(scene: Scene, name: str) -> bool:
    """Whether a name that districts bear, too, is that of the regency around: "Desa Sepande Sidoarjo"."""
    codes = scene.places.regencies(name)
    return bool(codes) and bool(set(codes) & set(around(scene)) or not around(scene))


def _before_regency(scene: Scene) -> None:
    """District and village without their words right before the regency: "Bangunjiwo Kasihan Bantul"."""
    name, codes = scene.name("regency"), scene.places.regencies(scene.name("regency"))
    for match in islice(re.finditer(re.escape(name), scene.text), _MOST_NAMED):
        words = _words_before(scene.text, match.start())
        below = _last_known(scene, words, codes, DISTRICT)
        if below and key_of(scene.text[below[0].start : below[-1].end]) != key_of(name):
            district_codes = scene.places.districts(scene.text[below[0].start : below[-1].end], codes)
            village = _last_known(scene, words[: words.index(below[0])], district_codes, VILLAGE)
            if village and scene.facts.keys().isdisjoint({"district", "village"}):
                scene.put("district", below[0].start, below[-1].end, "address_before_regency")
                scene.put("village", village[0].start, village[-1].end, "address_before_regency")
                return
            if not village and "district" not in scene.facts and _district_before(scene, match.start(), codes):
                scene.put("district", below[0].start, below[-1].end, "district_before_regency")
                return


def _village_behind_street(scene: Scene) -> None:
    """A village of the regency between street and regency: "Jalan Melati, Babakan, Kota Bandung"."""
    street, regency = scene.facts.get("street"), scene.facts.get("regency")
    if street is None or regency is None or scene.named["village"]:
        return
    codes = scene.places.regencies(regency.value)
    words = next_known(scene.text, street.end, lambda name: scene.places.villages(name, codes)) if codes else []
    above = _TO_REGENCY.match(scene.text, words[-1].end) if words else None
    if above and scene.text[street.end] == "," and scene.text.startswith(regency.value, above.end()):
        start, end = span_of(words)
        scene.put("village", start, end, "village_behind_street")
        kinds = {code.split(".")[-1][0] for code in scene.places.villages(scene.text[start:end], codes)}
        kind = {"1": "kelurahan", "2": "desa"}.get(kinds.pop(), "other") if len(kinds) == 1 else "other"
        scene.facts["village_kind"] = Found(kind, start, end, "village_behind_street")


def _words_before(text: str, pos: int) -> list[Word]:
    """The words with a capital letter right before ``pos``, commas and blanks between them."""
    run = _CAPITALS.search(text, max(0, pos - _RUN), pos)
    words = [Word(word[0], word.start(), word.end()) for word in _CAPITAL.finditer(text, run.start(), run.end())] if run else []
    return words[:-1] if words and words[-1].text.lower() in _KINDS else words


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
    street, under = scene.facts.get("street"), around(scene)
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
        sure = len(words) > 1 or _province_follows(scene, words[-1].end, codes) or _district_before(scene, match.end(), codes)
        alone = not areas and match[0][0] == "," and sure
        if (set(codes) & areas or alone) and fits(scene, codes):
            scene.put("regency", words[0].start, words[-1].end, "regency_bare")
            return


def _before_day(scene: Scene) -> None:
    """The regency of the Polres as the last word of a place right before the day: "di Hotel A Gresik, Rabu (4/9/2024)"."""
    resort = scene.units.resort
    for code in resort.areas if resort else ():
        name = scene.places.names[code]
        for match in islice(re.finditer(rf"(?<=[a-z] ){re.escape(name)}\b", scene.text), _MOST_NAMED):
            if _BEFORE_DAY.match(scene.text, match.end()) and not _UNIT_BEFORE.search(
                scene.text, max(0, match.start() - 20), match.start()
            ):
                scene.put("regency", match.start(), match.end(), "regency_bare")
                return


def _province_follows(scene: Scene, pos: int, codes: tuple[str, ...]) -> bool:
    """Whether the province of a regency stands right behind it: ", Denpasar, Bali"."""
    words = next_known(scene.text, pos, partial(scene.places.codes, PROVINCE))
    provinces = scene.places.provinces(scene.text[words[0].start : words[-1].end]) if words else ("-",)
    return any(code.startswith(provinces) for code in codes)


def _district_before(scene: Scene, pos: int, codes: tuple[str, ...]) -> list[Word]:
    """The name of the one district of these regencies that stands right before ``pos``: "di Kebomas, Gresik"."""
    words = _words_before(scene.text, pos)
    below = _last_known(scene, words, codes, DISTRICT)
    if not below or in_quotes(scene.text, pos) or not _IN.search(scene.text, max(0, below[0].start - 20), below[0].start):
        return []
    others = _last_known(scene, words[: words.index(below[0])], codes, DISTRICT)
    return (
        [] if others and not _last_known(scene, others, scene.places.districts(_text_of(scene, below), codes), VILLAGE) else below
    )


def _text_of(scene: Scene, words: list[Word]) -> str:
    """What these words are in the text."""
    return scene.text[words[0].start : words[-1].end]


def _lies_in(scene: Scene) -> set[str]:
    """The regencies in which the Polres, or else the district or the Polsek's district may lie."""
    resort, sector = scene.units.resort, scene.units.facts.get("polsek")
    if resort and resort.areas:
        return set(resort.areas)
    name = scene.name("district") or (sector.value if sector else "")
    return {code[:5] for code in scene.places.districts(name)}


def _bare_district(scene: Scene) -> None:
    """A district without its word, behind "wilayah" or "PPK", or right before the regency."""
    under = around(scene)
    if not under:
        return
    begun = (match for match in islice(_WITHIN.finditer(scene.text), MOST) if not in_quotes(scene.text, match.start()))
    spans = [span_of(proper(scene.text, match.end(), 3)) for match in begun]
    spans += [
        span_of(words)
        for match in islice(_IN_PLACE.finditer(scene.text), MOST)
        if len(words := proper(scene.text, match.end(), 3)) > 1 and not in_quotes(scene.text, match.start())
    ]
    found = {(scene.places.districts(scene.text[start:end], under), start, end) for start, end in spans if end}
    found = {each for each in found if each[0]}
    if len({each[0] for each in found}) == 1:
        _, start, end = min(found, key=lambda each: each[1])
        scene.put("district", start, end, "district_bare")
