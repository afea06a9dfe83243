"""Where a concern is also a grievance: human resources learn what they must, and no more."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from upheld.concerns import desk, grievances, policy, routing
from upheld.concerns.events import GrievanceHandled, GrievanceShared
from upheld.concerns.models import Concern, Grievance
from upheld.concerns.sealing import Kind, put, recipient_of
from upheld.concerns.states import GrievanceStep
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault.keyring import Keyring

from .handling import checked

GONE = "This is no longer here. Go back and look again."


@command(policy.may_share_grievance, record_refusals=True)
def share_grievance(
    *, actor: Actor, at: datetime, concern: Concern, person: UUID, words: str, keys: Keyring
) -> tuple[Grievance, GrievanceShared]:
    """Tell somebody in human resources what they need to know, in a compartment of its own.

    They are given no grant on the concern: not what it says, nor who raised it.
    """
    found = checked(actor, at, concern, keys)
    free = {each.person for each in grievances.advisers(found, on=day_of(at))}
    if str(person) not in free:
        raise NotPossible("Choose somebody in human resources without a conflict.")
    if not words.strip():
        raise NotPossible("Write a few words.")
    may_open = tuple(holders.of_persons([actor.id, str(person)], at))
    same: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    made = vault.open_compartment(
        **same, holders=may_open, keepers=routing.keepers(found.named_posts, at)
    )
    content = {"words": words, "concern": str(concern.id), "matter": str(found.matter)}
    body = put(**same, into=made.id, kind=Kind.GRIEVANCE, content=content)
    row = Grievance(compartment_id=made.id, shared_on=day_of(at))
    row.save(force_insert=True)
    way = {"grievance": str(row.id), "person": str(person)}
    desk.lay(**same, found=found, kind=Kind.GRIEVANCE_LINK, content=way)
    event = GrievanceShared(
        concern=str(concern.id), person=str(person), body=str(body), seal_to=(made.recipient,)
    )
    return row, event


@command(policy.may_handle_grievance, record_refusals=True)
def handle_grievance(
    *,
    actor: Actor,
    at: datetime,
    grievance: Grievance,
    step: GrievanceStep,
    words: str,
    keys: Keyring,
) -> tuple[Grievance, GrievanceHandled]:
    """Record that the meeting was held, or that the outcome was given in writing."""
    found = grievances.one(actor=actor, keys=keys, row=grievance)
    if found is None:
        raise NotPermitted(GONE)
    if not words.strip():
        raise NotPossible("Write a few words.")
    body = put(
        actor=actor,
        at=at,
        into=grievance.compartment_id,
        kind=Kind.GRIEVANCE_STEP,
        content={"step": GrievanceStep(step).value, "words": words},
        keys=keys,
    )
    met = step is GrievanceStep.MEETING
    event = GrievanceHandled(
        concern=str(found.concern),
        step=GrievanceStep(step),
        body=str(body),
        met=str(found.concern) if met else "",
        decided="" if met else str(found.concern),
        seal_to=(recipient_of(actor, grievance.compartment_id),),
    )
    return grievance, event
