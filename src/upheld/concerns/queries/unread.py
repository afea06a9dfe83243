"""What came from those who raised a concern since somebody last read it.

How far somebody has read is known to themselves alone (`vault.reading`): nobody who raised a
concern, and nobody with the database, learns whether or when it was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from upheld.concerns import opening
from upheld.concerns.opening import Joined, Opened
from upheld.concerns.sealing import Kind
from upheld.kernel.actor import Actor
from upheld.vault import queries as vault
from upheld.vault import reading
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

NOT_TOLD = frozenset({Kind.ENTRY.value, Kind.COMMON.value, Kind.OWN.value})
"""Bodies of a reporter that say nothing to a reader."""


def unread(*, actor: Actor, keys: Keyring, found: Iterable[Opened]) -> dict[UUID, int]:
    """By concern, how many things are new. Only what has grown since is opened."""
    shown = list(found)
    joined = opening.joined(actor=actor, keys=keys) if shown else []
    places = _places(shown, joined)
    marks = reading.marks(keys)
    lying = vault.how_many(actor=actor, compartments=places)
    grown = [id for id in places if lying.get(id, 0) > marks.get(id, 0)]
    held = vault.bodies_in(actor=actor, keys=keys, compartments=grown)
    new: dict[UUID, int] = {}
    for id in grown:
        concern, theirs = places[id]
        # The lists of holders count among the bodies and are not given: what was read is
        # a number of bodies, so the newest ones are those that came last.
        came = lying[id] - marks.get(id, 0)
        fresh = [each for each in held.get(id, []) if isinstance(each, Body)][-came:]
        told = [e for e in fresh if e.author in theirs and e.kind not in NOT_TOLD]
        if told:
            new[concern] = new.get(concern, 0) + len(told)
    return new


def have_read(*, actor: Actor, keys: Keyring, found: Opened) -> None:
    """Remember, sealed to whoever reads, that they have read all of a concern until now."""
    joined = opening.joined(actor=actor, keys=keys)
    places = _places([found], joined)
    reading.remember(keys, vault.how_many(actor=actor, compartments=places))


def _places(shown: list[Opened], joined: list[Joined]) -> dict[UUID, tuple[UUID, frozenset[str]]]:
    """Each compartment that belongs to a concern: which one, and whose words count as new."""
    by_id = {each.concern.id: each for each in shown}
    places = {each.concern.compartment_id: (each.concern.id, each.outsiders) for each in shown}
    for each in joined:
        if each.concern in by_id:
            author = frozenset({str(each.signatory.id)})
            places[each.signatory.compartment_id] = (each.concern, author)
    return places
