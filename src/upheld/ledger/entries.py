"""From an event to its entry: the fields, the digest, and where each is kept."""

from __future__ import annotations

import json
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from upheld.kernel.actor import Actor
from upheld.kernel.sealing import pad, seal

from . import obligations
from .digests import entry_digest
from .events import SEED_BYTES, Event, SealedEvent, as_text
from .laying import lay_all
from .models import Opening, Pending


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written for one event: its id, and the digest that the log will hold."""

    id: uuid.UUID
    digest: bytes


def fields_of(event: Event, *, actor: Actor, at: datetime | date) -> dict[str, str]:
    """Every field of an entry: what happened, when, who acted as what, and the facts."""
    held = {"event": event.name, "at": as_text(at), **event.facts()}
    if not event.hides_actor:
        # A hyphen keeps the acting post apart from an event's own field called `post`.
        held |= {"actor": f"{actor.kind}:{actor.id}".removesuffix(":"), "acting-post": actor.post}
    return {name: value for name, value in held.items() if value}


def digest_of(event: SealedEvent, *, actor: Actor, at: datetime | date) -> bytes:
    """The digest that a sealed event's entry will have, known before it is written."""
    return entry_digest(event.seed, fields_of(event, actor=actor, at=at))


def write(event: Event, *, actor: Actor, at: datetime | date) -> Entry:
    """Write one entry: digest, opening and obligations. Call inside the transaction."""
    [entry] = write_all([event], actor=actor, at=at)
    return entry


def write_all(events: Iterable[Event], *, actor: Actor, at: datetime | date) -> list[Entry]:
    """Write the entries of one command, in one statement for each table."""
    made = [(event, *_made(event, actor=actor, at=at)) for event in events]
    lay_all([Pending(id=each.id, digest=each.digest) for _, each, _ in made])
    lay_all([opening for _, _, opening in made])
    for event, _, _ in made:
        obligations.follow(event, at=at)
    return [each for _, each, _ in made]


def _made(event: Event, *, actor: Actor, at: datetime | date) -> tuple[Entry, Opening]:
    held = fields_of(event, actor=actor, at=at)
    seed = event.seed if isinstance(event, SealedEvent) else secrets.token_bytes(SEED_BYTES)
    entry = Entry(id=uuid.uuid4(), digest=entry_digest(seed, held))
    if isinstance(event, SealedEvent):
        payload = json.dumps({"seed": seed.hex(), "fields": held}, sort_keys=True).encode()
        # Padded, so that its length does not say what kind of event it was.
        return entry, Opening(id=entry.id, sealed=seal(pad(payload), event.seal_to))
    about = held.get(event.about, "")
    return entry, Opening(id=entry.id, seed=seed, fields=held, about=about)
