"""Making a unit's row with its path. Part of other actions, never one by itself."""

from __future__ import annotations

from sejuk.lib.problems import Problem
from sejuk.org.models import Unit
from sejuk.org.rules import UnitKind


def make_unit(kind: UnitKind, name: str, parent: Unit | None, code: str, tz: str) -> Unit:
    """A new unit below ``parent``; a code names one unit for ever."""
    if Unit.objects.filter(code=code).exists():
        raise Problem("unit_code_taken", "code")
    unit = Unit.objects.create(code=code, kind=kind, name=name, parent=parent, tz=tz)
    unit.path = f"{parent.path if parent else ''}{unit.pk}."
    unit.save(update_fields=["path"])
    return unit
