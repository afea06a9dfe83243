"""A conflict that appears later: who can read a concern is worked out again."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from upheld.concerns import desk, keeping_away, opening, policy, renewing
from upheld.concerns.adding import Thread
from upheld.concerns.events import EverybodyTold, PostNamed, ReadersRenewed
from upheld.concerns.models import Concern
from upheld.concerns.opening import Opened
from upheld.concerns.requests import left_behind
from upheld.concerns.sealing import Kind, put
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.command import command
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .handling import checked, sealed_to
from .identities import lapse_identity


@command(policy.may_name_post, record_refusals=True)
def name_post(
    *, actor: Actor, at: datetime, concern: Concern, post: UUID, reason: str, keys: Keyring
) -> tuple[Concern, PostNamed]:
    """Record that a concern is also about another post, and work out anew who can read it.

    That may take it away from whoever records it. The reason lies on the receivers' desk.
    """
    found = checked(actor, at, concern, keys)
    if not reason.strip():
        raise NotPossible("Write a few words.")
    if not people.post_titles([post]):
        raise NotPossible("Choose a post from the list.")
    if post in found.named_posts:
        raise NotPossible("This post is named already.")
    why = {"post": str(post), "words": reason}
    body = desk.lay(actor=actor, at=at, keys=keys, found=found, kind=Kind.NAMED, content=why)
    named = sorted({*found.content["named_posts"], str(post)})
    concern.body = put(
        actor=actor,
        at=at,
        into=concern.compartment_id,
        kind=Kind.CONCERN,
        content=found.content | {"named_posts": named},
        keys=keys,
    )
    concern.save()
    renew_readers(actor=actor, at=at, concern=concern, keys=keys)
    concern.refresh_from_db()  # it may lie in another compartment now
    event = PostNamed(concern=str(concern.id), body=str(body), seal_to=sealed_to(actor, concern))
    return concern, event


@command(policy.may_renew_readers, record_refusals=True)
def renew_readers(
    *, actor: Actor, at: datetime, concern: Concern, keys: Keyring
) -> tuple[Concern, ReadersRenewed]:
    """Leave out whoever is in conflict now or has left, and bring somebody in if nobody is left.

    Whoever renews because of a conflict of their own can only bring others in.
    """
    found = opening.one(actor=actor, keys=keys, concern=concern, today=day_of(at))
    if found is None:
        raise NotPermitted("This is no longer here. Go back and look again.")
    change = _change(actor, at, keys, found)
    if change:
        same: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
        renewing.renew(**same, found=found, change=change)
        out = frozenset({actor.id}) if actor.id in change.out else change.out
        for thread in _threads(actor, keys, concern):
            for request in left_behind(actor=actor, keys=keys, thread=thread, out=out):
                lapse_identity(**same, request=request, thread=thread)
    return concern, ReadersRenewed(
        concern=str(concern.id),
        left_out=len(change.out),
        brought_in=len(change.into),
        seal_to=sealed_to(actor, concern),
    )


@command(policy.may_tell_everybody)
def tell_everybody(*, actor: Actor, at: datetime, keys: Keyring) -> tuple[int, EverybodyTold]:
    """Tell everybody's own session from which matters it must keep away, under seal."""
    persons = keeping_away.tell(actor=actor, at=at, keys=keys)
    return persons, EverybodyTold(on=day_of(at), persons=persons)


def _change(actor: Actor, at: datetime, keys: Keyring, found: Opened) -> renewing.Change:
    compartment = found.concern.compartment_id
    held = vault.holders_of(actor=actor, keys=keys, compartment=compartment)
    return renewing.needed(found, held, at=at)


def _threads(actor: Actor, keys: Keyring, concern: Concern) -> list[Thread]:
    joined = opening.signatories_of(actor=actor, keys=keys, concern=concern.id)
    return [concern, *(each.signatory for each in joined)]
