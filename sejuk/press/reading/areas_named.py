"""The areas that a release names after their words: Desa A, Kec. B, Kabupaten C, Provinsi D. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from sejuk.press.reading.gazetteer import DISTRICT, PROVINCE, REGENCY, VILLAGE, Gazetteer, key_of
from sejuk.press.reading.names import (
    MOST,
    STOP,
    WISHED,
    Word,
    following,
    is_capital,
    is_heading,
    is_of_crime,
    line_at,
    proper,
    sentence_at,
    tidy,
)
from sejuk.press.reading.shape import Found
from sejuk.press.reading.units import Units

LEVELS = {"village": VILLAGE, "district": DISTRICT, "regency": REGENCY, "province": PROVINCE}
PLACE, OWN, OFFICIAL, STAFF = "place", "own", "official", "staff"
ADDRESS = 16  # characters from the name of a village to that of its district: ", Kecamatan "
_FIRST_WORDS = frozenset({"kota", "pasar", "kampung", "gampong", "banjar", "negara", "bakti", "pos", "dusun"})
_NO_VILLAGES = frozenset((
    "menjelang", "jelang", "rawan", "pakraman", "adat", "dinas", "wisata", "binaan", "tersebut",
    "terpencil", "terluar", "perbatasan", "pesisir", "nelayan", "percontohan",
    "siaga", "tangguh",
    "persiapan", "terdekat", "sekitar", "setempat", "sadar", "mandiri", "kita", "ini", "itu", "berada", "sendiri", "kelahiran",
))  # fmt: skip
_ANY = re.compile(r"\b(?:seluruh|setiap|tiap|semua|beberapa|sejumlah|berbagai|antar|para|masing)[ -]$", re.IGNORECASE)
_UNKNOWN = 2  # words of a name that no list knows
_MOST_WORDS, _LONGEST = 6, 45
_SIGN = re.compile(r"\w(?:/|\.\s?)(?=\w)")
_PIECE, _ENDS = re.compile(r"[^,;:()\n]{1,45}"), re.compile(r"\w+")
_AREA = re.compile(
    r"(?<![^\W\d])(?=[dgklnpt])(?:(?P<village>desa|ds(?=[. ])|kelurahan|kel(?=[. ])|kalurahan|pekon|gampong|gampoeng|kampung"
    r"|kampong|kp(?=\.)|nagari|tiyuh|lembang|kepenghuluan|nagori|kute|ohoi|negeri|pemdes"
    r"|(?<=kantor )(?:lurah|ke?uchik|geuchik|perbekel|wali\snagari))"
    r"|(?P<district>kecamatan|kec(?=[. :])|distrik|kapanewon|kemantren)"
    r"|(?P<regency>kabupaten|kabu\w{3}ten|kab(?=[. :])|kodya|kotamadya|kota)(?:\sadministrasi\b)?"
    r"|(?P<province>provinsi|prov(?=[. ])|propinsi))\b"
    r"\.?(?:[ \t\xa0]|(?<=\.)|:|\n(?=[A-Z])){0,3}",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:bh?abin\s?k?\w*|polisi\s(?:rw|desa))\s+(?:(?:di|dari|pada|wilayah|binaan|jajaran|dan\s\w+)\s)*$", re.IGNORECASE
)
_OFFICIAL = re.compile(
    r"\b(?<!kantor )(?<!gudang )(?<!aula )(?:(?P<staff>perangkat|aparat(?:ur)?|staf)|kepala|kades|sekretaris|sekdes|lurah|ketua"
    r"|babinsa|camat|calon|pj|plt|danramil|wakil|bendahara|kaur|bpd|koramil|ppk|pps|kpu|bawaslu|panwas\w*|dprd|pemda|pemkab|pemkot"
    r"|pemerintah|pilkada|bupati|wali|dandim|kodim)(?:\s+\(\w+\))?\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ALSO_DISTRICT = re.compile(r"\bkec(?:amatan|\.)?\s?/\s?$", re.IGNORECASE)  # "Kecamatan/Kabupaten Gresik"
_ORIGIN = re.compile(r"\b(?:asal|lahir(?:\sdi)?|kelahiran|korban\s(?:warga|asal))\s+(?:dari\s+)?$", re.IGNORECASE)
_SETTLEMENT = re.compile(r" Unit (?:[IVX]{1,4}|\d\d?)\b")  # "Desa Trans Makmur Unit IV"
_END = re.compile(r"\s{0,3}(?:[,.;(\n]|kec|kab|polsek|rt\b|rw\b)", re.IGNORECASE)
_NEXT = re.compile(r"[ \t,.(–/-]{1,4}(?=[A-Z])")
_MORE = re.compile(
    r"\s{0,3}(?:,|dan|&|serta|maupun|hingga|sampai)\s{1,3}(?:(?:di|ke)\s{1,3})?"
    r"(?P<word>(?i:desa|kelurahan|kel\.|ds\.|pekon|gampong|nagari|kampung|kalurahan|kecamatan|kec\."
    r"|distrik|kapanewon)\s+)?(?=[A-Z])"
)
_LIST = re.compile(
    r"(?:,\s+(?!Kec|Kab|Kota|Polsek|Polres)[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){0,2})+,?\s+(?:dan|serta)\s+(?:terakhir\s+|juga\s+)?[A-Z]"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An area as the text names it. ``role`` says whether it is a place, the constable's own, or part of somebody's office."""

    word: str  # the word before the name, in small letters
    name: str
    start: int
    end: int
    role: str

    @property
    def key(self) -> str:
        """What the mentions of one area share."""
        return key_of(self.name)


@dataclass(slots=True)
class Scene:
    """A text with what is already known of its place."""

    text: str
    places: Gazetteer
    units: Units
    named: dict[str, list[Mention]] = field(default_factory=lambda: {level: [] for level in LEVELS})
    facts: dict[str, Found] = field(default_factory=dict)

    def put(self, level: str, start: int, end: int, rule: str) -> None:
        """Note the area whose name stands from ``start`` to ``end``."""
        self.facts[level] = Found(tidy(self.text[start:end]), start, end, rule)

    def name(self, level: str) -> str:
        """The name of the area of that level as far as known, or an empty text."""
        return self.facts[level].value if level in self.facts else ""

    def under(self) -> tuple[str, ...]:
        """The codes of what is known above the village, the lowest level first."""
        regencies = self.places.regencies(self.name("regency"))
        districts = self.places.districts(self.name("district"), regencies) if "district" in self.facts else ()
        return districts or regencies


def find_areas(scene: Scene) -> None:
    """Collect all mentions of the text."""
    for match in islice(_AREA.finditer(scene.text), MOST):
        level = match.lastgroup or ""
        if scene.named[level] and match.start() < scene.named[level][-1].end:
            continue  # part of a name: "Desa Nagori Purba"
        words = _named(scene, match, level)
        if (
            words
            and not _ORIGIN.search(scene.text, max(0, match.start() - 30), match.start())
            and not _is_elsewhere(scene, match.start())
        ):
            number = _SETTLEMENT.match(scene.text, words[-1].end) if level == "village" else None
            start, end = words[0].start, number.end() if number else words[-1].end
            name = tidy(scene.text[start:end])
            role = _role(scene.text, match.start())
            scene.named[level].append(Mention(match[level].lower(), name, start, end, role))
            if level == "regency" and _ALSO_DISTRICT.search(scene.text, max(0, match.start() - 12), match.start()):
                scene.named["district"].append(Mention("kecamatan", name, start, end, role))


def _is_elsewhere(scene: Scene, start: int) -> bool:
    """Whether an area is that of a crime that the text only looks back to: "Pengeroyokan di Kabupaten A mendorong patroli"."""
    begin, _ = sentence_at(scene.text, start)
    return is_of_crime(scene.text[begin:start]) or bool(WISHED.search(scene.text, begin, start))


def only(mentions: list[Mention]) -> Mention | None:
    """The first mention, if all name the same area."""
    return mentions[0] if mentions and len({each.key for each in mentions}) == 1 else None


def longest_known(text: str, begin: int, known: Callable[[str], object]) -> list[Word]:
    """The longest name at ``begin`` that the gazetteer knows; its first word has a capital letter."""
    words = list(following(text, begin, _MOST_WORDS))
    if not words or not is_capital(words[0].text):
        return []
    found = next((words[:n] for n in range(len(words), 0, -1) if known(text[begin : words[n - 1].end])), [])
    return _with_signs(text, begin, known) or found if _SIGN.search(text, begin, begin + _LONGEST) else found


def _with_signs(text: str, begin: int, known: Callable[[str], object]) -> list[Word]:
    """The longest known name with a stroke or a full stop inside: "Wari/Taiyeve II", "Perk. Perlabian"."""
    piece = _PIECE.match(text, begin)
    ends = [end.end() for end in _ENDS.finditer(text, begin, piece.end())] if piece else []
    end = next((end for end in reversed(ends) if _SIGN.search(text, begin, end) and known(text[begin:end])), None)
    return [Word(text[begin:end], begin, end)] if end else []


def next_known(text: str, pos: int, known: Callable[[str], object]) -> list[Word]:
    """The longest known name behind a comma, a dash or a blank at ``pos``, in the same line."""
    after = _NEXT.match(text, pos)
    return longest_known(text, after.end(), known) if after else []


def span_of(words: list[Word]) -> tuple[int, int]:
    """From where to where these words go; nowhere if there are none."""
    return (words[0].start, words[-1].end) if words else (0, 0)


def is_list(scene: Scene, mention: Mention, level: str) -> bool:
    """Whether another area of the level follows: "Desa A dan Desa B", "Gampong A, B dan C"."""
    return _goes_on(scene, mention.end, LEVELS[level])


def _goes_on(scene: Scene, pos: int, level: int) -> bool:
    if _LIST.match(scene.text, pos):
        return True
    more = _MORE.match(scene.text, pos)
    if more is None:
        return False
    if more["word"]:
        return "," not in more[0] or not more["word"].lower().startswith(("kec", "dis", "kap"))
    name = proper(scene.text, more.end(), 3)
    if not name or not scene.places.codes(level, scene.text[name[0].start : name[-1].end]):
        return False
    return "," not in more[0] or _goes_on(scene, name[-1].end, level)


def _role(text: str, start: int) -> str:
    before = text[max(0, start - 70) : start]
    if _OWN.search(before):
        return OWN
    official = _OFFICIAL.search(before)
    return (STAFF if official["staff"] else OFFICIAL) if official else PLACE


def _named(scene: Scene, match: re.Match[str], level: str) -> list[Word]:
    """The words of an area's name: what is written as a name in running text, what the gazetteer knows in a headline."""
    text, begin = scene.text, match.end()
    known = partial(scene.places.codes, LEVELS[level])
    longest = longest_known(text, begin, known)
    if level in ("regency", "province"):
        return longest
    capital = _written(text, begin)
    if level == "village" and (_ANY.search(text, max(0, match.start() - 16), match.start()) or _is_kind(scene, longest or capital)):
        return []
    if not capital:
        return longest or _in_small_letters(scene, match, level, known)
    if len(longest) >= len(capital):
        return longest
    first, last = line_at(text, begin)
    kept = scene.places.before_above(LEVELS[level], [word.text for word in capital], text)
    if is_heading(text[first:last]) or (len(capital) > _UNKNOWN and kept == len(capital)):
        return longest
    return capital[:kept]


def _is_kind(scene: Scene, words: list[Word]) -> bool:
    """Whether a name is a word of sentences or for a kind of village, and none of the area is so called: "Desa Pakraman"."""
    resort = scene.units.resort
    return (
        len(words) == 1
        and words[0].text.lower() in _NO_VILLAGES
        and not (resort and resort.areas and scene.places.villages(words[0].text, resort.areas))
    )


def _written(text: str, begin: int) -> list[Word]:
    """What is written as a name at ``begin``; it may begin with a word that names no place by itself: "Kota Garo"."""
    first = next(following(text, begin, 1), None)
    if first is None or not is_capital(first.text) or first.text.lower() not in _FIRST_WORDS:
        return proper(text, begin)
    rest = proper(text, first.end + 1) if text[first.end : first.end + 1] == " " else []
    return [first, *rest] if rest else []


def _in_small_letters(scene: Scene, match: re.Match[str], level: str, known: Callable[[str], tuple[str, ...]]) -> list[Word]:
    text = scene.text
    words = [word for word in following(text, match.end(), 3) if not is_capital(word.text)]
    if not words or words[0].text in STOP or len(words[0].text) <= _UNKNOWN or (level == "district" and match[level].islower()):
        return []
    if _is_kind(scene, words[:1]):
        return []
    ends = (words[:n] for n in range(len(words), 0, -1) if _END.match(text, words[n - 1].end))
    return next((each for each in ends if _is_here(scene, known(text[match.end() : each[-1].end]))), [])


def _is_here(scene: Scene, codes: tuple[str, ...]) -> bool:
    """Whether one of these areas lies where the Polres or the Polsek is, as far as the text names them: no "desa perbatasan"."""
    sector, resort = scene.units.facts.get("polsek"), scene.units.resort
    around = resort.areas if resort else tuple(code[:5] for code in scene.places.districts(sector.value if sector else ""))
    return bool(codes) and (not around or any(code.startswith(around) for code in codes))
