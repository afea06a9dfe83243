"""Who enters, counts and writes what is published about speaking up."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Decision, allow, deny

from .concern import HANDLES


def may_publish_statistics(actor: Actor) -> Decision:
    """The clock publishes, on fixed days; nobody chooses a day."""
    if not actor.has(Role.CLOCK):
        return deny("Only the nightly run publishes numbers, on fixed days.")
    return allow("It is done on fixed days.")


def may_enter_departures(actor: Actor) -> Decision:
    """Who left, and on what terms, is known to human resources."""
    if not actor.has(Role.HUMAN_RESOURCES):
        return deny("Only human resources can enter these numbers.")
    return allow("You work in human resources.")


def may_seal_code(actor: Actor) -> Decision:
    """Whoever decides on a concern says in one code whether something is done."""
    if not actor.has(*HANDLES):
        return deny("Only a receiver can do this.")
    return allow("You are a receiver.")


def may_count_codes(actor: Actor) -> Decision:
    """The codes open for independent holders alone."""
    if not actor.has(Role.INDEPENDENT_HOLDER):
        return deny("Only an independent holder can count these.")
    return allow("You are an independent holder.")


def may_write_return(actor: Actor) -> Decision:
    """Receivers and independent holders write what was done and what came of it."""
    if not actor.has(*HANDLES):
        return deny("Only a receiver or an independent holder can write this.")
    return allow("You receive concerns.")
