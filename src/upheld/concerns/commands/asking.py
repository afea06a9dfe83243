"""Asking those who raised a concern whether anything bad has happened to them since."""

from __future__ import annotations

from datetime import datetime

from upheld.concerns import policy, states
from upheld.concerns.events import DetrimentAskedAbout
from upheld.concerns.models import Concern
from upheld.concerns.sealing import Kind
from upheld.concerns.states import State
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

from .handling import checked, say, sealed_to


@command(policy.may_ask_about_detriment, record_refusals=True)
def ask_about_detriment(
    *, actor: Actor, at: datetime, concern: Concern, words: str, keys: Keyring
) -> tuple[Concern, DetrimentAskedAbout]:
    """Ask whether anything bad has happened to them. Closing a concern does not end this."""
    checked(actor, at, concern, keys)
    if State(concern.state) is State.RECEIVED:
        raise NotPossible("Acknowledge this concern first.")
    body = say(actor, at, concern, keys, kind=Kind.DETRIMENT_CHECK, words=words)
    event = DetrimentAskedAbout(
        concern=str(concern.id),
        body=str(body),
        next_by=states.next_detriment_check(concern.received_on, today=day_of(at)),
        seal_to=sealed_to(actor, concern),
    )
    return concern, event
