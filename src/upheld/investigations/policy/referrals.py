"""Who may refer something outside. Pure functions of plain values."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Decision, allow, deny

from .casework import NOT_HERE, Appointed, _must_not_know


def may_register_body_key(actor: Actor) -> Decision:
    """A receiver, who has compared the fingerprint with the body by another way."""
    if not actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER):
        return deny("Only a receiver of concerns can register the key of a body outside.")
    return allow("You receive concerns.")


def may_refer(actor: Actor, investigation: Appointed) -> Decision:
    """The investigator, and whoever received the concern. Nobody else knows of a referral."""
    if _must_not_know(
        actor, investigation, investigation.investigator_id, investigation.receiver_id
    ):
        return deny(NOT_HERE)
    return allow("You answer for what is referred from this investigation.")
