"""Keeping reading copies beside the sealed originals, which stay as evidence."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from upheld.concerns import copying, policy
from upheld.concerns.copying import Made
from upheld.concerns.events import ReadingCopyKept
from upheld.concerns.models import Concern
from upheld.concerns.sealing import Kind, compartment_of, put, recipient_of
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import attachments, filing
from upheld.vault.keyring import Keyring

from .handling import checked


@command(policy.may_keep_copy, record_refusals=True)
def keep_reading_copy(
    *, actor: Actor, at: datetime, concern: Concern, original: UUID, made: Made, keys: Keyring
) -> tuple[UUID, ReadingCopyKept]:
    """Seal a reading copy beside its original, or why there can be none."""
    checked(actor, at, concern, keys)
    found = copying.original_of(
        actor=actor, keys=keys, concern=concern, body=original, today=day_of(at)
    )
    if found is None:
        raise NotPossible("This file is no longer here. Go back and look again.")
    content = {"of": str(original), "why": made.why, "ending": made.ending}
    into = copying.beside(actor=actor, keys=keys, concern=concern, original=found)
    if made.why:
        body = put(actor=actor, at=at, into=into, kind=Kind.COPY, content=content, keys=keys)
    else:
        body = filing.seal_file(
            actor=actor,
            at=at,
            compartment=compartment_of(actor, into),
            kind=Kind.COPY.value,
            content=content | {"name": f"copy.{made.ending}", "removed": " ".join(made.removed)},
            file=attachments.seal([made.content]),
            keys=keys,
        ).id
    event = ReadingCopyKept(
        concern=str(concern.id),
        original=str(original),
        body=str(body),
        seal_to=(recipient_of(actor, into),),
    )
    return body, event
