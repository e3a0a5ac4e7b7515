"""Merkle trees as RFC 9162 hashes them: growing one, proving with it, checking proofs. Pure; knows no table.

A tree is read through ``Subtree``: a function that gives the hash of the leaves ``lo`` to ``hi`` (``hi`` left out).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()

Subtree = Callable[[int, int], bytes]


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return sha256(b"\1" + left + right).digest()


class Frontier:
    """The full subtrees of a tree, largest first: all that is needed to add leaves and to tell the root."""

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        self.size = size
        self.hashes = list(hashes)
        if len(self.hashes) != size.bit_count():
            msg = f"{len(self.hashes)} subtrees cannot hold {size} leaves"
            raise ValueError(msg)

    def append(self, leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
        """Add a leaf's hash; gives each subtree that it completes: level, number at that level, hash."""
        whole, level, size = leaf, 0, self.size
        while size >> level & 1:
            whole = node_hash(self.hashes.pop(), whole)
            level += 1
            yield level, size >> level, whole
        self.hashes.append(whole)
        self.size = size + 1

    def root(self) -> bytes:
        """The root of the tree as it is."""
        return joined(self.hashes) if self.hashes else EMPTY


def joined(hashes: Sequence[bytes]) -> bytes:
    """The hash over subtrees that shrink to the right."""
    whole = hashes[-1]
    for left in reversed(hashes[:-1]):
        whole = node_hash(left, whole)
    return whole


def folded(hashes: Sequence[bytes]) -> bytes:
    """The root over hashes of one level, of which there are a power of two."""
    row = list(hashes)
    while len(row) > 1:
        row = [node_hash(row[i], row[i + 1]) for i in range(0, len(row), 2)]
    return row[0]


def split(count: int) -> int:
    """The largest power of two below ``count``: how many leaves the left side has."""
    return 1 << (count - 1).bit_length() - 1


def inclusion_path(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """What proves that leaf ``index`` is in the tree of ``size`` leaves, lowest hash first."""
    lo, hi, path = 0, size, []
    while hi - lo > 1:
        middle = lo + split(hi - lo)
        if index < middle:
            path.append(subtree(middle, hi))
            hi = middle
        else:
            path.append(subtree(lo, middle))
            lo = middle
    return path[::-1]


def consistency_path(old: int, size: int, subtree: Subtree) -> list[bytes]:
    """What proves that the tree of ``old`` leaves is the beginning of the tree of ``size`` leaves."""
    lo, hi, path, whole = 0, size, [], True
    while old != hi:
        middle = lo + split(hi - lo)
        if old <= middle:
            path.append(subtree(middle, hi))
            hi = middle
        else:
            path.append(subtree(lo, middle))
            lo, whole = middle, False
    return ([] if whole else [subtree(lo, hi)]) + path[::-1]


def _sides(place: int, last: int, count: int) -> list[bool] | None:
    """For each hash of a path whether it stands left of what it is joined with; None if the path has another length."""
    sides = []
    for _ in range(count):
        if last == 0:
            return None
        left = bool(place & 1) or place == last
        sides.append(left)
        while left and not place & 1 and place:
            place, last = place >> 1, last >> 1
        place, last = place >> 1, last >> 1
    return sides if last == 0 else None


def root_from_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that a path leads to (RFC 9162, 2.1.3.2), or None when the path is no path."""
    sides = _sides(index, size - 1, len(path)) if 0 <= index < size else None
    if sides is None:
        return None
    whole = leaf
    for left, sibling in zip(sides, path, strict=True):
        whole = node_hash(sibling, whole) if left else node_hash(whole, sibling)
    return whole


def is_consistent(old: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether a path proves that the old tree is the beginning of the new one (RFC 9162, 2.1.4.2)."""
    if old in (0, size) or old > size:
        return old <= size and not path and old_root == (EMPTY if old == 0 else root)
    hashes = [old_root, *path] if old & (old - 1) == 0 else list(path)
    shift = (old & -old).bit_length() - 1
    sides = _sides(old - 1 >> shift, size - 1 >> shift, len(hashes) - 1) if hashes else None
    if sides is None:
        return False
    before = after = hashes[0]
    for left, sibling in zip(sides, hashes[1:], strict=True):
        before = node_hash(sibling, before) if left else before
        after = node_hash(sibling, after) if left else node_hash(after, sibling)
    return before == old_root and after == root
