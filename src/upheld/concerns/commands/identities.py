"""Opening a name by two people: a receiver asks, a second keeper answers, both with reasons."""

from __future__ import annotations

import base64
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from upheld.concerns import desk, identity, policy, seconding, states
from upheld.concerns.adding import Thread
from upheld.concerns.events import (
    IdentityAsked,
    IdentityLapsed,
    IdentityOpened,
    IdentityRefused,
    IdentityReleased,
)
from upheld.concerns.models import Concern, IdentityRequest, Signatory
from upheld.concerns.opening import Opened
from upheld.concerns.requests import Part, Wanted, part_of, wanted
from upheld.concerns.sealing import Kind, put, recipient_of
from upheld.concerns.states import Asked
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.kernel.sealing import CannotOpen, pad, seal, unpad
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault import queries as vault_queries
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring

from .handling import checked

OPEN_FOR = timedelta(days=1)
GONE = "This is no longer here. Go back and look again."


@command(policy.may_ask_identity, record_refusals=True)
def ask_identity(
    *,
    actor: Actor,
    at: datetime,
    concern: Concern,
    reason: str,
    keys: Keyring,
    signatory: Signatory | None = None,
) -> tuple[IdentityRequest, IdentityAsked]:
    """Ask the second keepers to open who spoke in confidence. Whoever spoke is told.

    That is the reporter, or one of those who joined.
    """
    found = checked(actor, at, concern, keys)
    _require_reason(reason)
    part = _part(actor, keys, found, signatory)
    inner, second = _who_may_answer(actor, keys, part, found, at)
    _require_none_waiting(actor, keys, part)
    same: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    asking = (*holders.of_persons([actor.id], at), part.reporter, *second)
    made = vault.open_compartment(**same, holders=asking)
    content: dict[str, Any] = {
        "reporter": part.reporter_id,
        "asked_by": actor.id,
        "post": actor.post_title,
        "words": reason,
        "inner": base64.b64encode(inner).decode(),
    }
    body = put(**same, into=made.id, kind=Kind.IDENTITY_ASKED, content=content)
    request = IdentityRequest(compartment_id=made.id, asked_on=day_of(at))
    request.save(force_insert=True)
    # The part remembers which request is about it; nothing in the clear does.
    put(**same, into=part.place, kind=Kind.IDENTITY_LINK, content={"request": str(request.id)})
    seal_to = (made.recipient, recipient_of(actor, part.place))
    event = IdentityAsked(
        request=str(request.id), concern=str(concern.id), body=str(body), seal_to=seal_to
    )
    return request, event


@command(policy.may_answer_identity, record_refusals=True)
def release_identity(
    *, actor: Actor, at: datetime, request: IdentityRequest, reason: str, keys: Keyring
) -> tuple[IdentityRequest, IdentityReleased]:
    """Agree that a name is opened: seal it anew, to whoever asked, for one day."""
    asked = _answering(actor, request, reason, keys)
    inner = identity.opened_by_keeper(asked.inner, keys)
    if inner is None or inner.reporter != asked.reporter:
        raise NotPossible("What was sent to you is not the name of whoever raised this concern.")
    to = holders.of_persons(desk.receivers([asked.asked_by], on=day_of(at)), at)
    if not to:
        raise NotPossible("Whoever asked receives no concerns any more. Nothing was released.")
    released = seal(pad(inner.words.encode()), [to[0].recipient])
    content = {
        "words": reason,
        "released": base64.b64encode(released).decode(),
        "until": (at + OPEN_FOR).isoformat(),
    }
    answered = _answer(actor, at, request, keys, kind=Kind.IDENTITY_RELEASED, content=content)
    return request, IdentityReleased(**answered)


@command(policy.may_answer_identity, record_refusals=True)
def refuse_identity(
    *, actor: Actor, at: datetime, request: IdentityRequest, reason: str, keys: Keyring
) -> tuple[IdentityRequest, IdentityRefused]:
    """Do not agree that a name is opened, with a reason that the reporter reads too."""
    _answering(actor, request, reason, keys)
    content = {"words": reason}
    answered = _answer(actor, at, request, keys, kind=Kind.IDENTITY_REFUSED, content=content)
    return request, IdentityRefused(**answered)


@command(policy.may_lapse_identity, record_refusals=True)
def lapse_identity(
    *, actor: Actor, at: date, request: IdentityRequest, thread: Thread, keys: Keyring
) -> tuple[IdentityRequest, IdentityLapsed]:
    """Let a request come to nothing whose asker reads the concern no longer. Its reporter is told.

    In the clear it looks like one that was refused: that somebody was left out is nobody's
    to see. Raises `NotPossible` while whoever asked can still read what was said.
    """
    place = thread.compartment_id
    asker = identity.asked_for(actor=actor, keys=keys, compartment=place).get(request.id)
    if asker is None:
        raise NotPermitted(GONE)
    reads = vault_queries.holders_of(actor=actor, keys=keys, compartment=place)
    if asker in reads and asker != actor.id:
        raise NotPossible("Whoever asked can still read this.")
    _move(request, Asked.REFUSED)
    seal_to = (recipient_of(actor, place),)
    return request, IdentityLapsed(request=str(request.id), seal_to=seal_to)


@command(policy.may_open_identity, record_refusals=True)
def open_identity(
    *,
    actor: Actor,
    at: datetime,
    concern: Concern,
    request: IdentityRequest,
    keys: Keyring,
    signatory: Signatory | None = None,
) -> tuple[str, IdentityOpened]:
    """Read who spoke, within a day of the second keeper's answer. It is recorded."""
    found = checked(actor, at, concern, keys)
    part = _part(actor, keys, found, signatory)
    asked = wanted(actor=actor, keys=keys, request=request)
    if asked is None or asked.asked_by != actor.id or asked.reporter != part.reporter_id:
        raise NotPermitted(GONE)
    if asked.released is None or asked.until is None:
        raise NotPossible("A second keeper has not agreed to this.")
    if at > asked.until:
        raise NotPossible("The day for opening this is over. Ask again, with a reason.")
    if asked.answered_by in found.excluded:
        raise NotPossible("The second keeper who agreed has a conflict here now. Ask again.")
    try:
        words = unpad(keys.unseal(asked.released)).decode()
    except CannotOpen as no:
        raise NotPermitted(GONE) from no
    same: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    put(**same, into=request.compartment_id, kind=Kind.IDENTITY_OPENED, content={})
    event = IdentityOpened(
        concern=str(concern.id),
        request=str(request.id),
        seal_to=(recipient_of(actor, part.place),),
    )
    return words, event


def _part(actor: Actor, keys: Keyring, found: Opened, signatory: Signatory | None) -> Part:
    part = part_of(actor=actor, keys=keys, found=found, signatory=signatory)
    if part is None:
        raise NotPermitted(GONE)
    return part


def _who_may_answer(
    actor: Actor, keys: Keyring, part: Part, found: Opened, at: datetime
) -> tuple[bytes, list[Holder]]:
    kept = identity.kept(actor=actor, keys=keys, compartment=part.name)
    if kept is None or kept.words or not kept.inner:
        raise NotPossible("No name is kept here that takes a second keeper to open.")
    struck = [UUID(each) for each in part.struck]
    possible = identity.second_keepers(named_posts=found.named_posts, struck=struck, at=at)
    today = {each.id for each in possible}
    left = [each for each in kept.keepers if each in today and each not in found.excluded]
    second = holders.of_persons(left, at)
    if not second:
        raise NotPossible(
            "No second keeper without a conflict is left, so nobody can open this name. "
            "Ask the reporter, in a message, whether they wish to say who they are."
        )
    return kept.inner, second


def _require_none_waiting(actor: Actor, keys: Keyring, part: Part) -> None:
    links = identity.requests_of(actor=actor, keys=keys, compartment=part.place)
    waiting = IdentityRequest.objects.filter(id__in=links, state=Asked.WAITING.value)
    if waiting.exists():
        raise NotPossible("A second keeper has been asked already. Wait for the answer.")


def _answering(actor: Actor, request: IdentityRequest, reason: str, keys: Keyring) -> Wanted:
    asked = wanted(actor=actor, keys=keys, request=request)
    if asked is None or asked.asked_by == actor.id:
        raise NotPermitted(GONE)
    _require_reason(reason)
    states.require_asked(Asked(request.state), then=Asked.RELEASED)
    return asked


def _answer(
    actor: Actor,
    at: datetime,
    request: IdentityRequest,
    keys: Keyring,
    *,
    kind: Kind,
    content: dict[str, str],
) -> dict[str, Any]:
    """Seal a second keeper's answer beside the request: what the event says of it."""
    into = request.compartment_id
    body = put(actor=actor, at=at, into=into, kind=kind, content=content, keys=keys)
    _move(request, Asked.RELEASED if kind is Kind.IDENTITY_RELEASED else Asked.REFUSED)
    seal_to = (recipient_of(actor, into),)
    return {"request": str(request.id), "body": str(body), "seal_to": seal_to}


def _move(request: IdentityRequest, then: Asked) -> None:
    states.require_asked(Asked(request.state), then=then)
    request.state = then.value
    request.save()


def _require_reason(reason: str) -> None:
    seconding.require_few_words(reason, "Give your reason in a sentence: a word is no reason.")
