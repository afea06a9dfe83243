"""The register of requests under the law: recorded, exemptions noted, extended, answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.concerns import desk, law, policy
from upheld.concerns.events import (
    ExemptionNoted,
    LegalRequestAnswered,
    LegalRequestExtended,
    LegalRequestHandedOver,
    LegalRequestRecorded,
)
from upheld.concerns.law import Asked
from upheld.concerns.models import Concern, LegalRequest
from upheld.concerns.opening import Opened
from upheld.concerns.sealing import Kind, compartment_of, put, recipient_of
from upheld.concerns.states import AFTER_REQUEST, LegalKind, RequestState
from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.command import command
from upheld.people import holders as posts
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault import queries as vault_queries
from upheld.vault.keyring import Keyring

from .handling import checked

MOST = 8
GONE = "This is no longer here. Go back and look again."


@command(policy.may_record_request, record_refusals=True)
def record_request(
    *,
    actor: Actor,
    at: datetime,
    kind: LegalKind,
    from_whom: str,
    words: str,
    received_on: date,
    due_on: date | None,
    keys: Keyring,
    concern: Concern | None = None,
) -> tuple[LegalRequest, LegalRequestRecorded]:
    """Record a request, with its clock. What is about a concern is for its receivers alone."""
    _require(from_whom, words)
    day = _due(LegalKind(kind), received_on, due_on, today=day_of(at))
    found = checked(actor, at, concern, keys) if concern else None
    persons = _who_keeps(actor, at, found, keys)
    made = vault.open_compartment(
        actor=actor, at=at, holders=tuple(holders.of_persons(persons, at)[:MOST]), keys=keys
    )
    content: dict[str, Any] = {
        "kind": LegalKind(kind).value,
        "from": from_whom,
        "words": words,
        "concern": str(concern.id) if concern else "",
        "named_posts": [str(each) for each in found.named_posts] if found else [],
        "struck": [str(each) for each in found.struck] if found else [],
    }
    same: dict[str, Any] = {"actor": actor, "at": at, "into": made.id, "keys": keys}
    body = put(**same, kind=Kind.LEGAL_REQUEST, content=content)
    request = LegalRequest(compartment_id=made.id, received_on=received_on, due_on=day)
    request.save(force_insert=True)
    event = LegalRequestRecorded(
        request=str(request.id), body=str(body), due=day, seal_to=(made.recipient,)
    )
    return request, event


@command(policy.may_work_on_request, record_refusals=True)
def note_exemption(
    *, actor: Actor, at: datetime, request: LegalRequest, what: str, why: str, keys: Keyring
) -> tuple[LegalRequest, ExemptionNoted]:
    """Write down what is kept back from the answer, and why the law lets it be."""
    _open(actor, at, request, keys)
    _require(what, why)
    body = _put(actor, at, request, keys, kind=Kind.LEGAL_NOTE, content={"what": what, "why": why})
    event = ExemptionNoted(
        request=str(request.id), body=str(body), seal_to=_sealed_to(actor, request)
    )
    return request, event


@command(policy.may_work_on_request, record_refusals=True)
def extend_request(
    *, actor: Actor, at: datetime, request: LegalRequest, reason: str, keys: Keyring
) -> tuple[LegalRequest, LegalRequestExtended]:
    """Take two more months for a complex subject-access request, once, and within its time."""
    asked = _open(actor, at, request, keys)
    _require(reason)
    if asked.kind is not LegalKind.SUBJECT_ACCESS or asked.is_extended:
        raise NotPossible("Only a subject-access request can be extended, and only once.")
    if day_of(at) > request.due_on:
        raise NotPossible("Its time is over, so that it can no longer be extended.")
    request.due_on = law.due(request.received_on, law.MONTHS + law.MORE_MONTHS)
    request.save()
    said = {"extended": request.due_on.isoformat(), "why": reason}
    body = _put(actor, at, request, keys, kind=Kind.LEGAL_NOTE, content=said)
    return request, LegalRequestExtended(
        request=str(request.id),
        body=str(body),
        due=request.due_on,
        seal_to=_sealed_to(actor, request),
    )


@command(policy.may_work_on_request, record_refusals=True)
def answer_request(
    *, actor: Actor, at: datetime, request: LegalRequest, words: str, keys: Keyring
) -> tuple[LegalRequest, LegalRequestAnswered]:
    """Say what was given and when, and stop the clock."""
    _open(actor, at, request, keys)
    _require(words)
    body = _put(actor, at, request, keys, kind=Kind.LEGAL_ANSWER, content={"words": words})
    request.state = RequestState.ANSWERED.value
    request.save()
    event = LegalRequestAnswered(
        request=str(request.id), body=str(body), seal_to=_sealed_to(actor, request)
    )
    return request, event


@command(policy.may_work_on_request, record_refusals=True)
def hand_over_request(
    *, actor: Actor, at: datetime, request: LegalRequest, keys: Keyring
) -> tuple[LegalRequest, LegalRequestHandedOver]:
    """Let those who receive a concern now keep a request about it, and nobody else.

    Whoever may no longer read the concern can only bring others in. What is written later
    goes where a copy of an old key does not reach.
    """
    place = compartment_of(actor, request.compartment_id)
    held = vault_queries.holders_of(actor=actor, keys=keys, compartment=place)
    if actor.id not in held:
        raise NotPermitted(GONE)
    after = law.after_hand_over(actor=actor, keys=keys, request=request, at=at)
    if after is None:
        raise NotPossible("Those who receive this concern keep the request already.")
    to = tuple(holders.of_persons(after, at)[:MOST])
    same: dict[str, Any] = {"actor": actor, "at": at, "compartment": place, "keys": keys}
    if set(held) <= set(after):
        vault.change_holders(**same, holders=to)
    else:
        request.compartment_id = vault.continue_compartment(**same, holders=to).id
        request.save()
    seal_to = _sealed_to(actor, request)
    event = LegalRequestHandedOver(request=str(request.id), kept_by=len(to), seal_to=seal_to)
    return request, event


def _who_keeps(actor: Actor, at: datetime, found: Opened | None, keys: Keyring) -> list[str]:
    on = day_of(at)
    if found is None:
        every = [each.person for each in posts.with_role(Role.RECEIVER, on=on)]
        return [actor.id, *(each for each in every if each != actor.id)]
    place = found.concern.compartment_id
    held = vault_queries.holders_of(actor=actor, keys=keys, compartment=place)
    left = [each for each in desk.receivers(held, on=on) if each not in found.excluded]
    return [actor.id, *(each for each in left if each != actor.id)]


def _due(kind: LegalKind, received: date, due: date | None, *, today: date) -> date:
    if received > today:
        raise NotPossible("It cannot have come on a day that is still to come.")
    if kind is LegalKind.SUBJECT_ACCESS:
        return law.due(received, law.MONTHS)
    if due is None or due < received:
        raise NotPossible("Enter the day by which the court or the statute wants an answer.")
    return due


def _open(actor: Actor, at: datetime, request: LegalRequest, keys: Keyring) -> Asked:
    found = law.asked(actor=actor, keys=keys, request=request, today=day_of(at))
    if found is None:
        raise NotPermitted(GONE)
    if RequestState.ANSWERED not in AFTER_REQUEST[RequestState(request.state)]:
        raise NotPossible("This has been answered already.")
    return found


def _put(
    actor: Actor,
    at: datetime,
    request: LegalRequest,
    keys: Keyring,
    *,
    kind: Kind,
    content: dict[str, Any],
) -> UUID:
    into = request.compartment_id
    return put(actor=actor, at=at, into=into, kind=kind, content=content, keys=keys)


def _sealed_to(actor: Actor, request: LegalRequest) -> tuple[str, ...]:
    return (recipient_of(actor, request.compartment_id),)


def _require(*words: str) -> None:
    if not all(each.strip() for each in words):
        raise NotPossible("Write a few words.")
