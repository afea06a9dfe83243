"""Who may write down a concern that somebody else tells them."""

from __future__ import annotations

from upheld.kernel.actor import Actor
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES


def may_take_down(actor: Actor) -> Decision:
    """Receivers write down what they are told. Whether this one may, the conflicts say."""
    if not actor.has(*HANDLES):
        return deny("Only a receiver can write down a concern for somebody else.")
    return allow("You are a receiver.")
