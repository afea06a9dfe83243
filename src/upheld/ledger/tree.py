"""The Merkle tree of RFC 6962: how it is hashed, how it grows, and what it can prove.

The hashes of complete subtrees stand in tiles of eight levels: tile level `l` holds the
hashes of subtrees of 256**l entries. Nothing else is kept: what stands between two tile
levels is hashed again when it is asked for, which costs at most 255 hashes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT
EMPTY_ROOT = hashlib.sha256(b"").digest()

# The hashes of the tile at this level and number, as many as the tree has there.
ReadTile = Callable[[int, int], Sequence[bytes]]


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees beside each other."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def complete(hashes: Sequence[bytes]) -> bytes:
    """The root over a number of hashes that is a power of two."""
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs]
    return hashes[0]


def peaks(hashes: Sequence[bytes]) -> list[bytes]:
    """The roots of the largest complete subtrees over these hashes, left to right."""
    found, start = [], 0
    for power in range(len(hashes).bit_length() - 1, -1, -1):
        if len(hashes) >> power & 1:
            found.append(complete(hashes[start : start + (1 << power)]))
            start += 1 << power
    return found


def root_from_edge(edge: Sequence[Sequence[bytes]]) -> bytes:
    """The root of a tree from its right edge: the hashes of its last tile, level by level."""
    root = b""
    for hashes in edge:
        for peak in reversed(peaks(hashes)):
            root = node_hash(peak, root) if root else peak
    return root or EMPTY_ROOT


def edge_tiles(size: int) -> Iterator[tuple[int, int, int]]:
    """Level, number and width of the last tile of each level; an empty one has width 0."""
    level = 0
    while size:
        yield level, size >> TILE_HEIGHT, size % TILE_WIDTH
        size >>= TILE_HEIGHT
        level += 1


def edge(size: int, read: ReadTile) -> list[list[bytes]]:
    """The right edge of the tree of this size."""
    return [list(read(level, number)) if width else [] for level, number, width in edge_tiles(size)]


def grow(
    size: int, old_edge: Sequence[Sequence[bytes]], added: Sequence[bytes]
) -> tuple[dict[tuple[int, int], list[bytes]], list[list[bytes]]]:
    """Append leaf hashes: the tiles that change, by level and number, and the new right edge."""
    changed: dict[tuple[int, int], list[bytes]] = {}
    new_edge: list[list[bytes]] = []
    level, risen = 0, list(added)
    while risen or level < len(old_edge):
        standing = list(old_edge[level]) if level < len(old_edge) else []
        first = (size >> TILE_HEIGHT * level) >> TILE_HEIGHT
        row, risen, grew = standing + risen, [], bool(risen)
        for at in range(0, len(row) if grew else 0, TILE_WIDTH):
            tile = row[at : at + TILE_WIDTH]
            changed[level, first + at // TILE_WIDTH] = tile
            if len(tile) == TILE_WIDTH:
                risen.append(complete(tile))
        new_edge.append(row[len(row) - len(row) % TILE_WIDTH :])
        level += 1
    return changed, new_edge


def inclusion(index: int, size: int, read: ReadTile) -> list[bytes]:
    """The audit path of one entry (RFC 6962, 2.1.1), from the leaf's sibling upwards."""
    if not 0 <= index < size:
        raise ValueError(f"A log of {size} entries has no entry {index}.")
    path, low, high = [], 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(subtree(middle, high, read))
            high = middle
        else:
            path.append(subtree(low, middle, read))
            low = middle
    return path[::-1]


def consistency(old: int, size: int, read: ReadTile) -> list[bytes]:
    """The proof that a tree of `old` entries is the beginning of this one (RFC 6962, 2.1.2)."""
    if not 0 <= old <= size:
        raise ValueError(f"A log of {size} entries cannot have begun with {old}.")
    if old in {0, size}:
        return []
    path, low, high, whole = [], 0, size, True
    while old < high:
        middle = low + _split(high - low)
        if old <= middle:
            path.append(subtree(middle, high, read))
            high = middle
        else:
            path.append(subtree(low, middle, read))
            low, whole = middle, False
    if not whole:
        path.append(subtree(low, high, read))
    return path[::-1]


def subtree(low: int, high: int, read: ReadTile) -> bytes:
    """The Merkle tree hash over the entries from `low` up to, and without, `high`."""
    width = high - low
    if width & (width - 1):
        middle = low + _split(width)
        return node_hash(subtree(low, middle, read), subtree(middle, high, read))
    level, within = divmod(width.bit_length() - 1, TILE_HEIGHT)
    start = low >> TILE_HEIGHT * level
    number, offset = divmod(start, TILE_WIDTH)
    return complete(read(level, number)[offset : offset + (1 << within)])


def _split(width: int) -> int:
    return 1 << (width - 1).bit_length() - 1
