"""A draw that nobody chose, and that anybody with the list can do again.

Each position on the list is hashed together with the frame's id and a root of the log that did
not exist when the frame was stated. The smallest hashes are drawn.
"""

from __future__ import annotations

import hashlib
from uuid import UUID


def drawn(*, root: bytes, frame: UUID, total: int, wanted: int) -> tuple[int, ...]:
    """The positions that are drawn, counted from 1, in the order of the list."""
    seed = root + frame.bytes
    hashes = {
        position: hashlib.sha256(seed + position.to_bytes(8, "big")).digest()
        for position in range(1, total + 1)
    }
    return tuple(sorted(sorted(hashes, key=lambda each: hashes[each])[:wanted]))
