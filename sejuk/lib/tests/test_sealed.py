"""Sealed boxes: what Python closed, the phone opens, and the other way round; what was touched opens for nobody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sejuk.lib import sealed
from sejuk.lib.sealed import Box, BrokenBoxError

GOLDEN: dict[str, Any] = json.loads((Path(__file__).parents[3] / "contract/cases/sealed.json").read_text())
CASES = [case for cases in GOLDEN["boxes"].values() for case in cases]


def box_of(case: dict[str, Any]) -> Box:
    return msgspec.convert(case["box"], Box)


@pytest.mark.parametrize("case", CASES)
def test_a_golden_box_opens(case: dict[str, Any]) -> None:
    pair = GOLDEN["keys"][case["key"]]
    assert case["box"]["key_id"] == pair["key_id"]
    assert sealed.unseal(pair["private_key"], box_of(case)).decode() == case["plaintext"]


def test_what_is_sealed_here_opens_here_and_is_never_the_same_twice() -> None:
    pair = sealed.new_pair(2048)
    first, second = (sealed.seal(pair.public_key, b"Sambang") for _ in range(2))
    assert sealed.unseal(pair.private_key, first) == sealed.unseal(pair.private_key, second) == b"Sambang"
    assert first.key_id == pair.key_id
    assert {first.iv, first.sealed_key, first.data}.isdisjoint({second.iv, second.sealed_key, second.data})
    assert set(json.loads(msgspec.json.encode(first))) == {"key_id", "sealed_key", "iv", "data"}


@pytest.mark.parametrize("part", ["sealed_key", "iv", "data"])
@pytest.mark.parametrize("at", [0, -1])
def test_a_touched_box_opens_for_nobody(part: str, at: int) -> None:
    box = box_of(CASES[0])
    touched = bytearray(getattr(box, part))
    touched[at] ^= 1
    for wrong in (bytes(touched), b"", getattr(box, part)[:-1]):
        with pytest.raises(BrokenBoxError):
            sealed.unseal(GOLDEN["keys"]["device"]["private_key"], msgspec.structs.replace(box, **{part: wrong}))


def test_a_box_for_somebody_else_stays_closed() -> None:
    with pytest.raises(BrokenBoxError):
        sealed.unseal(GOLDEN["keys"]["unit"]["private_key"], box_of(CASES[0]))
