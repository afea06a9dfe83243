"""What a reporter's browser made and sealed, taken in without opening it.

The browser holds the keys; we hold none, so nothing here can look inside. What the house
must be able to rely on later (who holds the compartment, and what it was routed by) is
composed here and signed by the reporter: they cannot put other words in our mouth, and we
cannot sign in their name. What they wrote comes as ciphertext.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import BUCKET
from upheld.ledger.command import command

from . import bodies, policy
from .believing import as_content
from .bodies import HOLDERS, Body
from .events import BodySealed, CompartmentOpened, HoldersListed
from .fileform import is_recipient, stanzas
from .grants import STANZAS, require_holders
from .holders import Holder
from .identities import is_signed
from .models import Compartment, SealedBody
from .recovery import is_nested

MOST_GRANTS = 4 * 1024
_ROUND_A_BODY = 1024
"""An age file of one recipient is its padded content and less than this; chunks of 64 KiB add
16 bytes each."""

NOT_WHOLE = "Something was lost on the way. Nothing was kept. Please send it again."


@dataclass(frozen=True, slots=True, repr=False)
class Made:
    """A compartment as a browser made it: public half, grants, and a way for the keepers."""

    id: UUID
    recipient: str
    grants: bytes
    recovery: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Signed:
    """A body that is composed here, and its author's signature over it."""

    id: UUID
    signature: bytes


def first_list(
    *, id: UUID, compartment: UUID, author: str, holders: tuple[Holder, ...], at: date | datetime
) -> bytes:
    """What a reporter signs when their browser makes a compartment for these holders."""
    content = as_content(holders, 1)
    return bodies.to_sign(Body(id, compartment, HOLDERS, author, 1, day_of(at), content))


def composed(
    *,
    id: UUID,
    compartment: UUID,
    author: str,
    kind: str,
    sequence: int,
    content: dict[str, Any],
    at: date | datetime,
) -> bytes:
    """What a reporter signs of a body that we compose."""
    return bodies.to_sign(Body(id, compartment, kind, author, sequence, day_of(at), content))


@command(policy.may_take)
def take_compartment(
    *,
    actor: Actor,
    at: datetime | date,
    made: Made,
    holders: tuple[Holder, ...],
    listed: Signed,
    verify_key: bytes,
) -> tuple[Compartment, CompartmentOpened]:
    """Keep a compartment that a browser made, with the list of its holders.

    Raises `NotPossible` unless everything that can be seen without a key is as it must be,
    and the reporter has signed this very list.
    """
    if not is_recipient(made.recipient) or Compartment.objects.filter(id=made.id).exists():
        raise NotPossible(NOT_WHOLE)
    if len(made.grants) > MOST_GRANTS or stanzas(made.grants) != STANZAS:
        raise NotPossible(NOT_WHOLE)
    if not is_nested(made.recovery):
        raise NotPossible(NOT_WHOLE)
    compartment = Compartment.objects.create(
        id=made.id,
        recipient=made.recipient,
        grants=made.grants,
        recovery=made.recovery,
        made_on=day_of(at),
    )
    take_holders(
        actor=actor,
        at=at,
        compartment=compartment,
        holders=holders,
        listed=listed,
        verify_key=verify_key,
    )
    compartment.refresh_from_db()
    return compartment, CompartmentOpened(compartment=made.id, recipient=made.recipient)


@command(policy.may_take)
def take_holders(
    *,
    actor: Actor,
    at: datetime | date,
    compartment: Compartment,
    holders: tuple[Holder, ...],
    listed: Signed,
    verify_key: bytes,
) -> tuple[SealedBody, HoldersListed]:
    """Seal the first list of holders, which the reporter has signed, into the compartment."""
    if compartment.grants_version or SealedBody.objects.filter(compartment=compartment).exists():
        raise NotPossible("The list of holders changes with the holders.")
    require_holders(holders)
    own = {(each.id, each.verify_key) for each in holders}
    if (actor.id, verify_key) not in own:
        raise NotPossible("Whoever makes a compartment is one of its holders.")
    text = first_list(
        id=listed.id, compartment=compartment.id, author=actor.id, holders=holders, at=at
    )
    row = _keep(compartment, listed, text, verify_key, lists_holders=True)
    compartment.grants_version = 1
    compartment.save(update_fields=["grants_version"])
    digest = bodies.digest_of(row.blob)
    return row, HoldersListed(body=row.id, compartment=compartment.id, digest=digest)


@command(policy.may_take)
def take_signed(
    *,
    actor: Actor,
    at: datetime | date,
    compartment: Compartment,
    kind: str,
    content: dict[str, Any],
    signed: Signed,
    verify_key: bytes,
) -> tuple[SealedBody, BodySealed]:
    """Seal a body that we composed and the reporter signed."""
    text = composed(
        id=signed.id,
        compartment=compartment.id,
        author=actor.id,
        kind=kind,
        sequence=next_number(compartment),
        content=content,
        at=at,
    )
    row = _keep(compartment, signed, text, verify_key)
    return row, BodySealed(body=row.id, digest=bodies.digest_of(row.blob))


@command(policy.may_take)
def take_body(
    *,
    actor: Actor,
    at: datetime | date,
    compartment: Compartment,
    id: UUID,
    blob: bytes,
    number: int,
    largest: int,
) -> tuple[SealedBody, BodySealed]:
    """Keep a body that was sealed in a browser. `number` is the one that it says inside.

    Raises `NotPossible` where somebody else was quicker, so that two bodies never carry one
    number: then neither would be believed.
    """
    if number != next_number(compartment):
        raise NotPossible("Somebody wrote at the same moment. Please send it again.")
    if stanzas(blob) != 1 or len(blob) > most_bytes(largest) or len(blob) < BUCKET:
        raise NotPossible(NOT_WHOLE)
    if SealedBody.objects.filter(id=id).exists():
        raise NotPossible(NOT_WHOLE)
    row = SealedBody.objects.create(id=id, compartment=compartment, blob=blob)
    return row, BodySealed(body=row.id, digest=bodies.digest_of(row.blob))


def next_number(compartment: Compartment) -> int:
    """The number of the next body. Ask under the lock that a command has on the compartment."""
    return SealedBody.objects.filter(compartment=compartment).count() + 1


def most_bytes(largest: int) -> int:
    """How large an age file of so many bytes can be, padding and stanzas included."""
    return largest + largest // 4096 + BUCKET + _ROUND_A_BODY


def _keep(
    compartment: Compartment,
    signed: Signed,
    text: bytes,
    verify_key: bytes,
    *,
    lists_holders: bool = False,
) -> SealedBody:
    if not is_signed(text, signed.signature, verify_key):
        raise NotPossible("What was to be signed has changed since. Please send it again.")
    if SealedBody.objects.filter(id=signed.id).exists():
        raise NotPossible(NOT_WHOLE)
    blob = bodies.seal_signed(text, signed.signature, compartment.recipient)
    return SealedBody.objects.create(
        id=signed.id, compartment=compartment, blob=blob, lists_holders=lists_holders
    )
