"""What receivers do with a concern. Before each step the house looks at conflicts again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.concerns import answering, desk, granting, opening, policy, states
from upheld.concerns.events import (
    ConcernAcknowledged,
    ConcernShared,
    ConflictsChecked,
    FeedbackGiven,
    OriginalOpened,
)
from upheld.concerns.models import Concern
from upheld.concerns.opening import Opened
from upheld.concerns.sealing import Kind, put, recipient_of
from upheld.concerns.states import Obligation, Outcome, State
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger import obligations
from upheld.ledger.command import command
from upheld.vault import attachments
from upheld.vault import commands as vault
from upheld.vault import queries as vault_queries
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Mismatch, Stored


@command(policy.may_check_conflicts, record_refusals=True)
def check_conflicts(
    *, actor: Actor, at: date | datetime, concern: Concern, holds: bool, excluded: frozenset[str]
) -> tuple[Concern, ConflictsChecked]:
    """Record that conflicts were looked at again; refuse whoever is in one, or has no grant.

    The other commands of this file call it with what they have just worked out.
    """
    event = ConflictsChecked(
        concern=str(concern.id), excluded=len(excluded), seal_to=sealed_to(actor, concern)
    )
    return concern, event


@command(policy.may_acknowledge, record_refusals=True)
def acknowledge(
    *, actor: Actor, at: datetime, concern: Concern, words: str, keys: Keyring
) -> tuple[Concern, ConcernAcknowledged]:
    """Tell those who raised a concern that somebody has read it."""
    checked(actor, at, concern, keys)
    move(concern, State.ACKNOWLEDGED)
    body = say(actor, at, concern, keys, kind=Kind.ACKNOWLEDGEMENT, words=words)
    event = ConcernAcknowledged(
        concern=str(concern.id),
        body=str(body),
        update_by=states.update_by(day_of(at)),
        check_by=states.next_detriment_check(concern.received_on, today=day_of(at)),
        seal_to=sealed_to(actor, concern),
    )
    return concern, event


@command(policy.may_share, record_refusals=True)
def share(
    *, actor: Actor, at: datetime, concern: Concern, person: UUID, reason: str, keys: Keyring
) -> tuple[Concern, ConcernShared]:
    """Let an investigator without a conflict read a concern and its signatories' statements.

    Who the reporter is goes along only where the reporter chose to be named.
    """
    found = checked(actor, at, concern, keys)
    if State(concern.state) not in {State.DECIDED, State.ANSWERED}:
        raise NotPossible("Decide what happens with this concern before you share it.")
    possible = {each.person for each in granting.investigators(found, on=day_of(at))}
    if str(person) not in possible:
        raise NotPossible("Choose an investigator without a conflict in this concern.")
    if not reason.strip():
        raise NotPossible("Write a few words.")
    granting.let_read(actor=actor, at=at, keys=keys, found=found, person=person)
    content = {"words": reason, "person": str(person)}
    given: dict[str, Any] = {"actor": actor, "at": at, "keys": keys, "found": found}
    body = desk.lay(**given, kind=Kind.SHARED, content=content)
    event = ConcernShared(
        concern=str(concern.id),
        person=str(person),
        body=str(body),
        seal_to=sealed_to(actor, concern),
    )
    return concern, event


@command(policy.may_give_feedback, record_refusals=True)
def give_feedback(
    *,
    actor: Actor,
    at: datetime,
    concern: Concern,
    words: str,
    outcome: Outcome,
    keys: Keyring,
    more_to_come: bool = False,
) -> tuple[Concern, FeedbackGiven]:
    """Tell those who raised a concern what came of it. There may be more than one answer.

    Where there is more to come, the next word is owed as before. Raises `NotPossible` for an
    outcome that does not fit the route, and where a prescribed person must be named and is not.
    """
    found = checked(actor, at, concern, keys)
    answering.require_fit(actor=actor, keys=keys, found=found, outcome=outcome, words=words)
    move(concern, State.ANSWERED)
    body = say(
        actor, at, concern, keys, kind=Kind.FEEDBACK, words=words, outcome=Outcome(outcome).value
    )
    event = FeedbackGiven(
        concern=str(concern.id),
        outcome=Outcome(outcome),
        body=str(body),
        update_by=states.update_by(day_of(at)) if more_to_come else None,
        seal_to=sealed_to(actor, concern),
    )
    return concern, event


@command(policy.may_open_original, record_refusals=True)
def open_original(
    *, actor: Actor, at: datetime, concern: Concern, body: UUID, keys: Keyring
) -> tuple[Stored | Mismatch, OriginalOpened]:
    """Open a file as it was sent. Opening it is recorded.

    A `Mismatch` is a file that is not what was sealed: that is recorded too, and there is
    nothing to show.
    """
    checked(actor, at, concern, keys)
    found = vault_queries.bodies_by_id(actor=actor, keys=keys, ids=[body]).get(body)
    here = isinstance(found, vault_queries.Body) and found.compartment in _places(
        actor, keys, concern
    )
    if not here or not isinstance(found, vault_queries.Body) or found.kind != Kind.FILE:
        raise NotPossible("This file is no longer here. Go back and look again.")
    event = OriginalOpened(
        concern=str(concern.id), body=str(body), seal_to=sealed_to(actor, concern)
    )
    file = attachments.opened(found)
    row = vault_queries.body(actor=actor, id=body)
    if isinstance(file, Mismatch) and row is not None:
        vault.report_mismatch(actor=actor, at=at, body=row)
    return file, event


def _places(actor: Actor, keys: Keyring, concern: Concern) -> set[UUID]:
    """Where files of a concern lie: with it, and with what its signatories wrote."""
    joined = opening.signatories_of(actor=actor, keys=keys, concern=concern.id)
    newest = [concern.compartment_id, *(each.signatory.compartment_id for each in joined)]
    return {
        place for each in newest for place in vault_queries.before(actor=actor, compartment=each)
    }


def checked(actor: Actor, at: date | datetime, concern: Concern, keys: Keyring) -> Opened:
    """Open a concern for a step, with conflicts looked at again. Raises `NotPermitted`."""
    found = opening.one(actor=actor, keys=keys, concern=concern, today=day_of(at))
    check_conflicts(
        actor=actor,
        at=at,
        concern=concern,
        holds=found is not None,
        excluded=frozenset(found.excluded) if found else frozenset(),
    )
    if found is None:  # the policy has refused already
        raise NotPossible("This is no longer here. Go back and look again.")
    return found


def next_update(concern: Concern, on: date) -> date | None:
    """By when the next word is owed: until an answer that says that it is the last one."""
    if State(concern.state) in {State.ACKNOWLEDGED, State.DECIDED}:
        return states.update_by(on)
    owed = obligations.about(concern.id)
    promised = any(o.kind == Obligation.UPDATE and o.discharged_on is None for o in owed)
    return states.update_by(on) if promised else None


def move(concern: Concern, then: State) -> None:
    """Let a concern go on to another state, or raise `NotPossible`."""
    states.require(State(concern.state), then=then)
    concern.state = then.value
    concern.save()


def say(
    actor: Actor,
    at: datetime,
    concern: Concern,
    keys: Keyring,
    *,
    kind: Kind,
    words: str,
    **more: Any,
) -> UUID:
    """Seal words into the thread of a concern, for everybody who holds it."""
    if not words.strip():
        raise NotPossible("Write a few words.")
    return put(
        actor=actor,
        at=at,
        into=concern.compartment_id,
        kind=kind,
        content={"words": words, **more},
        keys=keys,
    )


def sealed_to(actor: Actor, concern: Concern) -> tuple[str, ...]:
    """To whom events about a concern are sealed."""
    return (recipient_of(actor, concern.compartment_id),)
