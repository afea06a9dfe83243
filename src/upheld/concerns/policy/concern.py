"""Who may do what with a concern. Plain functions of plain values."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny

HANDLES = (Role.RECEIVER, Role.INDEPENDENT_HOLDER)
NOT_YOURS = "This is not yours. Come back with the receipt that belongs to it."


class OwnThing(Protocol):
    """A draft, a concern or a signatory's place: its id is its reporter's id."""

    @property
    def id(self) -> UUID: ...


def may_speak(actor: Actor) -> Decision:
    """Anybody may raise a concern, as a reporter: never as somebody who is signed in."""
    if actor.kind is not Kind.REPORTER:
        return deny("Raise a concern from the “Speak up” pages, without signing in.")
    return allow("Anybody may raise a concern.")


def may_keep_draft(actor: Actor, draft: OwnThing) -> Decision:
    """Only the reporter who began a draft may go on with it."""
    return _own(actor, draft)


def may_raise(actor: Actor) -> Decision:
    """The same as beginning one."""
    return may_speak(actor)


def may_join(actor: Actor) -> Decision:
    """Whoever holds joining words may join: the words are the permission."""
    if actor.kind is not Kind.REPORTER:
        return deny("Join a concern from the “Speak up” pages, without signing in.")
    return allow("You were given joining words.")


def may_lodge(actor: Actor) -> Decision:
    """Conveners lodge collective concerns; a conflict never takes that away."""
    if not actor.has(Role.CONVENER):
        return deny("Only a convener, such as a union, can lodge a collective concern.")
    return allow("You lodge collective concerns.")


def may_issue_tokens(actor: Actor) -> Decision:
    """Joining words go to conveners alone."""
    if not actor.has(Role.CONVENER):
        return deny("Only the convener of this concern can print joining words.")
    return allow("You are its convener.")


def may_check_conflicts(actor: Actor, holds: bool, excluded: frozenset[str]) -> Decision:
    """Whoever handles a concern must be free of conflict today, not only when it came.

    To somebody in conflict it answers exactly as an unknown id does.
    """
    if not actor.has(*HANDLES, Role.INVESTIGATOR):
        return deny("Only a receiver or the investigator can do this.")
    if not holds or actor.id in excluded:
        return deny("This is no longer here. Go back and look again.")
    return allow("You have no conflict here.")


def may_acknowledge(actor: Actor) -> Decision:
    """Receivers acknowledge."""
    return _handles(actor, "acknowledge a concern")


def may_triage(actor: Actor) -> Decision:
    """Receivers decide the route."""
    return _handles(actor, "decide what happens with a concern")


def may_share(actor: Actor) -> Decision:
    """Receivers share."""
    return _handles(actor, "share a concern")


def may_give_feedback(actor: Actor) -> Decision:
    """Receivers answer."""
    return _handles(actor, "answer a concern")


def may_close(actor: Actor) -> Decision:
    """Receivers close."""
    return _handles(actor, "close a concern")


def may_open_original(actor: Actor) -> Decision:
    """Receivers and the investigator open files as they were sent."""
    if not actor.has(*HANDLES, Role.INVESTIGATOR):
        return deny("Only a receiver or the investigator can open this file.")
    return allow("You handle this concern.")


def may_write(actor: Actor, concern: OwnThing) -> Decision:
    """A reporter writes in their own thread; a receiver or convener where they hold a grant."""
    if actor.kind is Kind.REPORTER:
        return _own(actor, concern)
    if not actor.has(*HANDLES, Role.CONVENER):
        return deny("Only a receiver or the convener can write here.")
    return allow("You hold this concern.")


def may_say_how(actor: Actor, concern: OwnThing) -> Decision:
    """Only those who raised a concern can say how it was taken."""
    return _own(actor, concern)


def may_tidy(actor: Actor) -> Decision:
    """Counting who joined and forgetting drafts is the clock's work."""
    if not actor.has(Role.CLOCK):
        return deny("Only the nightly run does this.")
    return allow("It is done every night.")


def _handles(actor: Actor, what: str) -> Decision:
    if not actor.has(*HANDLES):
        return deny(f"Only a receiver can {what}.")
    return allow("You are a receiver.")


def _own(actor: Actor, thing: OwnThing) -> Decision:
    if actor.kind is not Kind.REPORTER or actor.id != str(thing.id):
        return deny(NOT_YOURS)
    return allow("This is your own.")
