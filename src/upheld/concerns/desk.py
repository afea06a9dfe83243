"""The receivers' desk: a compartment beside each concern that its receivers alone can open.

Reasons, notes and links lie there. They could not lie in the concern's own compartment: the
reporter, the convener and the investigator hold that one too, and hiding is not sealing. Pages
may not import this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import day_of
from upheld.people import holders as posts
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault import queries as vault_queries
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body, Mismatch

from . import routing
from .opening import Opened
from .sealing import Kind, put


def receivers(persons: Iterable[str], *, on: date) -> list[str]:
    """Those of these persons who receive concerns on that day."""
    receive = {
        each.person
        for role in (Role.RECEIVER, Role.INDEPENDENT_HOLDER)
        for each in posts.with_role(role, on=on)
    }
    return [each for each in persons if each in receive]


def compartments(held: Iterable[Body], found: Opened) -> list[UUID]:
    """The desks that a concern's own bodies name, oldest first. There is one as a rule.

    Nobody who raised the concern is believed: they could name a compartment of their own.
    """
    named = [
        UUID(each.content["compartment"])
        for each in held
        if each.kind == Kind.DESK and each.author not in found.outsiders
    ]
    return list(dict.fromkeys(named))


def bodies(
    *, actor: Actor, keys: Keyring, held: Iterable[Body], found: Opened
) -> list[Body | Mismatch]:
    """What lies on the desk of a concern, for whoever opens it; `held` is the concern's own."""
    named = compartments(held, found)
    lying = vault_queries.bodies_in(actor=actor, keys=keys, compartments=named)
    once = {each.id: each for id in named for each in lying.get(id, [])}
    return list(once.values())


def lay(
    *,
    actor: Actor,
    at: date | datetime,
    keys: Keyring,
    found: Opened,
    kind: Kind,
    content: dict[str, Any],
) -> UUID:
    """Seal something for receivers alone. The first who does makes the desk."""
    desk = own(actor=actor, keys=keys, found=found)
    if desk is None or _held_by_others(actor, keys, found, desk):
        desk = _made(actor, at, keys, found)
    return put(actor=actor, at=at, into=desk, kind=kind, content=content, keys=keys)


def own(*, actor: Actor, keys: Keyring, found: Opened) -> UUID | None:
    """The newest desk that these keys open."""
    held = vault_queries.bodies(
        actor=actor, keys=keys, compartment=found.concern.compartment_id, kind=Kind.DESK
    )
    named = compartments((each for each in held if isinstance(each, Body)), found)
    mine = vault_queries.openable(actor=actor, keys=keys, ids=named)
    return next((each for each in reversed(named) if each in mine), None)


def _held_by_others(actor: Actor, keys: Keyring, found: Opened, desk: UUID) -> bool:
    """Whether somebody holds the desk whom the reporter has taken out of the concern.

    The reporter does not hold the desk, so that the next receiver who lays something makes
    another.
    """
    places = [desk, found.concern.compartment_id]
    held = vault_queries.holders_in(actor=actor, keys=keys, compartments=places)
    return not set(held.get(desk, ())) <= set(held.get(found.concern.compartment_id, ()))


def _made(actor: Actor, at: date | datetime, keys: Keyring, found: Opened) -> UUID:
    compartment = found.concern.compartment_id
    held = vault_queries.holders_of(actor=actor, keys=keys, compartment=compartment)
    free = [each for each in receivers(held, on=day_of(at)) if each not in found.excluded]
    made = vault.open_compartment(
        actor=actor,
        at=at,
        holders=tuple(holders.of_persons(dict.fromkeys([actor.id, *free]), at)),
        keys=keys,
        keepers=routing.keepers(found.named_posts, at),
    )
    tell(actor=actor, at=at, keys=keys, into=compartment, desk=made.id)
    return made.id


def tell(*, actor: Actor, at: date | datetime, keys: Keyring, into: UUID, desk: UUID) -> None:
    """Say in a concern's own compartment where its desk is. The id opens nothing."""
    content = {"compartment": str(desk)}
    put(actor=actor, at=at, into=into, kind=Kind.DESK, content=content, keys=keys)
