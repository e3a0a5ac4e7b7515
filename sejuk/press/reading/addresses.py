"""Street, RT and RW of a release. Pure."""

from __future__ import annotations

import re
from itertools import islice

from sejuk.press.reading.names import (
    MOST,
    STOP,
    WISHED,
    Word,
    following,
    in_quotes,
    is_capital,
    is_heading,
    is_told,
    line_at,
    proper,
    sentence_at,
)
from sejuk.press.reading.shape import Found

_STREET = re.compile(r"\b(?:jalan|jl|jln)\b\.?[ \t\xa0]*(?P<raya>raya[ \t]+)?(?=[A-Z0-9])", re.IGNORECASE)
_LANE = re.compile(r"\b(?:gang|gg)\b\.?[ \t\xa0]*(?=[A-Z0-9])", re.IGNORECASE)
_HEAD = re.compile(r"\b(?:ketua|pak|bapak|ibu|para)\s+(?:para\s)?$", re.IGNORECASE)  # whose RT it is says little of the place
_NUMBER = r"[ \t.:]{0,3}(?:No\.?\s?)?"
_RT = re.compile(
    rf"\b(?:RT|[Rr]ukun\s[Tt]etangga(?:\s\(RT\))?)\b\)?{_NUMBER}"
    rf"(?:/\s?RW\b{_NUMBER}(?P<rt1>\d{{1,3}})\s?/\s?(?P<rw1>\d{{1,3}})"
    rf"|(?P<rt>\d{{1,3}})(?!\d)(?:[ \t/,.-]{{0,4}}RW\b{_NUMBER}(?P<rw2>\d{{1,3}})|\s?/\s?(?P<rw3>\d{{1,3}}))?)(?!\d)"
    rf"|\b(?:RW|[Rr]ukun\s[Ww]arga(?:\s\(RW\))?)\b\)?{_NUMBER}(?P<rw>\d{{1,3}})(?!\d)",
    re.IGNORECASE,
)
_ON_STREET = frozenset({"raya", "lintas", "poros", "lingkar"})
# Words that end names elsewhere but not those of streets.
_OF_STREETS = frozenset((
    "jenderal", "kapten", "letkol", "mayor", "kombes", "brigjen", "kolonel", "serma", "letnan", "irjen", "gubernur", "bupati",
    "republik", "indonesia", "bhayangkara", "pasar", "pemuda", "juni", "juli", "april", "agustus", "mei", "damai", "aman",
))  # fmt: skip
_HOUSE = frozenset({"no", "nomor", "nomer", "km"})
_NO_FIRST = frozenset({"rt", "rw", "kel", "kec", "kab", "kelurahan", "kecamatan", "kabupaten", "kota", "dusun", "dan"})
_TITLES = re.compile(
    r"(?:(?:jend(?:e?ral)?|letjen|mayjend?|brigjend?|kolonel|kol|letkol|kapt(?:en)?|prof|drs?|ir|tgk|raden)\.\s?)+", re.IGNORECASE
)
_UNREAD = ""


def streets(text: str) -> dict[str, Found]:
    """The facts ``street``, ``rt`` and ``rw``: each the only one that the text names."""
    found: dict[str, list[Found]] = {"street": [], "rt": [], "rw": []}
    for match in islice(_STREET.finditer(text), MOST):
        if not _is_elsewhere(text, match.start()):
            found["street"].append(_street(text, match))
    found["street"] = found["street"] or [_street(text, match) for match in islice(_LANE.finditer(text), MOST)]
    weak: dict[str, list[Found]] = {"rt": [], "rw": []}
    for match in islice(_RT.finditer(text), MOST):
        for name, value in match.groupdict().items():
            if value and int(value) and not in_quotes(text, match.start()):
                kept = weak if _HEAD.search(text, max(0, match.start() - 12), match.start()) else found
                kept[name[:2]].append(Found(value, match.start(name), match.end(name), f"{name[:2]}_stated"))
    if not found["rt"] and not found["rw"]:
        found |= weak
    return {field: each[0] for field, each in found.items() if each and each[0].value and _all_same(field, each)}


def _is_first(word: Word, words: list[Word]) -> bool:
    """Whether a word that ends names elsewhere begins that of a street: "Jalan Lalu Mesir"."""
    return not words and word.text.lower() not in _NO_FIRST


def _is_town_hall(word: Word, words: list[Word]) -> bool:
    """Whether a street is called after a town hall: "Jalan Balai Kota"."""
    return bool(words) and words[-1].text == "Balai" and word.text == "Kota"


def _all_same(field: str, found: list[Found]) -> bool:
    return len({each.value.lower() if field == "street" else str(int(each.value)) for each in found}) == 1


def _is_elsewhere(text: str, pos: int) -> bool:
    """Whether a street is one of a crime, of speech or of a wish, or "jalan" a word of a headline: "Polisi Turun ke Jalan"."""
    begin, _ = sentence_at(text, pos)
    told = is_told(text, pos) or in_quotes(text, pos) or bool(WISHED.search(text, begin, pos))
    return told or is_heading(text[slice(*line_at(text, pos))])


def _street(text: str, match: re.Match[str]) -> Found:
    """The street at a match; one whose name cannot be read has an empty value, for there is a street all the same."""
    begin = match.start("raya") if match.groupdict().get("raya") else match.end()
    titles = _TITLES.match(text, begin)
    words: list[Word] = []
    for word in following(text, titles.end() if titles else begin, 6):
        low = word.text.lower()
        if not (is_capital(word.text) or low in _ON_STREET) or (
            low in STOP and low not in _OF_STREETS and not _is_first(word, words) and not _is_town_hall(word, words)
        ):
            break
        if low in _HOUSE and words:
            break
        words.append(word)
    if not words or all(word.text.lower() in _ON_STREET for word in words):
        return Found(_UNREAD, match.start(), match.end(), "street_stated")
    lane = _LANE.match(text, words[-1].end + 1)
    words += proper(text, lane.end(), 3) if lane else []
    name = " ".join(text[begin : words[-1].end].split())
    kind = "Gang" if match[0][0] in "Gg" else "Jalan"
    return Found(f"{kind} {name[0].upper()}{name[1:]}", match.start(), words[-1].end, "street_stated")
