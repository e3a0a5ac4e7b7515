"""Confirming: with wrong rows only if the owner says so."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions.imports import confirm_import, receive_import
from sejuk.org.models import ImportFile, Officer
from sejuk.org.queries import import_file

TEXT = "NRP;Pangkat;Nama\n91010077;BRIPDA;Nina\n91010078;KAPTEN;Adi\n"


@pytest.fixture
def row(cast) -> ImportFile:
    asker = asker_for(cast.kasat)
    made = receive_import(asker=asker, unit=cast.resort, kind="people", name="a.csv", file=ContentFile(TEXT.encode()))
    return import_file(asker, made.pk)


def test_wrong_rows_stop_it_unless_only_the_good_ones_are_wanted(cast, row):
    asker = asker_for(cast.kasat)
    with pytest.raises(Problem, match="import_has_problems"):
        confirm_import(asker=asker, row=row)
    assert not Officer.objects.filter(name="Nina").exists()
    confirm_import(asker=asker, row=row, only_good=True)
    assert Officer.objects.filter(name="Nina").exists()
    assert not Officer.objects.filter(name="Adi").exists()
    with pytest.raises(Problem, match="import_not_ready"):
        confirm_import(asker=asker, row=import_file(asker, row.pk), only_good=True)


def test_only_its_owner(cast, row, stranger):
    for officer in (stranger, cast.kapolres, cast.operator):
        with pytest.raises(Problem, match="not_found"):
            confirm_import(asker=asker_for(officer), row=row, only_good=True)
