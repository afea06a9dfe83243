"""Closing a concern: alone, or with a second keeper where a child was said to be at risk."""

from __future__ import annotations

from datetime import datetime

from upheld.concerns import policy, seconding
from upheld.concerns.events import ConcernClosed
from upheld.concerns.models import Concern
from upheld.concerns.seconding import Step
from upheld.concerns.states import State
from upheld.kernel.actor import Actor
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

from .handling import checked, move, sealed_to


@command(policy.may_close, record_refusals=True)
def close(
    *, actor: Actor, at: datetime, concern: Concern, keys: Keyring
) -> tuple[Concern, ConcernClosed]:
    """Say that nothing more is to be done. The thread stays open to its reporter.

    Raises `NotPossible` where a child was said to be at risk and no second keeper has agreed
    to what was found out about that child.
    """
    found = checked(actor, at, concern, keys)
    move(concern, State.CLOSED)
    if seconding.needs_two(found):
        seconding.take(actor=actor, at=at, keys=keys, found=found, step=Step.CLOSE)
    return concern, ConcernClosed(concern=str(concern.id), seal_to=sealed_to(actor, concern))
