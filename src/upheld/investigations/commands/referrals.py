"""Referring something outside. Whoever does not hold a referral cannot tell that there is one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from upheld.concerns import queries as concerns
from upheld.investigations import outsiders, policy, referring
from upheld.investigations.events import (
    BodyKeyRegistered,
    ReferralCameBack,
    ReferralMade,
    ReferralTaken,
)
from upheld.investigations.models import BodyKey, Investigation, Referral
from upheld.investigations.outside_bodies import CameBack, Compared, OutsideBody
from upheld.investigations.referring import Chosen
from upheld.investigations.writing import holders_of_keys, next_number, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault_commands
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Compartment


@command(policy.may_register_body_key)
def register_body_key(
    *,
    actor: Actor,
    at: datetime,
    body: OutsideBody,
    recipient: str,
    heard: str,
    compared: Compared,
) -> tuple[BodyKey, BodyKeyRegistered]:
    """Register a body's public key. `heard` is the fingerprint that the body itself read out.

    Raises `NotPossible` for what is no key, and where the two fingerprints differ.
    """
    fingerprint = concerns.recipient_fingerprint(recipient=recipient)
    if fingerprint is None:
        raise NotPossible("This is not a public key of age. Ask them to send it again.")
    if "".join(heard.split()).lower() != fingerprint.replace(" ", ""):
        raise NotPossible(
            "The fingerprint that you heard is not the one of this key. Do not use it: somebody "
            "may have put another key in its place. Ask the body to send its key by another way."
        )
    row = BodyKey.objects.create(
        body=body.value,
        number=next_number(BodyKey.objects.filter(body=body.value)),
        recipient=recipient.strip(),
        compared=compared.value,
        checked_by_id=actor.id,
        checked_in_id=actor.post,
        registered_on=day_of(at),
    )
    return row, BodyKeyRegistered(
        key=str(row.id), body=row.body, fingerprint=fingerprint, compared=row.compared
    )


@command(policy.may_refer)
def refer(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    to: OutsideBody,
    chosen: Chosen,
    answer_by: date,
    is_shared: bool,
    keys: Keyring,
) -> tuple[Referral, ReferralMade]:
    """Seal what was chosen to the body's key, and keep the file for those who hold the referral.

    With `is_shared` receiver and investigator both hold it. Raises `NotPossible` without a key.
    """
    key = _ready(to, answer_by, day_of(at))
    said(chosen.words, "Say why this is sent.")
    made = referring.bundle(
        actor=actor, keys=keys, investigation=investigation, chosen=chosen, to=key, on=day_of(at)
    )
    both = [investigation.investigator_id, investigation.receiver_id] if is_shared else []
    place = vault_commands.open_compartment(
        actor=actor, at=at, holders=holders_of_keys([actor.id, *both], at), keys=keys
    )
    content = made.about() | {
        "investigation": str(investigation.id),
        "to": to.value,
        "made_on": day_of(at).isoformat(),
        "answer_by": answer_by.isoformat(),
        "by": actor.post_title,
    }
    row = _kept(place, content, made.sealed, {"actor": actor, "at": at, "keys": keys})
    return row, ReferralMade(
        referral=str(row.id),
        key=str(key.id),
        digest=made.digest,
        documents=tuple(str(each) for each in chosen.documents),
        seal_to=(place.recipient,),
    )


def _kept(
    place: Compartment, content: dict[str, Any], sealed: bytes, seals: dict[str, Any]
) -> Referral:
    """The words that the house reads, and beside them the file that it cannot open."""
    body = sealed_into(place.id, kind="referral", content=content, **seals)
    sealed_into(place.id, kind="referral-file", content={}, attachment=sealed, **seals)
    return Referral.objects.create(compartment=place, body_id=body)


def _ready(to: OutsideBody, answer_by: date, today: date) -> BodyKey:
    key = referring.key_of(to.value)
    if key is None:
        raise NotPossible("No key of this body is registered. A receiver can register it.")
    if answer_by <= today:
        raise NotPossible("The day by which you expect an answer must lie in the future.")
    return key


@command(policy.may_refer)
def take_referral(
    *, actor: Actor, at: datetime, investigation: Investigation, referral: Referral, keys: Keyring
) -> tuple[Referral, ReferralTaken]:
    """Record that the sealed file is taken; then `queries.referral_file` gives it."""
    _require_held(actor, keys, referral)
    sealed_to = (referral.refusals_sealed_to(),)
    return referral, ReferralTaken(referral=str(referral.id), seal_to=sealed_to)


@command(policy.may_refer)
def record_what_came_back(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    referral: Referral,
    kind: CameBack,
    words: str,
    keys: Keyring,
) -> tuple[Referral, ReferralCameBack]:
    """Put down what the body answered, did or decided. What was put down before stays."""
    _require_held(actor, keys, referral)
    body = sealed_into(
        referral.compartment_id,
        actor=actor,
        at=at,
        kind="referral-answer",
        content={
            "kind": kind.value,
            "words": said(words, "Say what came back, in a few words."),
            "by": actor.post_title,
            "day": day_of(at).isoformat(),
        },
        keys=keys,
    )
    return referral, ReferralCameBack(
        referral=str(referral.id), body=str(body), seal_to=(referral.refusals_sealed_to(),)
    )


def _require_held(actor: Actor, keys: Keyring, referral: Referral) -> None:
    if not outsiders.opens(actor=actor, keys=keys, body=referral.body_id):
        raise NotPossible(policy.NOT_HERE)
