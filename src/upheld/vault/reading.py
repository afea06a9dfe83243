"""How far a holder has read in each compartment, known to that holder alone.

Nobody else learns whether or when somebody read: there is no event, and the note is sealed
to its holder and padded. A lost note means that something is shown as new once more.
"""

from __future__ import annotations

import json
from uuid import UUID

from upheld.kernel.sealing import CannotOpen, pad, seal, unpad

from .keyring import REPORTER, Keyring
from .models import HolderIndex

Marks = dict[UUID, int]


def marks(keys: Keyring) -> Marks:
    """By compartment, how many bodies it held when the holder last read it."""
    if keys.kind == REPORTER:
        return {}
    row = HolderIndex.objects.filter(holder=UUID(keys.holder)).first()
    if row is None or not bytes(row.read):
        return {}
    try:
        held = json.loads(unpad(keys.unseal(row.read)))
    except CannotOpen:  # sealed to keys that have changed since: everything is new again
        return {}
    return {UUID(id): int(number) for id, number in held.items()}


def remember(keys: Keyring, read: Marks) -> None:
    """Note that the holder has now read so far. Writes only where something is new."""
    known = marks(keys)
    if keys.kind == REPORTER or all(known.get(id) == number for id, number in read.items()):
        return
    told = {str(id): number for id, number in {**known, **read}.items()}
    sealed = seal(pad(json.dumps(told).encode()), [keys.recipient])
    holder = UUID(keys.holder)
    if not HolderIndex.objects.filter(holder=holder).update(read=sealed):
        empty = seal(pad(b"{}"), [keys.recipient])
        HolderIndex.objects.create(holder=holder, sealed=empty, read=sealed)
