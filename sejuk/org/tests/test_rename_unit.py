"""A unit's name is written by its own people."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import rename_unit
from sejuk.org.models import Unit


def test_the_name_changes_and_the_code_stays(cast, kanit, stranger):
    code = cast.sector.code
    rename_unit(asker=asker_for(kanit), unit=cast.sector, name="Polsek Ki'e")
    assert (Unit.objects.get(pk=cast.sector.pk).name, Unit.objects.get(pk=cast.sector.pk).code) == ("Polsek Ki'e", code)
    for officer in (stranger, cast.officer, cast.humas):
        with pytest.raises(Problem, match="not_found"):
            rename_unit(asker=asker_for(officer), unit=cast.sector, name="Lain")
