"""The official code of the place that a release names. Pure."""

from __future__ import annotations

from typing import NamedTuple

from sejuk.press.reading.gazetteer import Gazetteer
from sejuk.press.reading.shape import Found
from sejuk.press.reading.units import Units

_MOST_CODES = 8


class Placed(NamedTuple):
    """The facts by field, the codes that a doubtful place may have, and where a village lies that is not in the district named."""

    facts: dict[str, Found]
    alternatives: tuple[str, ...]
    district_mismatch: Found | None  # the village as named, if the named district has none of that name
    official_districts: tuple[str, ...]
    post_differs: Found | None = None  # the village whose constable is named, if the activity was in another one


def coded(facts: dict[str, Found], units: Units, places: Gazetteer) -> Placed:
    """The official code of the lowest area named, if only one fits all that is named above it."""
    above = _above(facts, units, places)
    districts = places.districts(facts["district"].value, above) if "district" in facts else ()
    if "village" in facts:
        village = facts["village"]
        codes = places.villages(village.value, districts) if districts else ()
        if districts and not codes:
            elsewhere = places.villages(village.value, above) if above else ()
            official = tuple(sorted({places.names[code.rpartition(".")[0]] for code in elsewhere}))
            return Placed(facts, elsewhere[:_MOST_CODES], village if elsewhere else None, official)
        if "district" not in facts:
            codes = places.villages(village.value, above) if above else places.villages(village.value)
        return _with_code(facts, codes, village)
    if "district" in facts:
        return _with_code(facts, districts, facts["district"])
    codes = places.regencies(facts["regency"].value) if "regency" in facts else ()
    codes = tuple(code for code in codes if not above or code in above or code.startswith(above))
    return _with_code(facts, codes, facts["regency"]) if codes else Placed(facts, (), None, ())


def _with_code(facts: dict[str, Found], codes: tuple[str, ...], lowest: Found) -> Placed:
    if len(codes) == 1:
        return Placed({**facts, "area_code": Found(codes[0], lowest.start, lowest.end, "area_code_certain")}, (), None, ())
    return Placed(facts, codes[:_MOST_CODES], None, ())


def _above(facts: dict[str, Found], units: Units, places: Gazetteer) -> tuple[str, ...]:
    """The codes of the regencies or provinces that the text names, or those that the named Polres serves."""
    if "regency" in facts:
        codes = places.regencies(facts["regency"].value)
        served = tuple(code for code in codes if units.resort and code in units.resort.areas)
        return served or codes
    if units.resort and units.resort.areas:
        return units.resort.areas
    return places.provinces(facts["province"].value) if "province" in facts else ()
