"""Words into a compartment of the room, and who holds the compartment of a source."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.people import holders as posts
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault import queries as compartments
from upheld.vault.keyring import Keyring


class Parts(Protocol):
    """An investigation with the three who hold what is written of it."""

    investigator_id: UUID
    receiver_id: UUID
    commissioner_id: UUID


def sealed_into(
    compartment: UUID | None,
    *,
    kind: str,
    content: dict[str, Any],
    actor: Actor,
    at: datetime,
    keys: Keyring,
) -> UUID:
    """Seal words and give the id of the body. Raises `NotPossible` for an unknown compartment."""
    found = compartments.compartment(actor=actor, id=compartment) if compartment else None
    if found is None:
        raise NotPossible("This is no longer here. Go back and look again.")
    body = vault.seal_body(
        actor=actor, at=at, compartment=found, kind=kind, content=content, keys=keys
    )
    return body.id


def opened_for_three(given: Parts, *, actor: Actor, at: datetime, keys: Keyring) -> UUID:
    """A compartment for the three of an investigation.

    Raises `NotPossible` where one of them has no keys that count.
    """
    wanted = (given.investigator_id, given.receiver_id, given.commissioner_id)
    readers = holders.of_persons(wanted, at)
    if len(readers) < len(set(wanted)):
        raise NotPossible(
            "The receiver or the commissioner has no keys yet. They set them up first."
        )
    return vault.open_compartment(actor=actor, at=at, holders=tuple(readers), keys=keys).id


def opened_for_receivers(*, actor: Actor, at: datetime, keys: Keyring) -> UUID:
    """A compartment for whoever records, and for the receivers of the day."""
    receivers = [each.person for each in posts.with_role(Role.RECEIVER, on=day_of(at))]
    readers = holders.of_persons([actor.id, *receivers], at)
    return vault.open_compartment(actor=actor, at=at, holders=tuple(readers), keys=keys).id
