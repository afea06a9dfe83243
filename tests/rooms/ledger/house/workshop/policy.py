from __future__ import annotations

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Decision, allow, deny


def may_work(actor: Actor) -> Decision:
    if actor.has(Role.ACTION_OWNER):
        return allow("You work here.")
    return deny("Only somebody who works here can do this.")


def may_paint(actor: Actor, colour: str = "") -> Decision:
    if colour == "pink":
        return deny("Nobody may paint a bench pink.")
    return may_work(actor)
