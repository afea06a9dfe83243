"""Who holds, and who erases: never one person alone."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES


def may_keep_for_law(actor: Actor) -> Decision:
    """Receivers place and lift legal holds."""
    if not actor.has(*HANDLES):
        return deny("Only a receiver can place or lift a legal hold.")
    return allow("You are a receiver.")


def may_ask_erasure(actor: Actor) -> Decision:
    """Receivers ask for an erasure; somebody else carries it out."""
    if not actor.has(*HANDLES):
        return deny("Only a receiver can ask that a concern be erased.")
    return allow("You are a receiver.")


def may_answer_erasure(actor: Actor) -> Decision:
    """Keepers of recovery: they destroy what they could have brought back."""
    if not actor.has(Role.KEEPER):
        return deny("Only a keeper of recovery keys can carry out an erasure.")
    return allow("You are a keeper of recovery keys.")
