"""Whether a receiver may write down what somebody else says: a sum of the house."""

from __future__ import annotations

from datetime import date, datetime

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible

from . import identity, routing
from .routing import Reader
from .states import KnownAs
from .submission import Submission


def others(readers: list[Reader], actor: Actor) -> tuple[str, ...]:
    """The posts to which a caller can be passed on."""
    return tuple(each.post_title for each in readers if each.person != actor.id)


def require_fit(actor: Actor, sent: Submission, at: date | datetime) -> None:
    """Raise `NotPossible` unless the receiver is among those who would read it.

    Somebody in conflict, or struck by the caller, passes the caller on and writes nothing.
    """
    found = routing.readers(
        named_posts=sent.named_posts, somebody_else=sent.somebody_else, struck=sent.struck, at=at
    )
    if actor.id not in {each.person for each in found}:
        to = ", ".join(others(found, actor))
        raise NotPossible(f"You cannot take this down. Pass the caller on to: {to}.")
    if sent.known_as is KnownAs.CONFIDENTIAL and not identity.second_keepers(
        named_posts=sent.named_posts, struck=sent.struck, at=at
    ):
        raise NotPossible(
            "Nobody could be the second to open this name. Do not write it down: "
            "the caller can give it later, with the receipt."
        )
