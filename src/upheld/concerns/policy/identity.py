"""Who may open a name: never one person alone."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES, NOT_YOURS, OwnThing


def may_ask_identity(actor: Actor) -> Decision:
    """Receivers ask; whoever keeps the second key does not."""
    if not actor.has(*HANDLES) or actor.has(Role.IDENTITY_KEEPER):
        return deny("Only a receiver can ask to know who a reporter is.")
    return allow("You are a receiver.")


def may_answer_identity(actor: Actor) -> Decision:
    """Second keepers answer, and never somebody who receives concerns too."""
    if not actor.has(Role.IDENTITY_KEEPER) or actor.has(*HANDLES):
        return deny("Only a second keeper of identities can answer this.")
    return allow("You are a second keeper of identities.")


def may_open_identity(actor: Actor) -> Decision:
    """The receiver who asked, once a second keeper has agreed."""
    return may_ask_identity(actor)


def may_lapse_identity(actor: Actor, thread: OwnThing) -> Decision:
    """Whoever takes a reader out: a receiver's session, or the reporter's own."""
    if actor.kind is Kind.REPORTER:
        own = actor.id == str(thread.id)
        return allow("This is your own.") if own else deny(NOT_YOURS)
    if not actor.has(*HANDLES):
        return deny("Only a receiver can say that a request for a name has lapsed.")
    return allow("You are a receiver.")
