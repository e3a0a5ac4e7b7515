"""Canonical JSON by the fast way is canonical JSON."""

from __future__ import annotations

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as some

from sejuk.lib.digest import canonical

WHOLE = some.integers(-(2**60), 2**60) | some.sampled_from([2**53 - 1, 2**53, -(2**53) + 1, -(2**53)])
SINGLE = (
    some.none() | some.booleans() | WHOLE | some.floats() | some.text(some.characters()) | some.text('\x00\x1f\x7f"\\/\n\u2028é😀')
)
ANY = some.recursive(SINGLE, lambda inner: some.lists(inner) | some.dictionaries(some.text('aAzé😀\uffff"\n_'), inner))


def said(how: Any, value: Any) -> bytes | str:
    """What comes out, or that it is refused."""
    try:
        return bytes(how(value))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        return "refused"


@pytest.mark.slow
@given(ANY)
def test_it_says_what_the_library_says(value):
    assert said(canonical, value) == said(rfc8785.dumps, value)


@pytest.mark.parametrize("value", [1.5, 2**53, "\ud800", {"é": 1, "z": 2}, {1: 2}, (1, 2), {"a": [float("nan")]}])
def test_what_is_not_plain_goes_the_long_way(value):
    assert said(canonical, value) == said(rfc8785.dumps, value)
