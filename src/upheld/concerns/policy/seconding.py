"""Who asks for a second keeper, and who answers: never one person alone."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES


def may_ask_second(actor: Actor) -> Decision:
    """Receivers ask; whoever keeps the second key does not."""
    if not actor.has(*HANDLES) or actor.has(Role.IDENTITY_KEEPER):
        return deny("Only a receiver can ask a second keeper to agree.")
    return allow("You are a receiver.")


def may_answer_second(actor: Actor) -> Decision:
    """Second keepers answer, and never somebody who receives concerns too."""
    if not actor.has(Role.IDENTITY_KEEPER) or actor.has(*HANDLES):
        return deny("Only a second keeper can answer this.")
    return allow("You are a second keeper.")
