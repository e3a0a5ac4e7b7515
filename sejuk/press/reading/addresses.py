"""Street, RT and RW of a release. Pure."""

from __future__ import annotations

import re

from sejuk.press.reading.names import STOP, following, is_capital
from sejuk.press.reading.shape import Found

_STREET = re.compile(r"\b(?:jalan|jl|jln)\b\.?[ \t\xa0]*(?P<raya>raya[ \t]+)?(?=[A-Z0-9])", re.IGNORECASE)
_RT = re.compile(
    r"\bRT\b\.?[\s:]*(?:/\s*RW\b\.?[\s:]*(?P<rt1>\d{1,3})\s*/\s*(?P<rw1>\d{1,3})"
    r"|(?P<rt>\d{1,3})(?!\d)(?:[\s/,.\-]*(?:RW\b\.?[\s:]*)(?P<rw2>\d{1,3})|\s?/\s?(?P<rw3>\d{1,3}))?)(?!\d)"
    r"|\bRW\b\.?[\s:]*(?P<rw>\d{1,3})(?!\d)"
    r"|\bRW\b\.?[\s:]*(?P<roman>[IVX]{1,5})\b",
    re.IGNORECASE,
)
_ON_STREET = frozenset({"raya", "lintas", "poros", "lingkar"})


def streets(text: str) -> dict[str, Found]:
    """The facts ``street``, ``rt`` and ``rw``: each the only one that the text names."""
    found: dict[str, list[Found]] = {"street": [], "rt": [], "rw": []}
    for match in _STREET.finditer(text):
        each = _street(text, match)
        if each:
            found["street"].append(each)
    for match in _RT.finditer(text):
        for name, value in match.groupdict().items():
            if value and name != "roman":
                field = name[:2]
                found[field].append(Found(value, match.start(name), match.end(name), f"{field}_stated"))
    return {field: each[0] for field, each in found.items() if each and _all_same(field, each)}


def _all_same(field: str, found: list[Found]) -> bool:
    if field == "street":
        return len({each.value.lower() for each in found}) == 1
    return len({int(each.value) for each in found}) == 1


def _street(text: str, match: re.Match[str]) -> Found | None:
    begin = match.start("raya") if match["raya"] else match.end()
    words = []
    for word in following(text, begin, 6):
        low = word.text.lower()
        if (
            not is_capital(word.text)
            and low not in _ON_STREET
            or (
                low in STOP
                and low not in {"jenderal", "kapten", "letkol", "mayor", "kombes", "brigjen", "kolonel", "pasar", "pemuda", "desa"}
            )
        ):
            break
        words.append(word)
    if not words or all(word.text.lower() in _ON_STREET for word in words):
        return None
    name = " ".join(text[begin : words[-1].end].split())
    return Found(f"Jalan {name[0].upper()}{name[1:]}", match.start(), words[-1].end, "street_stated")
