"""The official areas and the starting set of units, found by name. Pure; read once for each process.

Names are compared by their letters (KI'E is found as "kie"); ``data/short_names.csv`` holds what releases call areas for short.
A name leads to every area that bears it: which one is meant is for the caller to say, by the code of what lies above.
"""

from __future__ import annotations

import csv
import gzip
import re
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from sejuk.lib.letters import letters

PROVINCE, REGENCY, DISTRICT, VILLAGE = 1, 2, 3, 4
LEVELS = {
    "provinsi": PROVINCE,
    "kabupaten": REGENCY,
    "kota": REGENCY,
    "kecamatan": DISTRICT,
    "desa": VILLAGE,
    "kelurahan": VILLAGE,
    "desa_adat": VILLAGE,
}
_PARTS_OF_NAMES = frozenset({"pelabuhan", "kawasan", "bandara", "pasar", "kota", "muara", "muaro", "tanjung", "teluk"})
_NUMBER_WORDS = {"satu": ("i", "1"), "dua": ("ii", "2"), "tiga": ("iii", "3"), "empat": ("iv", "4"), "lima": ("v", "5")}
_NOT_LETTERS = re.compile(r"[^a-z0-9]")
_BEFORE_REGENCY = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ")
_BEFORE_RESORT = ("Polrestabes ", "Polresta ", "Polres Metro ", "Polres ")
# What a province is called in releases when it is not its official name.
PROVINCE_NAMES = {"31": "DKI Jakarta", "34": "DI Yogyakarta"}
_REGIONS = {
    "metro": "Polda Metro Jaya",
    "metrojaya": "Polda Metro Jaya",
    "poldametrojaya": "Polda Metro Jaya",
    "su": "12",
    "sumbar": "13",
}


class Resort(NamedTuple):
    """A Polres of the starting set: code as a unit, name with and without its kind, Polda, and the regencies it is proposed for."""

    code: str
    name: str
    bare: str
    region: str
    areas: tuple[str, ...]


class Gazetteer:
    """Names and what bears them. Immutable after it is read; about 25 MB."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.by_letters: tuple[dict[str, tuple[str, ...]], ...] = ({}, {}, {}, {}, {})
        self.districts_of: dict[str, list[str]] = {}
        self._read_areas()
        self.short_names = _short_names()
        for alias, code in self.short_names.items():
            self.by_letters[REGENCY if "." in code else PROVINCE].setdefault(alias, (code,))
        self.resorts: dict[str, list[Resort]] = {}
        self.regions: dict[str, str] = {}
        self._read_units()

    def _read_areas(self) -> None:
        data = resources.files("sejuk.org") / "data" / "areas_2025.csv.gz"
        with gzip.open(data.open("rb"), "rt", encoding="utf-8") as text:
            rows = csv.reader(text)
            next(rows)
            for code, name, kind, *_ in rows:
                level = LEVELS[kind]
                bare = _without(name.strip(), _BEFORE_REGENCY) if level == REGENCY else name.strip()
                self.names[code] = bare
                if level == REGENCY:
                    self.kinds[code] = kind
                elif level == DISTRICT:
                    self.districts_of.setdefault(code[:5], []).append(code)
                for key in _keys(bare):
                    known = self.by_letters[level]
                    known[key] = (*known.get(key, ()), code)

    def _read_units(self) -> None:
        taken: set[str] = set()
        with (resources.files("sejuk.org") / "data" / "resorts_2023.csv").open(encoding="utf-8") as text:
            for row in csv.DictReader(text):
                region = row["polda_2025"] or row["polda"]
                for key in (region, region.removeprefix("Polda ")):
                    self.regions[letters(key)] = region
                name = row["polres"].strip()
                code = slug(name) if slug(name) not in taken else slug(f"{name} {region}")
                taken.add(code)
                areas = tuple(re.findall(r"\d\d\.\d\d", f"{row['kode_kabkota']} {row['kabkota_tambahan']}"))
                self._add_resort(Resort(code, name, _without(name, _BEFORE_RESORT), region, areas))
        for alias, code in {**self.short_names, **_REGIONS}.items():
            meant = self.regions.get(letters(self.names.get(code, code)))
            if meant:
                self.regions.setdefault(alias, meant)
        self.regions.update(dict.fromkeys(("diyogyakarta", "yogyakarta", "jogja", "daerahistimewayogyakarta"), "Polda DIY"))

    def _add_resort(self, resort: Resort) -> None:
        keys = {letters(resort.bare), letters(resort.name)}
        keys |= {
            letters(resort.bare.removeprefix(word))
            for word in ("Pelabuhan ", "Kawasan ", "Kepulauan ")
            if resort.bare.startswith(word)
        }
        keys |= {letters(resort.bare.partition(" dan ")[0]), letters(resort.bare.replace("Kepulauan", "Kep"))}
        if resort.areas:
            first = resort.areas[0]
            keys |= {alias for alias, code in self.short_names.items() if code == first}
            if self.kinds[first] == "kabupaten" or len(self.regencies(self.names[first])) == 1:
                keys.add(letters(self.names[first]))
        for key in keys:
            self.resorts.setdefault(key, []).append(resort)

    def codes(self, level: int, name: str) -> tuple[str, ...]:
        """Codes of all areas of that level and name."""
        return self.by_letters[level].get(key_of(name), ())

    def provinces(self, name: str) -> tuple[str, ...]:
        """Codes of the provinces of that name."""
        return self.by_letters[PROVINCE].get(key_of(name), ())

    def regencies(self, name: str, kind: str = "") -> tuple[str, ...]:
        """Codes of the regencies of that name; ``kind`` (``kabupaten``, ``kota``) leaves out the other kind."""
        found = self.by_letters[REGENCY].get(key_of(name), ())
        return tuple(code for code in found if self.kinds[code] == kind) if kind else found

    def districts(self, name: str, under: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Codes of the districts of that name, beneath one of the areas ``under`` if any are given."""
        return self._beneath(self.by_letters[DISTRICT].get(key_of(name), ()), under)

    def villages(self, name: str, under: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Codes of the villages of that name, beneath one of the areas ``under`` if any are given."""
        return self._beneath(self.by_letters[VILLAGE].get(key_of(name), ()), under)

    def is_place(self, name: str) -> bool:
        """Whether a district, regency or province is so called."""
        return bool(self.districts(name) or self.regencies(name) or self.provinces(name))

    def before_above(self, level: int, words: list[str], text: str) -> int:
        """How many of these words come before the name of what lies above, if that ends them; all if nothing does.

        "Ambarawa Semarang" -> 1. An unknown first part is taken for a name if the other part stands alone elsewhere in ``text``.
        """
        for n in range(1, len(words)):
            head, tail = " ".join(words[:n]), " ".join(words[n:])
            above = self.regencies(tail) or self.provinces(tail)
            above = above or (self.districts(tail) if level == VILLAGE else ())
            known = any(code.startswith(above) for code in self.codes(level, head)) if above else False
            known = known or (
                level == DISTRICT and any(self._begins(code, head) for area in above or () for code in self.beneath(area))
            )
            alone = not known and above and level != VILLAGE and text.count(tail) > text.count(f"{head} {tail}")
            if known or (alone and words[n - 1].lower() not in _PARTS_OF_NAMES):
                return n
        return len(words)

    def _begins(self, code: str, head: str) -> bool:
        """Whether the name of an area begins with these words."""
        return self.names[code].lower().startswith(f"{head.lower()} ")

    def resort(self, name: str, region: str = "") -> Resort | None:
        """The Polres of that name, if it is one."""
        found = self.resorts.get(key_of(name), [])
        exact = [each for each in found if letters(each.bare) == letters(name)] or found
        within = [each for each in exact if each.region == region] if region else exact
        return within[0] if len(within) == 1 else None

    def region(self, name: str) -> str | None:
        """The official name of the Polda that is so called: ``Jatim`` -> ``Polda Jawa Timur``."""
        return self.regions.get(key_of(name))

    def region_areas(self, region: str) -> tuple[str, ...]:
        """The provinces that a Polda bears the name of; none for Metro Jaya, which is no province."""
        return self.provinces(region.removeprefix("Polda "))

    def beneath(self, regency: str) -> list[str]:
        """Codes of the districts of a regency."""
        return self.districts_of.get(regency, [])

    @staticmethod
    def _beneath(codes: tuple[str, ...], under: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code for code in codes if code.startswith(under)) if under else codes


@lru_cache(1)
def gazetteer() -> Gazetteer:
    """The gazetteer of this process."""
    return Gazetteer()


def _short_names() -> dict[str, str]:
    """What releases call provinces and regencies for short: letters -> code."""
    with (resources.files(__package__) / "data" / "short_names.csv").open(encoding="utf-8") as text:
        return {row["short"]: row["code"] for row in csv.DictReader(text)}


@lru_cache(8_192)
def key_of(name: str) -> str:
    """The letters of a name, by which it is looked up."""
    low = name.lower()
    return _NOT_LETTERS.sub("", low) if low.isascii() else letters(name)


def slug(name: str) -> str:
    """The name as units are coded: ``Polres Bau-Bau`` -> ``polres-bau-bau``."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", name.lower())).strip("-_")


def sector_code(district: str, name: str) -> str:
    """The code of the Polsek that is proposed for a district."""
    return slug(f"Polsek {name} {district.replace('.', '-')}")[:80]


def _without(name: str, prefixes: tuple[str, ...]) -> str:
    return next((name.removeprefix(prefix) for prefix in prefixes if name.startswith(prefix)), name)


def _keys(name: str) -> set[str]:
    """The letters of a name, of each side of a stroke in it, and of what stands before a bracket."""
    low = name.lower()
    keys = {_NOT_LETTERS.sub("", low) if low.isascii() else letters(name)}
    if "/" in low or "(" in low:
        keys |= {letters(part) for part in re.split(r"[/()]", low)} - {""}
    head, _, last = low.rpartition(" ")
    if head and last in _NUMBER_WORDS:  # "Ilir Timur Dua" is written "Ilir Timur II", too
        keys |= {letters(f"{head}{number}") for number in _NUMBER_WORDS[last]}
    if low.startswith(("kepulauan ", "kep. ")):
        rest = letters(low.partition(" ")[2])
        keys |= {f"kepulauan{rest}", f"kep{rest}"}
    if low.startswith(("gampong ", "kampung ", "desa ", "nagari ", "pekon ")):
        keys.add(letters(low.partition(" ")[2].removeprefix("adat ")))
    return keys
