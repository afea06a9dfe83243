"""Who may go on with a concern after it was sent: those who raised it, for their own part."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Kind
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES, NOT_YOURS, OwnThing


def may_answer_question(actor: Actor, concern: OwnThing) -> Decision:
    """Only those who raised or joined it answer what is asked about it."""
    return _own(actor, concern)


def may_add(actor: Actor, concern: OwnThing) -> Decision:
    """Only those who raised or joined it add to it."""
    return _own(actor, concern)


def may_keep_for_oneself(actor: Actor, concern: OwnThing) -> Decision:
    """A note to oneself goes into one's own part."""
    return _own(actor, concern)


def may_disclose_identity(actor: Actor, concern: OwnThing) -> Decision:
    """Nobody says for somebody else who they are."""
    return _own(actor, concern)


def may_exclude_reader(actor: Actor, concern: OwnThing) -> Decision:
    """Those who raised or joined it can take a reader out of their own part."""
    return _own(actor, concern)


def may_withdraw(actor: Actor, concern: OwnThing) -> Decision:
    """Only those who raised or joined it withdraw, and only their own part."""
    return _own(actor, concern)


def may_report_detriment(actor: Actor, concern: OwnThing) -> Decision:
    """Those who raised or joined it say how they are treated."""
    return _own(actor, concern)


def may_say_since(actor: Actor, concern: OwnThing) -> Decision:
    """The same, when they are asked."""
    return _own(actor, concern)


def may_answer_detriment(actor: Actor) -> Decision:
    """Receivers answer."""
    if not actor.has(*HANDLES):
        return deny("Only a receiver can answer this.")
    return allow("You are a receiver.")


def _own(actor: Actor, thing: OwnThing) -> Decision:
    if actor.kind is not Kind.REPORTER or actor.id != str(thing.id):
        return deny(NOT_YOURS)
    return allow("This is your own.")
