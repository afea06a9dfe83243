"""What follows from a browser's outline: who reads, and what stands in our part of a concern.

A sum of the house, made twice: when the browser asks what to sign, and when it sends. Only if
both come to the same does the signature hold, so nothing has to be kept in between, and a
browser cannot route a concern one way and record it in another.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger import entries
from upheld.vault import taking
from upheld.vault.holders import Holder
from upheld.vault.keyring import REPORTER

from . import identity, routing, states
from .events import ConcernReceived
from .sealed import Outline, Recipient, ToSign
from .sealing import Kind, as_text

FIRST = 2  # after the list of holders: our part; then what was written, files, and the entry


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """Everything that we say about a concern whose words we do not see."""

    own: Holder
    readers: tuple[Holder, ...]
    titles: tuple[str, ...]
    keepers: tuple[Holder, ...]
    second_keepers: tuple[Holder, ...]
    routed: dict[str, Any]
    event: ConcernReceived
    entry: dict[str, Any]

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Who holds the concern."""
        return (self.own, *self.readers)


def plan(outline: Outline, *, actor: Actor, at: date, sealed_to: str) -> Plan:
    """Work out who reads. Raises `NotPossible` where nobody would be left."""
    found = routing.readers(
        named_posts=outline.named_posts,
        somebody_else=outline.somebody_else,
        struck=outline.struck,
        at=at,
    )
    own = Holder(
        str(outline.concern), outline.receipt.recipient, outline.receipt.verify_key, REPORTER
    )
    second = identity.second_keepers(named_posts=outline.named_posts, struck=outline.struck, at=at)
    matter = matter_of(outline.concern, outline.seed)
    event = _received(outline, matter, at, sealed_to)
    return Plan(
        own=own,
        readers=routing.keys_of(found, at),
        titles=tuple(each.post_title for each in found),
        keepers=routing.keepers(outline.named_posts, at),
        second_keepers=second,
        routed=_routed(outline, matter, own),
        event=event,
        entry={
            "digest": entries.digest_of(event, actor=actor, at=at).hex(),
            "seed": outline.seed.hex(),
            "fields": entries.fields_of(event, actor=actor, at=at),
        },
    )


def to_sign(outline: Outline, *, actor: Actor, at: date) -> ToSign:
    """What the browser needs in order to seal and to sign."""
    found = plan(outline, actor=actor, at=at, sealed_to="")
    if len(found.readers) != len(found.titles):
        raise NotPossible("Nobody would be left who can read this.")
    same: dict[str, Any] = {"compartment": outline.compartment, "author": actor.id, "at": at}
    return ToSign(
        holders=tuple(
            Recipient(holder.recipient, title)
            for holder, title in zip(found.readers, found.titles, strict=True)
        ),
        keepers=tuple(each.recipient for each in found.keepers),
        second_keepers=tuple((each.id, each.recipient) for each in found.second_keepers),
        listed=taking.first_list(id=outline.listed, holders=found.holders, **same),
        routed=taking.composed(
            id=outline.routed,
            kind=Kind.CONCERN.value,
            sequence=FIRST,
            content=found.routed,
            **same,
        ),
        entry=taking.composed(
            id=outline.entry,
            kind=Kind.ENTRY.value,
            sequence=FIRST + 2 + outline.files,
            content=found.entry,
            **same,
        ),
        identity_listed=_identity_listed(outline, found, actor, at),
    )


def digest_of(outline: Outline, *, actor: Actor, at: date) -> bytes:
    """What the log holds of a concern with this outline that was received on this day."""
    event = _received(outline, matter_of(outline.concern, outline.seed), at, "")
    return entries.digest_of(event, actor=actor, at=at)


def holders_of_name(outline: Outline, found: Plan) -> tuple[Holder, ...]:
    """Who holds the compartment of a name: its readers too, unless it stays with its reporter."""
    return (found.own,) if outline.alone else found.holders


def _identity_listed(outline: Outline, found: Plan, actor: Actor, at: date) -> bytes | None:
    if outline.identity is None or outline.identity_listed is None:
        return None
    return taking.first_list(
        id=outline.identity_listed,
        compartment=outline.identity,
        author=actor.id,
        holders=holders_of_name(outline, found),
        at=at,
    )


def matter_of(concern: UUID, seed: bytes) -> UUID:
    """The matter's id. It cannot be chosen, so that nobody can join another's matter."""
    made = hashlib.sha256(b"upheld/matter/v1\n" + concern.bytes + seed).digest()
    return UUID(bytes=made[:16], version=4)


def _received(outline: Outline, matter: UUID, at: date, sealed_to: str) -> ConcernReceived:
    """What the log says of it: ids, and the days by which something is owed."""
    return ConcernReceived(
        concern=str(outline.concern),
        matter=str(matter),
        body=str(outline.routed),
        acknowledge_by=states.acknowledge_by(at),
        decide_by=states.decide_by(at),
        answer_by=states.answer_by(at),
        seal_to=(sealed_to,),
        seed=outline.seed,
    )


def _routed(outline: Outline, matter: UUID, own: Holder) -> dict[str, Any]:
    """Our part of the concern. What was written stands in a body that only readers open."""
    said: dict[str, Any] = {
        "matter": str(matter),
        "named_posts": sorted(str(each) for each in set(outline.named_posts)),
        "somebody_else": outline.somebody_else,
        "does_not_know": outline.does_not_know,
        "struck": sorted(str(each) for each in set(outline.struck)),
        "door": "",
        "reporter": as_text(own),
        "written": str(outline.written),
    }
    return said | ({"identity": str(outline.identity)} if outline.identity else {})
