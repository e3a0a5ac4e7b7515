"""Every write to areas, units, officers and postings, cut by noun."""

from sejuk.org.actions.areas import add_neighbourhood, load_areas
from sejuk.org.actions.officers import add_officer, set_password, touch_officer
from sejuk.org.actions.postings import end_posting, give_posting
from sejuk.org.actions.sign_in import sign_in
from sejuk.org.actions.units import add_unit, end_jurisdiction, give_jurisdiction, load_units

__all__ = [
    "add_neighbourhood", "add_officer", "add_unit", "end_jurisdiction", "end_posting", "give_jurisdiction", "give_posting",
    "load_areas", "load_units", "set_password", "sign_in", "touch_officer",
]  # fmt: skip
