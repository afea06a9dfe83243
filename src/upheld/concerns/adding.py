"""What somebody adds to their own part of a concern after it was sent.

A sum of the house for the commands of reporters; pages may not import it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import opening
from .models import Concern, Signatory
from .sealing import Kind, put, put_file, recipient_of
from .submission import File

Thread = Concern | Signatory


@dataclass(frozen=True, slots=True, repr=False)
class Adding:
    """Who adds to which part, on what day, with which keys."""

    actor: Actor
    at: date | datetime
    thread: Thread
    keys: Keyring

    def put(self, kind: Kind, content: dict[str, Any]) -> UUID:
        """Seal something into one's own part."""
        return put(
            actor=self.actor,
            at=self.at,
            into=self.thread.compartment_id,
            kind=kind,
            content=content,
            keys=self.keys,
        )

    def attach(self, file: File) -> UUID:
        """Keep a file in one's own part. The one place where a later file goes in."""
        return put_file(
            actor=self.actor,
            at=self.at,
            into=self.thread.compartment_id,
            kind=Kind.FILE,
            file=file,
            keys=self.keys,
        )

    def sealed_to(self) -> tuple[str, ...]:
        """To whom events about this part are sealed."""
        return (recipient_of(self.actor, self.thread.compartment_id),)

    def content(self) -> dict[str, Any]:
        """What the part says of itself: the concern, or a signatory's place."""
        found = vault.bodies_by_id(actor=self.actor, keys=self.keys, ids=[self.thread.body])
        body = found.get(self.thread.body)
        if not isinstance(body, Body):
            raise NotPossible("This is no longer here. Go back and look again.")
        return opening.whole(actor=self.actor, keys=self.keys, bodies=[body])[body.id]

    def say_anew(self, content: dict[str, Any]) -> None:
        """Let the part say of itself something more. What it said before stays sealed there."""
        kind = Kind.CONCERN if isinstance(self.thread, Concern) else Kind.COMMON
        self.thread.body = self.put(kind, content)
        self.thread.save()

    def concern(self) -> opening.Opened:
        """The concern that this part belongs to: itself, or the one that was joined."""
        thread, keys = self.thread, self.keys
        if isinstance(thread, Concern):
            row: Concern | None = thread
        else:
            way = self.content()
            keys = opening.along(keys, way)
            row = Concern.objects.filter(id=way["concern"]).first()
        today = day_of(self.at)
        found = opening.one(actor=self.actor, keys=keys, concern=row, today=today) if row else None
        if found is None:
            raise NotPossible("This is no longer here. Go back and look again.")
        return found


def common_of(thread: Thread, *, actor: Actor, keys: Keyring) -> Concern:
    """The concern that a part belongs to: itself, or the one that a signatory joined."""
    if isinstance(thread, Concern):
        return thread
    place = opening.place(actor=actor, keys=keys, signatory=thread)
    found = Concern.objects.filter(id=place.concern).first() if place else None
    if found is None:
        raise NotPossible("This is no longer here. Go back and look again.")
    return found
