"""Compartments as ciphertext, for a reporter whose own browser opens them.

Everything that `believing` looks at goes along, so that the browser can believe or doubt by
itself: the grants, each body, and what the log holds of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from upheld.kernel.actor import Actor, Kind

from . import chains
from .events import BodySealed, HoldersListed
from .identities import is_signed
from .models import Compartment, SealedBody
from .queries import receipt
from .receipts import looked_up_by
from .recorded import recorded

_NOBODY = bytes(31) + b"\x01"
"""A key that nobody holds: an unknown receipt costs the same check as a known one."""


@dataclass(frozen=True, slots=True, repr=False)
class SealedLine:
    """One body as it is kept, and the digest that the log holds of it."""

    id: UUID
    blob: bytes
    digest: str
    lists_holders: bool


@dataclass(frozen=True, slots=True, repr=False)
class SealedPlace:
    """One compartment as it is kept."""

    id: UUID
    recipient: str
    grants: bytes
    version: int
    bodies: tuple[SealedLine, ...]


def place_by_key(*, key: bytes, said: bytes, signature: bytes) -> UUID | None:
    """The newest compartment of a receipt, for whoever proves that they hold all of it.

    The look-up key alone opens nothing: the receipt's other half must have signed `said`.
    """
    kept = receipt(lookup=looked_up_by(key))
    proved = is_signed(said, signature, bytes(kept.verify_key) if kept else _NOBODY)
    return chains.newest(kept.compartment).id if kept and proved else None


def places(*, actor: Actor, compartment: UUID) -> tuple[SealedPlace, ...]:
    """A compartment and those that it continues, oldest first. They stay sealed."""
    if actor.kind is not Kind.REPORTER:
        return ()
    ids = chains.before([compartment])[compartment]
    rows = list(SealedBody.objects.filter(compartment__in=ids))
    digests = recorded((r.id for r in rows if not r.lists_holders), BodySealed, "digest")
    digests |= recorded((r.id for r in rows if r.lists_holders), HoldersListed, "digest")
    found = Compartment.objects.in_bulk(ids)
    return tuple(
        SealedPlace(
            id=id,
            recipient=found[id].recipient,
            grants=bytes(found[id].grants),
            version=found[id].grants_version,
            bodies=tuple(
                SealedLine(r.id, bytes(r.blob), digests.get(str(r.id), ""), r.lists_holders)
                for r in rows
                if r.compartment_id == id
            ),
        )
        for id in ids
    )
