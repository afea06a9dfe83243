"""The hashing of RFC 6962, written again so that it leans on nobody's copy."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

HASH = 32  # bytes
WIDTH = 256  # hashes in a tile
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees beside each other."""
    return sha256(b"\x01" + left + right).digest()


def complete(row: Sequence[bytes]) -> bytes:
    """The root over hashes, as many of them as a power of two."""
    while len(row) > 1:
        pairs = zip(row[::2], row[1::2], strict=True)
        row = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return row[0]


def levels_over(leaves: list[bytes]) -> list[list[bytes]]:
    """From all leaf hashes: the hashes that stand in tiles, level by level."""
    levels = [leaves]
    while len(levels[-1]) >= WIDTH:
        row = levels[-1]
        full = len(row) - len(row) % WIDTH
        levels.append([complete(row[at : at + WIDTH]) for at in range(0, full, WIDTH)])
    return levels


def root_at(size: int, levels: list[list[bytes]]) -> bytes:
    """The root of the tree over the first `size` entries."""
    root = b""
    for row in levels:
        for peak in reversed(_peaks(row[size - size % WIDTH : size])):
            root = node_hash(peak, root) if root else peak
        size //= WIDTH
    return root or EMPTY_ROOT


def root_from_path(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes | None:
    """The root to which an audit path leads (RFC 9162, 2.1.3.2); None if it cannot lead to one."""
    if not 0 <= index < size:
        return None
    node, last, root = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if node % 2 or node == last:
            root = node_hash(sibling, root)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            root = node_hash(root, sibling)
        node, last = node >> 1, last >> 1
    return root if last == 0 else None


def _peaks(row: Sequence[bytes]) -> list[bytes]:
    """The roots of the largest complete subtrees over these hashes, left to right."""
    found, start = [], 0
    for power in range(len(row).bit_length() - 1, -1, -1):
        if len(row) >> power & 1:
            end = start + (1 << power)
            found.append(complete(row[start:end]))
            start = end
    return found
