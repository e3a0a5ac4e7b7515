"""Who speaks for a unit. Part of other actions, never one by itself."""

from __future__ import annotations

from sejuk.org.access import Asker
from sejuk.org.models import Officer, Unit
from sejuk.org.rules import Can, role_label


def speaker(asker: Asker, unit: Unit) -> str:
    """As it stands on paper: rank and name, duty and unit through which the asker directs; their nearest one to ``unit``."""
    grants = [grant for grant in asker.grants if Can.DIRECT in grant.can and unit.path.startswith(grant.unit_path)]
    grant = max(grants, key=lambda grant: len(grant.unit_path))
    officer, own = Officer.objects.get(pk=asker.officer_id or 0), Unit.objects.get(pk=grant.unit_id)
    return f"{officer}, {role_label(grant.role, grant.unit_kind)}, {own}"
