"""Opening a name by two people: a receiver asks, a second keeper answers, both with reasons."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from typing import Any

from upheld.concerns import identity, policy, states
from upheld.concerns.events import (
    IdentityAsked,
    IdentityOpened,
    IdentityRefused,
    IdentityReleased,
)
from upheld.concerns.identity import Kept
from upheld.concerns.models import Concern, IdentityRequest
from upheld.concerns.opening import Opened
from upheld.concerns.requests import Wanted, wanted
from upheld.concerns.sealing import Kind, from_text, put, recipient_of
from upheld.concerns.states import Asked
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.kernel.sealing import CannotOpen, pad, seal, unpad
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring

from .handling import checked

OPEN_FOR = timedelta(days=1)
GONE = "This is no longer here. Go back and look again."


@command(policy.may_ask_identity, record_refusals=True)
def ask_identity(
    *, actor: Actor, at: datetime, concern: Concern, reason: str, keys: Keyring
) -> tuple[IdentityRequest, IdentityAsked]:
    """Ask the second keepers to open who a reporter in confidence is. The reporter is told."""
    found = checked(actor, at, concern, keys)
    _require_reason(reason)
    kept = identity.kept(actor=actor, keys=keys, compartment=found.content.get("identity"))
    second = _who_may_answer(kept, found, at)
    _require_none_waiting(actor, keys, found)
    reporter = from_text(found.content["reporter"])
    compartment = vault.open_compartment(
        actor=actor,
        at=at,
        holders=(*holders.of_persons([actor.id], at), reporter, *second),
        keys=keys,
    )
    content: dict[str, Any] = {
        "reporter": reporter.id,
        "asked_by": actor.id,
        "post": actor.post_title,
        "words": reason,
        "inner": base64.b64encode(kept.inner if kept else b"").decode(),
    }
    same: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    body = put(**same, into=compartment.id, kind=Kind.IDENTITY_ASKED, content=content)
    request = IdentityRequest(compartment_id=compartment.id, asked_on=day_of(at))
    request.save(force_insert=True)
    # The concern remembers which request is about it; nothing in the clear does.
    link = {"request": str(request.id)}
    put(**same, into=concern.compartment_id, kind=Kind.IDENTITY_LINK, content=link)
    return request, IdentityAsked(
        request=str(request.id),
        concern=str(concern.id),
        body=str(body),
        seal_to=(compartment.recipient, recipient_of(actor, concern.compartment_id)),
    )


@command(policy.may_answer_identity, record_refusals=True)
def release_identity(
    *, actor: Actor, at: datetime, request: IdentityRequest, reason: str, keys: Keyring
) -> tuple[IdentityRequest, IdentityReleased]:
    """Agree that a name is opened: seal it anew, to whoever asked, for one day."""
    asked = _answering(actor, request, reason, keys)
    inner = identity.opened_by_keeper(asked.inner, keys)
    if inner is None or inner.reporter != asked.reporter:
        raise NotPossible("What was sent to you is not the name of whoever raised this concern.")
    to = holders.of_persons([asked.asked_by], at)
    if not to:
        raise NotPossible("The keys of whoever asked no longer count. Nothing was released.")
    released = seal(pad(inner.words.encode()), [to[0].recipient])
    body = put(
        actor=actor,
        at=at,
        into=request.compartment_id,
        kind=Kind.IDENTITY_RELEASED,
        content={
            "words": reason,
            "released": base64.b64encode(released).decode(),
            "until": (at + OPEN_FOR).isoformat(),
        },
        keys=keys,
    )
    _move(request, Asked.RELEASED)
    event = IdentityReleased(
        request=str(request.id),
        body=str(body),
        seal_to=(recipient_of(actor, request.compartment_id),),
    )
    return request, event


@command(policy.may_answer_identity, record_refusals=True)
def refuse_identity(
    *, actor: Actor, at: datetime, request: IdentityRequest, reason: str, keys: Keyring
) -> tuple[IdentityRequest, IdentityRefused]:
    """Do not agree that a name is opened, with a reason that the reporter reads too."""
    _answering(actor, request, reason, keys)
    body = put(
        actor=actor,
        at=at,
        into=request.compartment_id,
        kind=Kind.IDENTITY_REFUSED,
        content={"words": reason},
        keys=keys,
    )
    _move(request, Asked.REFUSED)
    event = IdentityRefused(
        request=str(request.id),
        body=str(body),
        seal_to=(recipient_of(actor, request.compartment_id),),
    )
    return request, event


@command(policy.may_open_identity, record_refusals=True)
def open_identity(
    *, actor: Actor, at: datetime, concern: Concern, request: IdentityRequest, keys: Keyring
) -> tuple[str, IdentityOpened]:
    """Read who a reporter is, within a day of the second keeper's answer. It is recorded."""
    found = checked(actor, at, concern, keys)
    asked = wanted(actor=actor, keys=keys, request=request)
    if asked is None or asked.asked_by != actor.id or asked.reporter != _reporter(found):
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
    put(
        actor=actor,
        at=at,
        into=request.compartment_id,
        kind=Kind.IDENTITY_OPENED,
        content={},
        keys=keys,
    )
    event = IdentityOpened(
        concern=str(concern.id),
        request=str(request.id),
        seal_to=(recipient_of(actor, concern.compartment_id),),
    )
    return words, event


def _who_may_answer(kept: Kept | None, found: Opened, at: datetime) -> list[Holder]:
    if kept is None or kept.words or not kept.inner:
        raise NotPossible("No name is kept here that takes a second keeper to open.")
    today = {
        each.id
        for each in identity.second_keepers(
            named_posts=found.named_posts, struck=found.struck, at=at
        )
    }
    left = [each for each in kept.keepers if each in today and each not in found.excluded]
    second = holders.of_persons(left, at)
    if not second:
        raise NotPossible(
            "No second keeper without a conflict is left, so nobody can open this name. "
            "Ask the reporter, in a message, whether they wish to say who they are."
        )
    return second


def _require_none_waiting(actor: Actor, keys: Keyring, found: Opened) -> None:
    links = identity.requests_of(actor=actor, keys=keys, compartment=found.concern.compartment_id)
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


def _reporter(found: Opened) -> str:
    return str(found.content.get("reporter", {}).get("id", ""))


def _move(request: IdentityRequest, then: Asked) -> None:
    states.require_asked(Asked(request.state), then=then)
    request.state = then.value
    request.save()


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise NotPossible("Give your reason.")
