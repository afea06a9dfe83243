"""Who may do what at a body that oversees. Plain functions of plain values."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny


class Asked(Protocol):
    """An ask: about a matter, addressed to a post."""

    matter: UUID
    addressed_to_id: UUID


class Given(Protocol):
    """An answer: given by somebody."""

    by_person: UUID


def may_keep_the_record(actor: Actor) -> Decision:
    """Democratic services, who write the minutes."""
    if actor.kind is not Kind.PERSON or not actor.has(Role.DEMOCRATIC_SERVICES):
        return deny("Only democratic services can write the panel's record.")
    return allow("You keep the panel's record.")


def may_record(actor: Actor, matter: UUID) -> Decision:
    """Democratic services, with no conflict in the matter."""
    if actor.is_excluded_from(matter):
        return deny("You cannot write the record of this matter.")
    return may_keep_the_record(actor)


def may_answer(actor: Actor, ask: Asked) -> Decision:
    """Whoever is in the post that was asked, with no conflict in the matter."""
    if actor.kind is not Kind.PERSON or actor.post != str(ask.addressed_to_id):
        return deny("Only the post that was asked can answer.")
    if actor.is_excluded_from(ask.matter):
        return deny("You cannot answer an ask of this matter.")
    return allow("This was asked of your post.")


def may_decide(actor: Actor, ask: Asked, answer: Given) -> Decision:
    """A member of the scrutiny panel with no conflict in the matter; never of their own answer."""
    if actor.kind is not Kind.PERSON or not actor.has(Role.SCRUTINY):
        return deny("Only a member of the panel can accept an answer.")
    if actor.id == str(answer.by_person) or actor.post == str(ask.addressed_to_id):
        return deny("Nobody can accept their own answer.")
    if actor.is_excluded_from(ask.matter):
        return deny("You cannot decide in this matter.")
    return allow("You are a member of the panel.")


def may_stand_down(actor: Actor, ask: Asked) -> Decision:
    """A member of the scrutiny panel with no conflict in the matter, whose post was not asked."""
    if actor.kind is not Kind.PERSON or not actor.has(Role.SCRUTINY):
        return deny("Only the panel can stand down what it asked.")
    if actor.post == str(ask.addressed_to_id):
        return deny("Nobody can stand down what was asked of them.")
    if actor.is_excluded_from(ask.matter):
        return deny("You cannot decide in this matter.")
    return allow("You are a member of the panel.")
