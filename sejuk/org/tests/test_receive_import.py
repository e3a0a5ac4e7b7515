"""Taking a file: it lies apart, under a random number, for its owner only."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions.imports import receive_import
from sejuk.org.queries import import_file, import_files


def receive(officer, unit, data=b"NRP\n", kind="people"):
    return receive_import(asker=asker_for(officer), unit=unit, kind=kind, name="../a\nb.csv", file=ContentFile(data))


def test_only_its_owner_sees_it(cast, without_reactions):
    row = receive(cast.kasat, cast.resort)
    assert default_storage.exists(f"imports/{row.pk}")
    assert row.name == "../a b.csv"  # shown as text, never used as a path
    assert import_file(asker_for(cast.kasat), row.pk) == row
    assert import_files(asker_for(cast.kasat)) == [row]
    with pytest.raises(Problem, match="not_found"):
        import_file(asker_for(cast.kapolres), row.pk)
    assert import_files(asker_for(cast.kapolres)) == []


def test_what_is_refused(cast, stranger, kanit):
    for officer in (stranger, kanit, cast.kapolda, cast.officer, cast.foreigner):
        with pytest.raises(Problem, match="not_found"):
            receive(officer, cast.resort)
    with pytest.raises(Problem, match="not_found"):
        receive(cast.kasat, cast.other_resort)
    with pytest.raises(Problem, match="not_found"):
        receive(cast.kasat, cast.resort, kind="passwords")
    with pytest.raises(Problem, match="file_empty"):
        receive(cast.kasat, cast.resort, b"")
    with pytest.raises(Problem, match="file_too_large"):
        receive(cast.kasat, cast.resort, b"x" * (10 * 1024 * 1024 + 1))
