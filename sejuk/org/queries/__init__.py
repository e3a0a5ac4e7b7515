"""Every read of areas, units, officers and postings, cut by noun."""

from sejuk.org.queries.areas import area, search_areas, search_near
from sejuk.org.queries.escrow import escrow_unit, served_there
from sejuk.org.queries.imports import import_file, import_files
from sejuk.org.queries.officers import (
    find_officers,
    has_second_factor,
    officer,
    officer_by_number,
    officers,
    phones_of,
    posting,
    postings_at,
    postings_of,
    vacant_villages,
    villages_by_officer,
    without_password,
)
from sejuk.org.queries.phone import Item, last_change, phone_scope
from sejuk.org.queries.system import last_activity, system
from sejuk.org.queries.units import (
    above,
    below,
    below_each,
    counts,
    find_units,
    jurisdiction,
    jurisdictions,
    neighbourhoods,
    own_units,
    proposals,
    shared_lines,
    unit,
    units,
)

__all__ = [
    "Item", "above", "area", "below", "below_each", "counts", "escrow_unit", "find_officers", "find_units", "has_second_factor",
    "import_file", "import_files", "jurisdiction", "jurisdictions", "last_activity", "last_change", "neighbourhoods", "officer",
    "officer_by_number", "officers", "own_units", "phone_scope", "phones_of", "posting", "postings_at", "postings_of",
    "proposals", "search_areas", "search_near", "served_there", "shared_lines", "system", "unit", "units", "vacant_villages",
    "villages_by_officer", "without_password",
]  # fmt: skip
