"""Who may open what a phone sealed to a unit."""

from __future__ import annotations

from django.db.models import Q

from sejuk.lib.problems import Problem
from sejuk.org import keys, territory
from sejuk.org.access import Asker
from sejuk.org.models import EscrowKey, Posting, Unit
from sejuk.org.rules import Can, UnitKind


def escrow_unit(asker: Asker, key_id: str, *, on_a_phone: bool) -> tuple[Unit, str]:
    """The unit that has this key, and the private half (PKCS8 in base64); ``escrow_wrong_unit`` if it is not the asker's to open.

    On the pages it opens for those who manage the unit; on a phone for whoever records in the same resort, since the phone
    shows no content and an officer in the field often has nobody else near.
    """
    reach = _resorts(asker) if on_a_phone else asker.units(Can.MANAGE, "unit")
    found = EscrowKey.objects.filter(reach, pk=key_id).select_related("unit__parent").first()
    if found is None:
        raise Problem("escrow_wrong_unit")
    return found.unit, keys.private_key(found.pk, found.locked_key)


def served_there(asker: Asker, officer_id: int, unit: Unit) -> bool:
    """Whether an officer has or had a posting in the resort of ``unit``, which the asker may open files for."""
    del asker
    path = territory.resort_of(unit).path
    return Posting.objects.filter(officer=officer_id, unit__path__startswith=path).exists()


def _resorts(asker: Asker) -> Q:
    units = Unit.objects.filter(pk__in=[g.unit_id for g in asker.grants if Can.RECORD in g.can]).select_related("parent")
    reach = Q(pk__in=())
    for resort in map(territory.resort_of, units):
        reach |= Q(unit__path__startswith=resort.path) if resort.kind == UnitKind.POLRES else Q(unit=resort)
    return reach
