"""Taking in a concern that a reporter's browser has sealed.

The server checks what can be seen from outside, composes what the house relies on, and
never sees a word. Whatever it cannot see it does not trust either: see `vault.shapes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.concerns import outlining, policy
from upheld.concerns.events import ConcernReceived, MessageWritten
from upheld.concerns.models import Concern
from upheld.concerns.outlining import Plan
from upheld.concerns.sealed import (
    IDENTITY_BYTES,
    LARGEST_FILE,
    MOST_FILES,
    WRITTEN_BYTES,
    Blob,
    Opened,
    Sealed,
)
from upheld.concerns.sealing import Kind, compartment_of
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import taking
from upheld.vault.holders import Holder
from upheld.vault.queries import Compartment
from upheld.vault.taking import Made, Signed


@command(policy.may_raise)
def send_sealed(*, actor: Actor, at: date, sealed: Sealed) -> tuple[Concern, ConcernReceived]:
    """Keep a concern that was sealed in a browser. The reporter's id becomes its own.

    Raises `NotPossible` where it was sent already, where nobody is left to read it, or where
    anything that can be seen from outside is not as it must be.
    """
    outline = sealed.outline
    if actor.id != str(outline.concern) or Concern.objects.filter(id=actor.id).exists():
        raise NotPossible(_("This concern has been sent already."))
    if len(sealed.files) != outline.files or outline.files > MOST_FILES:
        raise NotPossible(taking.NOT_WHOLE)
    found = outlining.plan(outline, actor=actor, at=at, sealed_to=sealed.place.recipient)
    taker = _Taker(actor, at, outline.receipt.verify_key)
    place = taker.opens(outline.compartment, sealed.place, outline.listed, found.holders)
    taker.signed(place, Kind.CONCERN, found.routed, Signed(outline.routed, sealed.routed))
    taker.body(place, Blob(id=outline.written, sealed=sealed.written), WRITTEN_BYTES)
    for each in sealed.files:
        taker.body(place, each, LARGEST_FILE)
    _take_name(taker, sealed, found)
    concern = Concern(
        id=UUID(actor.id), received_on=at, compartment_id=place.id, body=outline.routed
    )
    concern.save(force_insert=True)
    taker.signed(place, Kind.ENTRY, found.entry, Signed(outline.entry, sealed.entry))
    vault.keep_receipt(actor=actor, at=at, compartment=place, derived=outline.receipt)
    return concern, found.event


@command(policy.may_write, record_refusals=True)
def send_sealed_message(
    *, actor: Actor, at: date, concern: Concern, message: Blob, number: int
) -> tuple[Concern, MessageWritten]:
    """Keep a message that a reporter's browser has sealed, in their own thread."""
    place = compartment_of(actor, concern.compartment_id)
    _Taker(actor, at, b"").body(place, message, WRITTEN_BYTES, number=number)
    return concern, MessageWritten(
        concern=str(concern.id), body=str(message.id), seal_to=(place.recipient,)
    )


@dataclass(frozen=True, slots=True)
class _Taker:
    """Whose sealed things are taken in, on what day, and what their signatures are held to."""

    actor: Actor
    at: date
    verify_key: bytes

    def opens(
        self, id: UUID, place: Opened, listed: UUID, holders: tuple[Holder, ...]
    ) -> Compartment:
        """A compartment that the browser made, for these holders."""
        return taking.take_compartment(
            actor=self.actor,
            at=self.at,
            made=Made(id, place.recipient, place.grants, place.recovery),
            holders=holders,
            listed=Signed(listed, place.listed),
            verify_key=self.verify_key,
        )

    def signed(
        self, place: Compartment, kind: Kind, content: dict[str, Any], signed: Signed
    ) -> None:
        """A body that we composed and the reporter signed."""
        taking.take_signed(
            actor=self.actor,
            at=self.at,
            compartment=place,
            kind=kind.value,
            content=content,
            signed=signed,
            verify_key=self.verify_key,
        )

    def body(self, place: Compartment, blob: Blob, largest: int, number: int | None = None) -> None:
        """A body that the browser sealed."""
        taking.take_body(
            actor=self.actor,
            at=self.at,
            compartment=place,
            id=blob.id,
            blob=blob.sealed,
            number=taking.next_number(place) if number is None else number,
            largest=largest,
        )


def _take_name(taker: _Taker, sealed: Sealed, found: Plan) -> None:
    """Who the reporter is goes into a compartment of its own, where they said it."""
    outline = sealed.outline
    parts = (outline.identity, outline.identity_listed, sealed.name_place, sealed.name)
    if all(each is None for each in parts):
        return
    id, listed, opened, name = parts
    if id is None or listed is None or opened is None or name is None:
        raise NotPossible(taking.NOT_WHOLE)
    place = taker.opens(id, opened, listed, outlining.holders_of_name(outline, found))
    taker.body(place, name, IDENTITY_BYTES)
