"""The tree is the one of RFC 6962 and RFC 9162: held to the published vectors of Certificate Transparency, then to itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.journal import merkle

ENTRIES = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [bytes.fromhex(text) for text in (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)]  # fmt: skip
INCLUSION = {
    (0, 8): ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
             "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
             "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"],
    (5, 8): ["bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
             "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): ["6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
             "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
             "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"],
    (0, 1): [],
}  # fmt: skip
CONSISTENCY = {
    (1, 1): [],
    (1, 8): ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
             "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
             "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"],
    (6, 8): ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
             "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
    (2, 5): ["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
             "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"],
}  # fmt: skip
LEAVES = [merkle.leaf_hash(entry) for entry in ENTRIES]
MANY = [merkle.leaf_hash(bytes([i])) for i in range(80)]


def mth(leaves):
    """The definition of RFC 9162, 2.1.1, word for word."""
    if not leaves:
        return merkle.EMPTY
    if len(leaves) == 1:
        return leaves[0]
    middle = merkle.split(len(leaves))
    return merkle.node_hash(mth(leaves[:middle]), mth(leaves[middle:]))


def over(leaves):
    return lambda lo, hi: mth(leaves[lo:hi])


def grown(leaves):
    tree = merkle.Frontier()
    for leaf in leaves:
        list(tree.append(leaf))
    return tree


@pytest.mark.parametrize("size", range(9))
def test_roots_are_the_published_ones(size: int) -> None:
    assert grown(LEAVES[:size]).root() == mth(LEAVES[:size]) == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_inclusion_paths_are_the_published_ones(index: int, size: int) -> None:
    path = merkle.inclusion_path(index, size, over(LEAVES))
    assert [part.hex() for part in path] == INCLUSION[index, size]
    assert merkle.root_from_inclusion(LEAVES[index], index, size, path) == ROOTS[size]


@pytest.mark.parametrize(("old", "size"), CONSISTENCY)
def test_consistency_paths_are_the_published_ones(old: int, size: int) -> None:
    path = merkle.consistency_path(old, size, over(LEAVES))
    assert [part.hex() for part in path] == CONSISTENCY[old, size]
    assert merkle.is_consistent(old, ROOTS[old], size, ROOTS[size], path)


@given(st.data())
def test_every_path_proves_its_own_leaf_and_nothing_else(data) -> None:
    size = data.draw(st.integers(1, len(MANY)))
    index = data.draw(st.integers(0, size - 1))
    path, root = merkle.inclusion_path(index, size, over(MANY)), mth(MANY[:size])
    assert merkle.root_from_inclusion(MANY[index], index, size, path) == root
    other = data.draw(st.integers(0, size - 1).filter(lambda i: i != index)) if size > 1 else size
    assert merkle.root_from_inclusion(MANY[index], other, size, path) != root
    assert merkle.root_from_inclusion(MANY[index], index, size, [*path, root]) is None
    for i in range(len(path)):
        assert merkle.root_from_inclusion(MANY[index], index, size, [*path[:i], root, *path[i + 1 :]]) != root
        assert merkle.root_from_inclusion(MANY[index], index, size, path[:i] + path[i + 1 :]) != root


@given(st.data())
def test_a_grown_tree_is_consistent_and_a_rewritten_one_is_not(data) -> None:
    size = data.draw(st.integers(1, len(MANY)))
    old = data.draw(st.integers(1, size))
    path = merkle.consistency_path(old, size, over(MANY))
    assert merkle.is_consistent(old, mth(MANY[:old]), size, mth(MANY[:size]), path)
    changed = data.draw(st.integers(0, old - 1))
    rewritten = [*MANY[:changed], merkle.leaf_hash(b"other"), *MANY[changed + 1 : size]]
    path = merkle.consistency_path(old, size, over(rewritten))
    assert not merkle.is_consistent(old, mth(MANY[:old]), size, mth(rewritten), path)
    assert not merkle.is_consistent(old, mth(MANY[:old]), size, mth(MANY[:size]), [*path, merkle.EMPTY])


def test_what_is_no_path_proves_nothing() -> None:
    assert not merkle.is_consistent(9, ROOTS[8], 8, ROOTS[8], [])
    assert not merkle.is_consistent(3, ROOTS[3], 8, ROOTS[8], [])
    assert merkle.root_from_inclusion(LEAVES[0], 8, 8, []) is None
    with pytest.raises(ValueError, match="cannot hold"):
        merkle.Frontier(3, [LEAVES[0]])


def test_completed_subtrees_are_told_with_their_place() -> None:
    tree = merkle.Frontier()
    seen: dict[tuple[int, int], bytes] = {}
    for leaf in MANY[:8]:
        seen |= {(level, index): whole for level, index, whole in tree.append(leaf)}
    assert seen[3, 0] == mth(MANY[:8])
    assert seen[1, 2] == mth(MANY[4:6])
    assert len(seen) == 7
    assert merkle.folded(MANY[:8]) == seen[3, 0]
