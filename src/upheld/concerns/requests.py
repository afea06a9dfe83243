"""A request to open a name: whose it is, and as those who hold it read it.

Pages may not import this module.
"""

from __future__ import annotations

import base64
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.vault import queries as vault
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import identity, opening
from .adding import Thread
from .models import IdentityRequest, Signatory
from .opening import Opened
from .sealing import Kind, from_text
from .states import Asked, KnownAs


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """Whose name it is: the reporter's of a concern, or that of somebody who joined it."""

    place: UUID
    name: str  # the compartment that keeps it, or nothing
    known_as: KnownAs
    own: dict[str, str]
    struck: frozenset[str]

    @property
    def reporter(self) -> Holder:
        """Whoever spoke, as a holder."""
        return from_text(self.own)

    @property
    def reporter_id(self) -> str:
        """Their id, or nothing where a convener lodged it."""
        return self.own.get("id", "")


def part_of(
    *, actor: Actor, keys: Keyring, found: Opened, signatory: Signatory | None
) -> Part | None:
    """One part of an open concern; None for somebody who joined another one."""
    said, struck = found.content, set(found.content["struck"])
    if signatory is None:
        place, name = found.concern.compartment_id, said.get("identity", "")
    else:
        joined = opening.place(actor=actor, keys=keys, signatory=signatory)
        if joined is None or joined.concern != found.concern.id:
            return None
        said, place = joined.content, signatory.compartment_id
        name, struck = said.get("who", ""), struck | set(said.get("struck", ()))
    known_as = KnownAs(said.get("known_as", KnownAs.ANONYMOUS))
    return Part(place, name, known_as, said.get("reporter", {}), frozenset(struck))


def left_behind(
    *, actor: Actor, keys: Keyring, thread: Thread, out: Collection[str]
) -> list[IdentityRequest]:
    """The requests about a part that still wait, and whose asker reads it no longer."""
    asked = identity.asked_for(actor=actor, keys=keys, compartment=thread.compartment_id)
    gone = [request for request, person in asked.items() if person in out]
    rows = IdentityRequest.objects.filter(id__in=gone, state=Asked.WAITING.value)
    return list(rows.order_by("asked_on", "id"))


@dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """Who asked and why, and what a second keeper answered."""

    reporter: str
    asked_by: str
    post: str
    reason: str
    inner: bytes
    answered_by: str
    answer: str
    answered_on: date | None
    released: bytes | None
    until: datetime | None
    opened_on: tuple[date, ...]


def wanted(*, actor: Actor, keys: Keyring, request: IdentityRequest) -> Wanted | None:
    """A request that these keys open; None for everybody else."""
    held = [
        each
        for each in vault.bodies(actor=actor, keys=keys, compartment=request.compartment_id)
        if isinstance(each, Body)
    ]
    asked = next((each for each in held if each.kind == Kind.IDENTITY_ASKED), None)
    if asked is None:
        return None
    answers = {Kind.IDENTITY_RELEASED.value, Kind.IDENTITY_REFUSED.value}
    # Only a second keeper answers: not the reporter, and not whoever asked.
    away = {asked.content["reporter"], asked.content["asked_by"]}
    answer = next((e for e in held if e.kind in answers and e.author not in away), None)
    said = answer.content if answer else {}
    return Wanted(
        reporter=asked.content["reporter"],
        asked_by=asked.content["asked_by"],
        post=asked.content["post"],
        reason=asked.content["words"],
        inner=base64.b64decode(asked.content["inner"]),
        answered_by=answer.author if answer else "",
        answer=said.get("words", ""),
        answered_on=answer.day if answer else None,
        released=base64.b64decode(said["released"]) if "released" in said else None,
        until=datetime.fromisoformat(said["until"]) if "until" in said else None,
        opened_on=tuple(each.day for each in held if each.kind == Kind.IDENTITY_OPENED),
    )
