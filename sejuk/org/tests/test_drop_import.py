"""Throwing an uploaded file away."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sejuk.lib.problems import Problem
from sejuk.org.access import asker_for
from sejuk.org.actions.imports import drop_import, receive_import
from sejuk.org.models import ImportFile


def test_file_and_row_go(cast, stranger):
    asker = asker_for(cast.kasat)
    row = receive_import(asker=asker, unit=cast.resort, kind="people", name="a.csv", file=ContentFile(b"NRP\n1\n"))
    with pytest.raises(Problem, match="not_found"):
        drop_import(asker=asker_for(stranger), row=row)
    drop_import(asker=asker, row=row)
    assert not ImportFile.objects.exists()
    assert not default_storage.exists(f"imports/{row.pk}")
