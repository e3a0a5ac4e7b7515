"""Reading units."""

from __future__ import annotations

from django.db.models import QuerySet

from sejuk.lib.problems import Problem
from sejuk.org.access import Asker
from sejuk.org.models import Officer, Unit
from sejuk.org.rules import Can


def units(asker: Asker, can: Can) -> QuerySet[Unit]:
    """The units at which the asker may do this, in tree order."""
    return Unit.objects.filter(asker.units(can)).select_related("parent").order_by("path")


def unit(asker: Asker, unit_id: int, can: Can) -> Unit:
    """One of these; any other looks absent."""
    found = units(asker, can).filter(pk=unit_id).first()
    if found is None:
        raise Problem("not_found")
    return found


def counts(asker: Asker) -> dict[str, int]:
    """How many units and officers there are: shows that the database answers."""
    del asker
    return {"units": Unit.objects.count(), "officers": Officer.objects.count()}
