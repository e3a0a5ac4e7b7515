"""The starting set of units: proposals, each with its proposed regency."""

from __future__ import annotations

import pytest

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions import load_units
from sejuk.org.models import Unit


def test_it_changes_nothing_where_there_are_units(cast):
    before = Unit.objects.count()
    assert load_units() == before
    assert load_units(asker=asker_for(cast.operator)) == before


def test_only_an_operator_may_ask_for_it(cast, stranger):
    for officer in (stranger, cast.kapolres):
        with pytest.raises(Problem, match="not_found"):
            load_units(asker=asker_for(officer))
