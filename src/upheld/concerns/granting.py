"""Giving one more person a concern: the common compartment and what belongs to it.

A sum of the house for `commands.share`, which has looked at conflicts before.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.people import holders as posts
from upheld.people.holders import PostHolder
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault import queries as vault_queries
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring

from . import opening
from .opening import Opened
from .sealing import compartment_of, from_text
from .states import KnownAs


def investigators(found: Opened, *, on: date) -> list[PostHolder]:
    """With whom a concern can be shared: nobody in conflict, nobody whom the reporter struck."""
    struck = {str(each) for each in found.struck}
    return [
        each
        for each in posts.with_role(Role.INVESTIGATOR, on=on)
        if each.person not in found.excluded and each.post not in struck
    ]


def let_read(*, actor: Actor, at: datetime, keys: Keyring, found: Opened, person: UUID) -> None:
    """Add a person to the holders of a concern, and of its signatories' statements."""
    added = holders.of_persons([person], at)
    if not added:
        raise NotPossible("This person's keys do not count yet. Another holder countersigns them.")
    own = found.content.get("reporter")
    places = [(found.concern.compartment_id, own)]
    if found.content["known_as"] == KnownAs.NAMED and "identity" in found.content:
        places.append((UUID(found.content["identity"]), own))
    joined = opening.signatories_of(actor=actor, keys=keys, concern=found.concern.id)
    out = {each.post for each in posts.posts_of(person, on=day_of(at))}
    places += [
        (each.signatory.compartment_id, each.content["reporter"])
        for each in joined
        if out.isdisjoint(each.content.get("struck", []))  # a signatory may have struck them
    ]
    for id, reporter in places:
        compartment = compartment_of(actor, id)
        holds = vault_queries.holders_of(actor=actor, keys=keys, compartment=compartment)
        if added[0].id not in holds:
            vault.change_holders(
                actor=actor,
                at=at,
                compartment=compartment,
                holders=(*_as_before(holds, reporter, at), added[0]),
                keys=keys,
            )


def _as_before(
    holds: list[str], reporter: dict[str, str] | None, at: datetime
) -> tuple[Holder, ...]:
    """Those who hold it already, with the public halves that count now."""
    known = () if reporter is None else (from_text(reporter),)
    persons = [each for each in holds if each not in {one.id for one in known}]
    return (*known, *holders.of_persons(persons, at))
