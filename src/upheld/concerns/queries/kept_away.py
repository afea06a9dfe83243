"""From which matters somebody's functions are removed, as their own open keys say."""

from __future__ import annotations

from datetime import datetime

from upheld.concerns import keeping_away
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring


def kept_away_from(*, actor: Actor, keys: Keyring, at: datetime) -> frozenset[str]:
    """The matters in which whoever acts is in conflict, for policies; never for a page."""
    return keeping_away.told(actor=actor, keys=keys, at=at).matters


def was_looked_at(*, actor: Actor, keys: Keyring, at: datetime) -> bool:
    """Whether a receiver's session knows somebody's newest interests and posts."""
    return keeping_away.told(actor=actor, keys=keys, at=at).is_current


def must_unlock_to_decide(*, actor: Actor) -> bool:
    """Whether only somebody's open keys can tell whether they are in conflict."""
    return keeping_away.is_told(actor=actor)
