"""Taking a file that was looked at on the page: by who looked, once, in another process if need be; old ones go."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from sejuk.activities.models import Activity
from sejuk.lib import clock
from sejuk.lib.problems import Problem
from sejuk.org.models import Officer
from sejuk.sync import escrow, waiting
from sejuk.sync.actions import import_waiting
from sejuk.sync.tests.carrying import escrow_file, escrow_key, inside
from sejuk.testing import Cast, Phone, report_body


@pytest.fixture(autouse=True)
def folder() -> Path:
    """Where files wait; empty, for officers of other tests had the same numbers."""
    shutil.rmtree(Path(settings.HOME) / "escrow", ignore_errors=True)
    return Path(settings.HOME) / "escrow"


@pytest.fixture
def raw(phone: Phone) -> bytes:
    return escrow_file(escrow_key(phone), inside(phone, phone.op(report_body())))


def test_the_stranger_takes_nothing_and_who_looked_does(cast: Cast, kanit: Officer, raw: bytes) -> None:
    shown = escrow.open_file(cast.asker(kanit), raw, "id")
    waiting.keep(cast.stranger.pk, shown.file, raw)
    with pytest.raises(Problem, match="escrow_wrong_unit"):
        import_waiting(asker=cast.asker(cast.stranger), file=shown.file, sure=True, language="id")
    with pytest.raises(Problem, match="escrow_not_waiting"):
        import_waiting(asker=cast.asker(cast.kapolsek), file=shown.file, sure=True, language="id")
    assert not Activity.objects.exists()
    taken = import_waiting(asker=cast.asker(kanit), file=shown.file, sure=False, language="id")
    assert [op.status for op in taken.ops] == ["accepted"]
    with pytest.raises(Problem, match="escrow_not_waiting"):
        import_waiting(asker=cast.asker(kanit), file=shown.file, sure=False, language="id")


def test_what_waits_lies_sealed_and_private_and_not_for_long(cast: Cast, kanit: Officer, raw: bytes, folder: Path) -> None:
    shown = escrow.open_file(cast.asker(kanit), raw, "id")
    (file,) = folder.glob("*/*")
    assert (file.name, file.read_bytes()) == (shown.file, raw)
    assert file.parent.stat().st_mode & 0o77 == 0
    assert waiting.drop_old() == 0
    with clock.travel(clock.now() + timedelta(hours=25)):
        assert waiting.drop_old() == 1
    assert waiting.find(kanit.pk, shown.file) is None


def test_only_the_newest_wait(kanit: Officer, folder: Path) -> None:
    for i in range(6):
        waiting.keep(kanit.pk, f"{i:064}", b"x")
        os.utime(folder / str(kanit.pk) / f"{i:064}", (1_000_000_000 + i, 1_000_000_000 + i))
    assert [waiting.find(kanit.pk, f"{i:064}") is not None for i in range(6)] == [False, False, True, True, True, True]
