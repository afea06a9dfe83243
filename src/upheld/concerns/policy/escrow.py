"""Who may hold a concern until others come forward, and who counts them."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny

from .concern import NOT_YOURS, OwnThing


def may_issue_escrow_tokens(actor: Actor) -> Decision:
    """A convener knows that each of them is a different person; nobody else can say so."""
    if not actor.has(Role.CONVENER):
        return deny("Only a convener, such as a union, can print these words.")
    return allow("You are a convener.")


def may_hold(actor: Actor, draft: OwnThing) -> Decision:
    """Only the reporter who wrote a draft may hold it."""
    return _own(actor, draft)


def may_ask_escrow(actor: Actor) -> Decision:
    """Custodians ask. Whether they are free of conflict is looked at again for each post."""
    if not actor.has(Role.CUSTODIAN):
        return deny("Only a custodian can ask those who wait for others.")
    return allow("You are a custodian.")


def may_answer_escrow(actor: Actor, held: OwnThing) -> Decision:
    """Whether a held concern is sent is for its reporter alone to say."""
    return _own(actor, held)


def _own(actor: Actor, thing: OwnThing) -> Decision:
    if actor.kind is not Kind.REPORTER or actor.id != str(thing.id):
        return deny(NOT_YOURS)
    return allow("This is your own.")
