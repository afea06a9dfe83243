"""Legal holds, and erasure by two people. What was destroyed cannot be brought back."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from upheld.concerns import policy, retention, seconding, states
from upheld.concerns.events import (
    ErasureAsked,
    ErasureDone,
    ErasureRefused,
    HoldLifted,
    HoldPlaced,
)
from upheld.concerns.models import Concern, Erasure, LegalHold
from upheld.concerns.opening import Opened
from upheld.concerns.retention import Destroying, Term
from upheld.concerns.sealing import Kind, compartment_of, put, recipient_of
from upheld.concerns.seconding import Step
from upheld.concerns.states import ErasureState, State
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault.keyring import Keyring
from upheld.vault.shredding import shred

from .handling import checked
from .seconding import SAY_WHY

GONE = "This is no longer here. Go back and look again."
HELD = "This concern is under a legal hold. Nothing of it can be erased."


@command(policy.may_keep_for_law, record_refusals=True)
def place_hold(
    *, actor: Actor, at: datetime, concern: Concern, reason: str, keys: Keyring
) -> tuple[LegalHold, HoldPlaced]:
    """Keep a concern for the law's sake: no erasure is possible until the hold is lifted."""
    checked(actor, at, concern, keys)
    if retention.is_held(concern):
        raise NotPossible("This concern is under a legal hold already.")
    hold = LegalHold(concern=concern, since=day_of(at))
    hold.save(force_insert=True)
    return hold, HoldPlaced(**_say(actor, at, hold, keys, reason=reason, step="placed"))


@command(policy.may_keep_for_law, record_refusals=True)
def lift_hold(
    *, actor: Actor, at: datetime, concern: Concern, reason: str, keys: Keyring
) -> tuple[LegalHold, HoldLifted]:
    """Lift the legal hold on a concern, with a reason.

    Another receiver than the one who placed it lifts it; else a second keeper agrees first.
    """
    found = checked(actor, at, concern, keys)
    hold = LegalHold.objects.filter(concern=concern, lifted_on=None).first()
    if hold is None:
        raise NotPossible("This concern is under no legal hold.")
    seconding.require_few_words(reason, SAY_WHY)
    placed = retention.placed_by(actor=actor, keys=keys, found=found)
    if placed is None or placed == actor.id:
        seconding.take(actor=actor, at=at, keys=keys, found=found, step=Step.LIFT_HOLD)
    hold.lifted_on = day_of(at)
    hold.save()
    return hold, HoldLifted(**_say(actor, at, hold, keys, reason=reason, step="lifted"))


@command(policy.may_ask_erasure, record_refusals=True)
def ask_erasure(
    *, actor: Actor, at: datetime, concern: Concern, reason: str, keys: Keyring
) -> tuple[Erasure, ErasureAsked]:
    """Ask that a concern be erased, once its time is over. Somebody else carries it out."""
    found = checked(actor, at, concern, keys)
    _require_words(reason)
    term = _require_over(actor, at, found, keys)
    second = retention.keepers(found, at=at, on=day_of(at), but=actor.id)
    if not second:
        raise NotPossible("No keeper of recovery keys is free of conflict, so nobody can erase it.")
    own = holders.of_persons([actor.id], at)
    made = vault.open_compartment(actor=actor, at=at, holders=(*own, *second), keys=keys)
    places = retention.places(actor=actor, keys=keys, found=found)
    content: dict[str, Any] = {
        "concern": str(concern.id),
        "compartments": [str(each) for each in places],
        "asked_by": actor.id,
        "post": actor.post_title,
        "words": reason,
        **retention.term_as_text(term),
    }
    body = put(actor=actor, at=at, into=made.id, kind=Kind.ERASURE, content=content, keys=keys)
    erasure = Erasure(concern=concern, asked_on=day_of(at), compartment_id=made.id)
    erasure.save(force_insert=True)
    return erasure, ErasureAsked(erasure=str(erasure.id), body=str(body), seal_to=(made.recipient,))


@command(policy.may_answer_erasure, record_refusals=True)
def approve_erasure(
    *,
    actor: Actor,
    at: datetime,
    erasure: Erasure,
    concern: Concern,
    reason: str,
    keys: Keyring,
) -> tuple[Erasure, ErasureDone]:
    """Destroy a concern's keys, its bodies, and what opens its entries; never one's own request.

    The log keeps its digests, and every proof still verifies.
    """
    asked = _answering(actor, erasure, concern, reason, keys)
    if retention.is_held(concern):
        raise NotPossible(HELD)
    if day_of(at) < asked.term.until:
        raise NotPossible("The time for keeping this is not over yet.")
    for each in asked.compartments:
        compartment = compartment_of(actor, each)
        if compartment.shredded_on is None:
            shred(actor=actor, at=at, compartment=compartment, asked_by=asked.asked_by)
    _answer(actor, at, erasure, keys, reason)
    erasure.state, erasure.done_on = ErasureState.DONE.value, day_of(at)
    erasure.save()
    return erasure, ErasureDone(erasure=str(erasure.id), compartments=len(asked.compartments))


@command(policy.may_answer_erasure, record_refusals=True)
def refuse_erasure(
    *,
    actor: Actor,
    at: datetime,
    erasure: Erasure,
    concern: Concern,
    reason: str,
    keys: Keyring,
) -> tuple[Erasure, ErasureRefused]:
    """Do not carry an erasure out, with a reason. It may be asked for again."""
    _answering(actor, erasure, concern, reason, keys)
    body = _answer(actor, at, erasure, keys, reason)
    erasure.state = ErasureState.REFUSED.value
    erasure.save()
    return erasure, ErasureRefused(
        erasure=str(erasure.id),
        body=str(body),
        seal_to=(recipient_of(actor, erasure.compartment_id),),
    )


def _require_over(actor: Actor, at: datetime, found: Opened, keys: Keyring) -> Term:
    if retention.is_held(found.concern):
        raise NotPossible(HELD)
    if State(found.concern.state) not in retention.OVER:
        raise NotPossible("Close this concern first. What is open is kept.")
    term = retention.term_of(actor=actor, keys=keys, found=found)
    if day_of(at) < term.until:
        raise NotPossible("The time for keeping this is not over yet.")
    if Erasure.objects.filter(concern=found.concern, state=ErasureState.ASKED.value).exists():
        raise NotPossible("Somebody has asked for this already. A keeper answers.")
    return term


def _answering(
    actor: Actor, erasure: Erasure, concern: Concern, reason: str, keys: Keyring
) -> Destroying:
    asked = retention.destroying(actor=actor, keys=keys, erasure=erasure)
    if asked is None or asked.asked_by == actor.id or erasure.concern_id != concern.id:
        raise NotPermitted(GONE)
    _require_words(reason)
    states.require_erasure(ErasureState(erasure.state), then=ErasureState.DONE)
    return asked


def _answer(actor: Actor, at: datetime, erasure: Erasure, keys: Keyring, reason: str) -> UUID:
    return put(
        actor=actor,
        at=at,
        into=erasure.compartment_id,
        kind=Kind.ERASURE_ANSWER,
        content={"words": reason},
        keys=keys,
    )


def _say(
    actor: Actor, at: datetime, hold: LegalHold, keys: Keyring, *, reason: str, step: str
) -> dict[str, Any]:
    """Seal why a hold was placed or lifted: what the event says of it."""
    _require_words(reason)
    into, content = hold.concern.compartment_id, {"words": reason, "step": step}
    body = put(actor=actor, at=at, into=into, kind=Kind.LEGAL_HOLD, content=content, keys=keys)
    return {
        "concern": str(hold.concern_id),
        "hold": str(hold.id),
        "body": str(body),
        "seal_to": (recipient_of(actor, into),),
    }


def _require_words(reason: str) -> None:
    if not reason.strip():
        raise NotPossible("Give your reason.")
