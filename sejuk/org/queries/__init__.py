"""Every read of areas, units, officers and postings, cut by noun."""

from sejuk.org.queries.areas import area, search_areas
from sejuk.org.queries.phone import phone_scope
from sejuk.org.queries.units import counts, unit, units

__all__ = ["area", "counts", "phone_scope", "search_areas", "unit", "units"]
