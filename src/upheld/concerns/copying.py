"""Reading copies of a concern's files: made before the command, which then keeps them.

Making one takes seconds and happens in another process, so no lock is held meanwhile. What
this answers is the copy alone; nobody is shown the original by making one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.disclosure import apart
from upheld.disclosure.cleaning import LARGEST
from upheld.disclosure.refused import CannotClean
from upheld.kernel.actor import Actor, Role
from upheld.vault import attachments
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import opening
from .models import Concern
from .policy import HANDLES
from .sealing import Kind


@dataclass(frozen=True, slots=True, repr=False)
class Made:
    """A reading copy, or the code of why there is none."""

    content: bytes = b""
    ending: str = ""
    removed: tuple[str, ...] = ()
    why: str = ""


def make(*, actor: Actor, keys: Keyring, concern: Concern, body: UUID, today: date) -> Made | None:
    """Make a copy of one file; None where whoever asks may not read it, or it is not there."""
    original = original_of(actor=actor, keys=keys, concern=concern, body=body, today=today)
    if original is None:
        return None
    stored = attachments.opened(original)
    if isinstance(stored, vault.Mismatch):
        return Made(why="not-as-sealed")
    if stored.size > LARGEST:
        return Made(why="too-large")
    try:
        copy = apart.clean(stored.read())
    except CannotClean as no:
        return Made(why=no.code)
    return Made(copy.content, copy.ending, copy.removed)


def original_of(
    *, actor: Actor, keys: Keyring, concern: Concern, body: UUID, today: date
) -> Body | None:
    """The sealed body of a file that came with a concern, for whoever may handle it."""
    if not actor.has(*HANDLES, Role.INVESTIGATOR):
        return None
    found = opening.one(actor=actor, keys=keys, concern=concern, today=today)
    if found is None or found.hides_from(actor):
        return None
    held = vault.bodies_by_id(actor=actor, keys=keys, ids=[body]).get(body)
    places = places_of(actor=actor, keys=keys, concern=concern)
    if not isinstance(held, Body) or held.kind != Kind.FILE or held.compartment not in places:
        return None
    return held


def places_of(*, actor: Actor, keys: Keyring, concern: Concern) -> set[UUID]:
    """Where files of a concern lie: with it, and with what its signatories wrote."""
    joined = opening.signatories_of(actor=actor, keys=keys, concern=concern.id)
    newest = [concern.compartment_id, *(each.signatory.compartment_id for each in joined)]
    return {place for each in newest for place in vault.before(actor=actor, compartment=each)}


def beside(*, actor: Actor, keys: Keyring, concern: Concern, original: Body) -> UUID:
    """Where a copy of a file goes: into the newest compartment of the part that it came with.

    What somebody who joined sent stays in their own part: others hold the common one.
    """
    joined = opening.signatories_of(actor=actor, keys=keys, concern=concern.id)
    for each in joined:
        place = each.signatory.compartment_id
        if original.compartment in vault.before(actor=actor, compartment=place):
            return place
    return concern.compartment_id
