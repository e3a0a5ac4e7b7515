"""What a cell means: dates, ranks, roles and service numbers as people write them. Pure."""

from __future__ import annotations

import re
from datetime import date

from sejuk.lib import clock
from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.org import rules
from sejuk.org.rules import Role, UnitKind

_NUMERIC_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WORDED_DATE = re.compile(r"(\d{1,2})\s+([A-Za-z]{3,})\s+(\d{4})")
_YEARS = range(1950, 2101)
_MONTHS = {month[:3].casefold(): number for number, month in enumerate(clock.MONTHS, 1)} | {
    "may": 5, "aug": 8, "agt": 8, "oct": 10, "dec": 12,
}  # fmt: skip


def as_date(text: str) -> date | None:
    """ISO, ``31/01/2024``, ``31-1-2024``, ``31 Januari 2024``; day before month, as everywhere in Indonesia."""
    if not text:
        return None
    day = _parsed(text.strip())
    if day is None or day.year not in _YEARS:
        raise Problem("date_wrong", None, value=text[:40])
    return day


def _parsed(text: str) -> date | None:
    try:
        if found := _NUMERIC_DATE.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _WORDED_DATE.fullmatch(text):
            return date(int(found[3]), _MONTHS.get(found[2][:3].casefold(), 0), int(found[1]))
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def as_service_number(text: str) -> str:
    """The digits, also where somebody wrote ``NRP 8701 0001`` or kept Excel's apostrophe."""
    if re.fullmatch(r"-?\d(?:[.,]\d+)?[eE]\+?\d+", text):
        raise Problem("number_rounded", None, value=text[:40])
    bare = re.sub(r"(?i)^\s*(nrp|nip)\b\.?\s*:?|[\s.'’\-]", "", text)
    if not re.fullmatch(r"[0-9]{6,18}", bare):
        raise Problem("service_number_wrong")
    return bare


def as_rank(text: str) -> str:
    """A rank of the list, however it is spelt: ``BRIPKA``, ``Brigpol``, ``KOMBES POL.``."""
    rank = rules.rank_of(text)
    if rank is None:
        raise Problem("rank_unknown", None, given=text[:40])
    return rank


def as_role(text: str) -> Role:
    """A role by its value or by what people call it, also ``Ps. Kanit Binmas Polsek Kie``."""
    bare = letters(text)
    if role := _ROLES.get(bare):
        return role
    bare = bare.removeprefix("ps")
    for name in sorted(_ROLES, key=len, reverse=True):
        if bare.startswith(name) and _ROLES[name] not in (Role.OPERATOR, Role.AUDITOR):
            return _ROLES[name]
    raise Problem("role_unknown", None, value=text[:40])


def _role_names() -> dict[str, Role]:
    names = {letters(role.value): role for role in Role}
    for role, kind in rules.GRANTS:
        for language in ("id", "en"):
            names[letters(rules.role_label(role, kind, language))] = role
    return names | {"bhabin": Role.VILLAGE_OFFICER, "babinkamtibmas": Role.VILLAGE_OFFICER, "anggotapolisi": Role.UNIT_MEMBER}


_ROLES = _role_names()


def as_unit_kind(text: str) -> UnitKind:
    """Mabes, Polda, Polres or Polsek, by value or English name; Polresta and Polrestabes are kinds of Polres."""
    bare = letters(text)
    for kind, labels in rules.UNIT_LABELS.items():
        if bare in {kind.value, *map(letters, labels)} or (kind == UnitKind.POLRES and bare.startswith("polres")):
            return kind
    raise Problem("unit_kind_wrong")


def area_texts(text: str) -> list[str]:
    """The areas of one cell: parted by ``;`` ``|`` or lines, and codes by commas or spaces too."""
    parts = [part.strip() for part in re.split(r"[;|\n]", text) if part.strip()]
    found: list[str] = []
    for part in parts:
        pieces = re.split(r"[,\s]+", part)
        found += pieces if all(is_code(piece) for piece in pieces) else [part]
    return found


def is_code(text: str) -> bool:
    """Whether it is an area's code, with or without its dots."""
    return bool(re.fullmatch(r"\d\d(\.\d\d(\.\d\d(\.\d{4}(\.R[WT]\d{2,3}){0,2})?)?)?|\d{10}|\d{6}", text, re.IGNORECASE))


def as_code(text: str) -> str:
    """``5302102003`` is ``53.02.10.2003``."""
    if not text.isdigit() or len(text) < len("530210"):
        return text.upper()
    return ".".join(part for part in (text[:2], text[2:4], text[4:6], text[6:]) if part)
