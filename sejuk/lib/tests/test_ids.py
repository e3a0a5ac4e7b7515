"""Identifiers and tokens."""

from __future__ import annotations

from sejuk.lib import ids


def test_ids_are_unique_and_in_the_order_of_their_making():
    made = [ids.new_id() for _ in range(1_000)]
    assert len(set(made)) == 1_000
    assert made == sorted(made)
    assert {one.version for one in made} == {7}


def test_a_token_is_long_and_only_its_hash_is_kept():
    one, other = ids.new_token(), ids.new_token()
    assert one != other
    assert len(one) >= 43
    assert ids.token_hash(one) == ids.token_hash(one) != ids.token_hash(other)
    assert one not in ids.token_hash(one)
