"""Adding a unit below one's own."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import add_unit
from sejuk.org.models import Unit


def test_a_resort_adds_a_sector(cast):
    unit = add_unit(asker=asker_for(cast.kasat), parent=cast.resort, name="  Polsek   Amanatun ")
    assert (unit.kind, unit.name, unit.tz) == ("polsek", "Polsek Amanatun", cast.resort.tz)
    assert unit.path == f"{cast.resort.path}{unit.pk}."
    assert unit.confirmed_at is not None


def test_two_of_the_same_name_get_codes_of_their_own(cast):
    asker = asker_for(cast.kasat)
    codes = {add_unit(asker=asker, parent=cast.resort, name=name).code for name in ("Polsek A", "Polsek A", "波", "波")}
    assert len(codes) == 4


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"name": " "}, "name_required"), ({"name": "x" * 121}, "text_too_long"), ({"code": "Polsek A"}, "unit_code_wrong"),
        ({"code": "polsek-kie"}, "unit_code_taken"),
    ],
)  # fmt: skip
def test_what_is_refused(cast, facts, problem):
    with pytest.raises(Problem, match=problem):
        add_unit(**{"asker": asker_for(cast.kasat), "parent": cast.resort, "name": "Polsek A"} | facts)


def test_not_below_a_sector_nor_a_closed_unit_nor_elsewhere(cast, stranger, kanit):
    with pytest.raises(Problem, match="unit_has_no_below"):
        add_unit(asker=asker_for(kanit), parent=cast.sector, name="Pos")
    for officer in (stranger, kanit, cast.foreigner, cast.kapolda):
        with pytest.raises(Problem, match="not_found"):
            add_unit(asker=asker_for(officer), parent=cast.resort, name="Polsek A")
    Unit.objects.filter(pk=cast.resort.pk).update(closed_on="2024-01-31")
    cast.resort.refresh_from_db()
    with pytest.raises(Problem, match="unit_closed"):
        add_unit(asker=asker_for(cast.kasat), parent=cast.resort, name="Polsek A")
