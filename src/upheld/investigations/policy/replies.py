"""Who may serve criticism, and who may read and answer it."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from upheld.kernel.actor import Actor, Kind
from upheld.kernel.decision import Decision, allow, deny

from .casework import NOT_HERE


class HeldBy(Protocol):
    """Open keys, of which a policy reads whose they are."""

    @property
    def holder(self) -> str:
        """The id of the person."""


def may_read_packet(actor: Actor, keys: HeldBy) -> Decision:
    """A person with their own keys; that these open the packet, the command checks.

    A conflict in the matter takes nothing away here: whoever is criticised is in conflict, and
    to read and answer what is said of them is a right and no function.
    """
    if actor.kind is not Kind.PERSON or actor.id != keys.holder:
        return deny(NOT_HERE)
    return allow("This was served on you.")


def is_about(actor: Actor, person: UUID | str) -> bool:
    """Whether a packet is about whoever acts."""
    return actor.kind is Kind.PERSON and actor.id == str(person)
