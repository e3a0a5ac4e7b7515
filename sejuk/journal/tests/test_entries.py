"""What is sealed of an event is what the documentation says, whichever way it is put together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.journal import entries
from sejuk.lib.digest import canonical

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
NUMBER = st.none() | st.integers(-(2**53) + 1, 2**53 - 1)
DATA = st.dictionaries(
    TEXT,
    st.recursive(NUMBER | TEXT | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
                 lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=6),
    max_size=4,
)  # fmt: skip


@given(subject=TEXT, actor=NUMBER, data=DATA, salt=st.binary(min_size=16, max_size=16))
def test_the_commitment_is_over_canonical_json(subject, actor, data, salt) -> None:
    said = {"actor_id": actor, "data": data, "salt": salt.hex(), "subject": subject}
    assert entries.commitment(subject=subject, actor_id=actor, data=data, salt=salt) == sha256(canonical(said)).digest()


@given(verb=TEXT, unit=NUMBER, area=TEXT, at=st.datetimes(min_value=datetime(1990, 1, 1)))
def test_the_digest_is_over_canonical_json(verb, unit, area, at) -> None:
    at, committed = at.replace(tzinfo=UTC), bytes(range(32))
    said = {"area_code": area, "at": at.isoformat(), "commitment": committed.hex(), "unit_id": unit, "verb": verb}
    wanted = sha256(canonical(said)).digest()
    for zone in (UTC, timezone(timedelta(hours=9))):
        found = entries.digest(at=at.astimezone(zone), verb=verb, unit_id=unit, area_code=area, committed=committed)
        assert found == wanted


def test_what_canonical_json_cannot_carry_is_refused() -> None:
    for data in ({"n": 2**53}, {"n": float("nan")}):
        with pytest.raises(ValueError):
            entries.commitment(subject="", actor_id=None, data=data, salt=bytes(16))


def test_the_migration_gave_older_events_the_same_digest() -> None:
    migration = import_module("sejuk.journal.migrations.0002_seal_events")
    said: dict[str, Any] = {
        "at": datetime(2024, 1, 31, 6, 2, 0, 123, tzinfo=UTC),
        "verb": "a.b",
        "unit_id": 3,
        "area_code": "53.02",
    }
    private: dict[str, Any] = {"subject": "é", "actor_id": None, "data": {"b": [1], "a": "ü"}, "salt": bytes(range(16))}
    assert migration.digest(SimpleNamespace(**said, **private)) == entries.digest(**said, committed=entries.commitment(**private))
