"""Who reads what a signatory writes: a sum of the house, made anew whenever somebody joins."""

from __future__ import annotations

from datetime import date, datetime

from upheld.kernel.actor import Actor
from upheld.vault import holders
from upheld.vault import queries as vault
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring

from . import routing
from .opening import Opened


def readers(
    *, actor: Actor, keys: Keyring, found: Opened, at: date | datetime
) -> tuple[Holder, ...]:
    """Who reads the common concern, less its convener and whoever is in conflict today.

    Where nobody is left it is whoever would receive such a concern today.
    """
    persons = vault.holders_of(actor=actor, keys=keys, compartment=found.concern.compartment_id)
    away = {*found.excluded, str(found.content.get("convener", ""))}
    left = holders.of_persons([each for each in persons if _is_person(each, found, away)], at)
    if left:
        return tuple(left)
    instead = routing.readers(
        named_posts=found.named_posts, somebody_else=False, struck=found.struck, at=at
    )
    return routing.keys_of(instead, at)


def _is_person(id: str, found: Opened, away: set[str]) -> bool:
    return id not in away and id != str(found.concern.id)
