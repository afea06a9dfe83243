"""Who may work with children's data. Plain functions of plain values."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny


def may_work_with_data(actor: Actor) -> Decision:
    """An analyst: a person in a post that is trusted with children's data."""
    if actor.kind is not Kind.PERSON or not actor.has(Role.ANALYST):
        return deny("Only an analyst can work with children’s data.")
    return allow("You are an analyst.")
