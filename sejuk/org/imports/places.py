"""Finding the areas and units that a file names: set-wise, and never by a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sejuk.lib.letters import letters
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import Asker
from sejuk.org.imports.values import as_code, is_code
from sejuk.org.models import Area, Jurisdiction, Unit
from sejuk.org.rules import Can

_KIND = re.compile(r"(?i)^\s*(desa|ds|kelurahan|kel|kecamatan|kec|kabupaten|kab)\b\.?\s*")
_SHOWN = 5


class Units:
    """The units where the asker may import, by code and by the letters of their names."""

    def __init__(self, asker: Asker) -> None:
        self.by_code: dict[str, Unit] = {}
        self.by_letters: dict[str, list[Unit]] = defaultdict(list)
        for unit in Unit.objects.filter(asker.units(Can.IMPORT), closed_on__isnull=True).select_related("parent"):
            self.add(unit)

    def add(self, unit: Unit) -> None:
        """Make a unit known: by its whole name, and by the name without "Polsek"."""
        self.by_code[unit.code] = unit
        whole = letters(unit.name)
        self.by_letters[whole].append(unit)
        if (short := whole.removeprefix(unit.kind)) not in ("", whole):
            self.by_letters[short].append(unit)

    def find(self, text: str) -> Unit:
        """The one unit that ``text`` names."""
        if unit := self.by_code.get(text.casefold()):
            return unit
        found = self.by_letters.get(letters(text), [])
        if not found:
            raise Problem("unit_unknown", None, value=text[:60])
        if len(found) > 1:
            raise Problem("unit_ambiguous", None, value=text[:60], candidates=_listed(f"{u.code} ({u.parent})" for u in found))
        return found[0]


class Lines:
    """What each resort and sector serves on a day, read once for each."""

    def __init__(self) -> None:
        self.read: dict[tuple[int, bool], list[tuple[str, date, date | None]]] = {}

    def of(self, unit: Unit, day: date, *, below: bool = True) -> list[str]:
        """The codes of a unit (and of those below it) on ``day``."""
        key = (unit.pk, below)
        if key not in self.read:
            rows = Jurisdiction.objects.all()
            rows = rows.filter(unit__path__startswith=unit.path) if below else rows.filter(unit=unit)
            self.read[key] = list(rows.values_list("area_id", "valid_from", "valid_until"))
        return [code for code, begin, end in self.read[key] if begin <= day and (end is None or day <= end)]


class Areas:
    """The areas that some cells may mean, read in two queries."""

    def __init__(self, texts: Iterable[str]) -> None:
        texts = set(texts)
        codes = {as_code(text) for text in texts if is_code(text)}
        names = {letters(name) for text in texts if not is_code(text) for name in _readings(text)}
        self.by_code = {area.code: area for area in Area.objects.filter(code__in=codes)}
        self.by_letters: dict[str, list[Area]] = defaultdict(list)
        for area in Area.objects.filter(letters__in=names, level__in=(3, 4)).select_related("parent__parent").order_by("code"):
            self.by_letters[area.letters].append(area)

    def find(self, text: str, district: str, narrower: Iterable[list[str]]) -> Area:
        """The one area that ``text`` means. ``narrower`` are territories that decide between several, widest first."""
        if is_code(text):
            if area := self.by_code.get(as_code(text)):
                return area
            raise Problem("area_unknown")
        name, *parents = [part for part in text.split(",") if part.strip()]
        parents += [district] if district else []
        found = self._named(name, parents)
        if not found:
            raise Problem("area_name_unknown", None, value=text[:60])
        for codes in narrower:
            if len(found) > 1:
                found = [area for area in found if territory.within(area.code, codes)] or found
        if len(found) > 1:
            shown = _listed(f"{area.code} ({area.label})" for area in found)
            raise Problem("area_ambiguous", None, value=text[:60], candidates=shown)
        return found[0]

    def _named(self, name: str, parents: list[str]) -> list[Area]:
        """Areas of that name in all these parents; districts only where the name says so, or where no village is called so."""
        readings = _readings(name)
        kind = _KIND.match(name)
        found = next((self.by_letters[letters(r)] for r in readings if letters(r) in self.by_letters), [])
        found = [area for area in found if all(_lies_in(area, parent) for parent in parents)]
        level = 3 if kind and kind[1].casefold().startswith("kec") else 4
        return [area for area in found if area.level == level] or ([] if kind else found)


def _readings(text: str) -> list[str]:
    """A name as written, and without "Desa" or "Kel." before it (some are really called "Desa Baru")."""
    name = text.split(",")[0]
    return [name, _KIND.sub("", name)]


def _lies_in(area: Area, parent: str) -> bool:
    wanted = letters(_KIND.sub("", parent))
    above = [area.parent, area.parent.parent if area.parent else None]
    return any(up is not None and wanted and up.letters.endswith(wanted) for up in above)


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    return "; ".join(every[:_SHOWN]) + (f" (+{len(every) - _SHOWN})" if len(every) > _SHOWN else "")
