"""Every write to areas, units, officers and postings, cut by noun."""

from sejuk.org.actions._touch import lock_officer, touch_officer
from sejuk.org.actions.areas import add_neighbourhood, load_areas
from sejuk.org.actions.elections import load_elections, publish_elections
from sejuk.org.actions.escrow import give_escrow_key
from sejuk.org.actions.founding import found_operator
from sejuk.org.actions.jurisdictions import end_jurisdiction, give_jurisdiction, move_area
from sejuk.org.actions.officers import (
    add_officer,
    change_officer,
    deactivate_officer,
    drop_second_factor,
    reactivate_officer,
    reset_password,
    revoke_phone,
    set_password,
)
from sejuk.org.actions.postings import appoint_officer, change_posting_areas, end_posting, give_posting
from sejuk.org.actions.sign_in import set_own_password, sign_in
from sejuk.org.actions.starting_set import load_units, propose_sectors
from sejuk.org.actions.units import add_unit, close_unit, confirm_unit, rename_unit

__all__ = [
    "add_neighbourhood", "add_officer", "add_unit", "appoint_officer", "change_officer", "change_posting_areas",
    "close_unit", "confirm_unit", "deactivate_officer", "drop_second_factor", "end_jurisdiction", "end_posting",
    "found_operator", "give_escrow_key", "give_jurisdiction", "give_posting", "load_areas", "load_elections", "load_units",
    "lock_officer", "move_area", "propose_sectors", "publish_elections", "reactivate_officer", "rename_unit",
    "reset_password", "revoke_phone", "set_own_password", "set_password", "sign_in", "touch_officer",
]  # fmt: skip
