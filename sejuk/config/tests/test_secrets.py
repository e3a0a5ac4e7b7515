"""The secrets of an installation are made once, whole, and by one process only."""

from __future__ import annotations

import stat
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from sejuk.config import env


def test_of_many_that_make_one_at_once_all_get_the_same(tmp_path: Path) -> None:
    for i in range(3):
        with ProcessPoolExecutor(8, mp_context=get_context("fork")) as pool:
            made = set(pool.map(partial(env.secret, tmp_path), [f"key_secret_{i}"] * 8))
        assert len(made) == 1, made
        assert len(made.pop()) > 60
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    assert len(list(tmp_path.iterdir())) == 3, "nothing half made lies about"


def test_one_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("as it was\n")
    assert env.secret(tmp_path, "secret_key") == "as it was"
