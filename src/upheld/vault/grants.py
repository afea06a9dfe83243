"""Grants: one age file that holds a compartment's private half, for at most eight holders.

It always has eight stanzas, filled up with strangers' keys and shuffled. X25519 stanzas
name nobody, so a reader of the database cannot see how many hold it, nor who was left
out; who was left out would say who is accused.
"""

from __future__ import annotations

from collections.abc import Sequence

from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import seal, stranger

from .holders import Holder

STANZAS = 8


def require_holders(holders: Sequence[Holder]) -> None:
    """Raise `NotPossible` unless these are between one and eight different holders."""
    different = {each.id for each in holders}, {each.recipient for each in holders}
    if not 1 <= len(holders) <= STANZAS or {len(each) for each in different} != {len(holders)}:
        raise NotPossible("Choose between one and eight different people to hold this.")


def granted(identity: str, holders: Sequence[Holder]) -> bytes:
    """The age file for these holders."""
    strangers = [stranger() for _ in range(STANZAS - len(holders))]
    return seal(identity.encode(), [each.recipient for each in holders] + strangers)
