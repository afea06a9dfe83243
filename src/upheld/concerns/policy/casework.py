"""Who may work on a concern among receivers. Plain functions of plain values."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES


def may_decide_again(actor: Actor) -> Decision:
    """Receivers decide the route, as often as things change."""
    return _receives(actor, "decide what happens with a concern")


def may_ask_about_detriment(actor: Actor) -> Decision:
    """Receivers ask whether anything bad has happened."""
    return _receives(actor, "ask those who raised a concern")


def may_note(actor: Actor) -> Decision:
    """Notes are written by receivers, for receivers."""
    return _receives(actor, "write a note on a concern")


def may_link(actor: Actor) -> Decision:
    """Receivers link; that they have both concerns open, the command checks."""
    return _receives(actor, "link two concerns")


def may_name_post(actor: Actor) -> Decision:
    """Receivers record whom a concern is also about."""
    return _receives(actor, "say whom a concern is also about")


def may_renew_readers(actor: Actor) -> Decision:
    """A receiver's session does it, of their own or because of a conflict of their own.

    Whoever has come into conflict since can bring others in, and is shown nothing.
    """
    return _receives(actor, "renew who can read a concern")


def may_tell_everybody(actor: Actor) -> Decision:
    """A receiver's session, which can see who is in conflict."""
    return _receives(actor, "say who must keep away")


def may_share_grievance(actor: Actor) -> Decision:
    """Receivers tell human resources what they need to know."""
    return _receives(actor, "share a grievance")


def may_handle_grievance(actor: Actor) -> Decision:
    """Human resources and receivers; that it was shared with them, their keys show."""
    if not actor.has(*HANDLES, Role.HUMAN_RESOURCES):
        return deny("Only human resources or a receiver can record a step of a grievance.")
    return allow("It was shared with you.")


def _receives(actor: Actor, what: str) -> Decision:
    if not actor.has(*HANDLES):
        return deny(f"Only a receiver can {what}.")
    return allow("You are a receiver.")
