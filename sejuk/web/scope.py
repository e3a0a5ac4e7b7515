"""Whose pages these are: the unit that an address names, within the reach of who asks."""

from __future__ import annotations

from sejuk.lib.problems import Problem
from sejuk.org.models import Unit
from sejuk.org.queries import own_units, unit, units
from sejuk.org.rules import Can
from sejuk.web.doors import Asked
from sejuk.web.forms import number

MANY = 80


def chosen_unit(request: Asked, can: Can = Can.READ) -> Unit:
    """The unit that the address names, or the first of one's own; one out of reach looks absent."""
    asked = request.GET.get("unit")
    if asked:
        return unit(request.asker, number(asked) or 0, can)
    own = own_units(request.asker, can)
    if not own:
        raise Problem("not_found")
    return own[0]


def choices(request: Asked, can: Can = Can.READ) -> list[Unit]:
    """The units that one may choose from, still at work; empty when there is nothing to choose."""
    found = list(units(request.asker, can).filter(closed_on__isnull=True)[:MANY])
    return found if len(found) > 1 else []
