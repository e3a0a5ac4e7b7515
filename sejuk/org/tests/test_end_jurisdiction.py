"""A line ends and its past stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org import territory
from sejuk.org.access import asker_for
from sejuk.org.actions import end_jurisdiction
from sejuk.org.models import Jurisdiction


def test_from_the_next_day_on_the_area_is_free(cast, kanit, stranger):
    line = Jurisdiction.objects.get(unit=cast.sector)
    for officer in (stranger, cast.foreigner):
        with pytest.raises(Problem, match="not_found"):
            end_jurisdiction(asker=asker_for(officer), line=line, last_day=clock.today())
    end_jurisdiction(asker=asker_for(kanit), line=line, last_day=clock.today())
    assert territory.lines(cast.sector) == ["53.02.10"]
    assert territory.lines(cast.sector, clock.today() + timedelta(days=1)) == []
    with pytest.raises(Problem, match="ends_before_begins"):
        end_jurisdiction(asker=asker_for(kanit), line=line, last_day=line.valid_from - timedelta(days=1))
