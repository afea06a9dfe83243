"""Asking a second keeper to agree to a step, and their answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from upheld.concerns import identity, policy, seconding, states
from upheld.concerns.events import StepAgreed, StepAsked, StepRefused
from upheld.concerns.models import Concern, IdentityRequest
from upheld.concerns.opening import Opened
from upheld.concerns.sealing import Kind, put, recipient_of
from upheld.concerns.seconding import Step
from upheld.concerns.states import Asked
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault.keyring import Keyring

from .handling import checked

GONE = "This is no longer here. Go back and look again."
SAY_WHY = "Say why in a sentence: a word is no reason."


@command(policy.may_ask_second, record_refusals=True)
def ask_second(
    *,
    actor: Actor,
    at: datetime,
    concern: Concern,
    step: Step,
    reason: str,
    keys: Keyring,
    child: str = "",
) -> tuple[IdentityRequest, StepAsked]:
    """Ask the second keepers to agree to a step that one person must not take alone.

    `child` is how the child is now, who says so and since when; it must be there where a
    child was said to be at risk and the concern is to be ended.
    """
    found = checked(actor, at, concern, keys)
    seconding.require_few_words(reason, SAY_WHY)
    _require_fit(found, Step(step), child)
    _require_none_waiting(actor, keys, found, Step(step))
    second = identity.second_keepers(named_posts=found.named_posts, struck=found.struck, at=at)
    if not second:
        raise NotPossible(
            "No second keeper is free of conflict, so nobody can agree to this. It stays as it is."
        )
    own = holders.of_persons([actor.id], at)
    made = vault.open_compartment(actor=actor, at=at, holders=(*own, *second), keys=keys)
    content = {"step": Step(step).value, "post": actor.post_title, "words": reason, "child": child}
    same: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    body = put(**same, into=made.id, kind=Kind.STEP_ASKED, content=content)
    request = IdentityRequest(compartment_id=made.id, asked_on=day_of(at))
    request.save(force_insert=True)
    seconding.link(found, request, used=False, **same)
    event = StepAsked(
        request=str(request.id),
        concern=str(concern.id),
        step=Step(step),
        body=str(body),
        seal_to=(made.recipient, recipient_of(actor, concern.compartment_id)),
    )
    return request, event


@command(policy.may_answer_second, record_refusals=True)
def agree_to_step(
    *, actor: Actor, at: datetime, request: IdentityRequest, reason: str, keys: Keyring
) -> tuple[IdentityRequest, StepAgreed]:
    """Agree, with a reason. Whoever asked can take the step now, once."""
    said = _answer(actor, at, request, reason, keys, kind=Kind.STEP_AGREED)
    return request, StepAgreed(**said)


@command(policy.may_answer_second, record_refusals=True)
def refuse_step(
    *, actor: Actor, at: datetime, request: IdentityRequest, reason: str, keys: Keyring
) -> tuple[IdentityRequest, StepRefused]:
    """Do not agree, with a reason. It may be asked again."""
    said = _answer(actor, at, request, reason, keys, kind=Kind.STEP_REFUSED)
    return request, StepRefused(**said)


def _require_fit(found: Opened, step: Step, child: str) -> None:
    if step is not Step.LIFT_HOLD:
        if not seconding.needs_two(found):
            raise NotPossible("No child was said to be at risk here: nobody else need agree.")
        seconding.require_few_words(
            child, "Say how the child is now, who told you, and when: one word is no answer."
        )


def _require_none_waiting(actor: Actor, keys: Keyring, found: Opened, step: Step) -> None:
    waiting = seconding.of_concern(actor=actor, keys=keys, found=found)
    if any(each.step is step and each.answered_on is None for each in waiting):
        raise NotPossible("A second keeper has been asked already. Wait for the answer.")


def _answer(
    actor: Actor,
    at: datetime,
    request: IdentityRequest,
    reason: str,
    keys: Keyring,
    *,
    kind: Kind,
) -> dict[str, Any]:
    """Seal a second keeper's answer beside the request: what the event says of it."""
    asked = seconding.opened(actor=actor, keys=keys, request=request)
    if asked is None or asked.asked_by == actor.id:
        raise NotPermitted(GONE)
    seconding.require_few_words(reason, SAY_WHY)
    then = Asked.RELEASED if kind is Kind.STEP_AGREED else Asked.REFUSED
    states.require_asked(Asked(request.state), then=then)
    into = request.compartment_id
    content = {"words": reason}
    body = put(actor=actor, at=at, into=into, kind=kind, content=content, keys=keys)
    request.state = then.value
    request.save()
    seal_to = (recipient_of(actor, into),)
    return {"request": str(request.id), "body": str(body), "seal_to": seal_to}
