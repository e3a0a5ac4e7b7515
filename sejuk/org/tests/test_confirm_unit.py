"""A unit's own people confirm what was proposed."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import confirm_unit
from sejuk.org.models import Unit
from sejuk.org.queries import proposals


def test_name_and_confirmation(cast, kanit, stranger):
    Unit.objects.update(confirmed_at=None)
    asker = asker_for(kanit)
    assert [unit.name for unit in proposals(asker)] == ["Polsek Kie"]
    confirm_unit(asker=asker, unit=cast.sector, name="Polsek KI'E")
    unit = Unit.objects.get(pk=cast.sector.pk)
    assert unit.name == "Polsek KI'E"
    assert unit.confirmed_at is not None
    assert list(proposals(asker)) == []
    with pytest.raises(Problem, match="not_found"):
        confirm_unit(asker=asker_for(stranger), unit=cast.sector, name="Milik saya")
    with pytest.raises(Problem, match="name_required"):
        confirm_unit(asker=asker, unit=cast.sector, name="")
