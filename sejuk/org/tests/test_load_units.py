"""The starting set of units: proposals, each with its proposed regency."""

from __future__ import annotations

import csv
from importlib import resources

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


def test_names_are_written_in_full():
    with (resources.files("sejuk.org") / "data" / "resorts_2023.csv").open(encoding="utf-8") as text:
        names = {row[column] for row in csv.DictReader(text) for column in ("polda", "polda_2025", "polres")}
    assert {"Polda DIY", "Polda Kepulauan Bangka Belitung", "Polrestabes Makassar", "Polres Kepulauan Mentawai"} <= names
    assert not [name for name in names if {"Kep", "Kep.", "P.", "P.P.", "Diy"} & set(name.split())]
