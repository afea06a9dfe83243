"""What changes keys, compartments and what is sealed in them."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor, Kind
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.kernel.sealing import new_identity, recipient_of
from upheld.ledger.command import command
from upheld.ledger.laying import change, lay

from . import bodies, policy, recovery, states
from .believing import as_content, believe
from .bodies import HOLDERS, Body
from .events import (
    BodySealed,
    CompartmentContinued,
    CompartmentOpened,
    HoldersListed,
    KeysCountersigned,
    KeysOffered,
    MismatchReported,
    ReceiptKept,
)
from .grants import granted, require_holders
from .holders import Holder, fingerprint, keys_that_count, new_keys, to_sign
from .keyring import Keyring, NoGrant
from .models import Compartment, HolderKeys, Receipt, SealedBody
from .receipts import Derived, PublicHalves
from .recorded import recorded
from .states import KeyState
from .stretching import are_unlock_words

FIRST_HOLDERS = 2


@command(policy.may_offer_keys)
def offer_keys(
    *, actor: Actor, at: datetime, person: UUID, words: str
) -> tuple[HolderKeys, KeysOffered]:
    """Make a person's keys, which open with these words and count once countersigned."""
    if not are_unlock_words(words):
        raise NotPossible("Use the six words that we made for you.")
    others = HolderKeys.objects.exclude(person=person).values("person").distinct()
    if actor.kind is Kind.MACHINE and others.count() >= FIRST_HOLDERS:
        raise NotPermitted("There are two holders already. Everybody else makes their own keys.")
    for earlier in HolderKeys.objects.filter(person=person, state=KeyState.OFFERED.value):
        states.require(KeyState(earlier.state), then=KeyState.WITHDRAWN)
        earlier.state = KeyState.WITHDRAWN.value
        earlier.save(update_fields=["state"])
    keys = new_keys(person, words)
    keys.save(force_insert=True)
    return keys, KeysOffered(keys=keys.id, person=person, fingerprint=fingerprint(keys))


@command(policy.may_countersign)
def countersign(
    *, actor: Actor, at: datetime, offered: HolderKeys, keys: Keyring
) -> tuple[HolderKeys, KeysCountersigned]:
    """Vouch for another person's keys after comparing the fingerprint with them.

    First keys count at once; changed keys wait a day. Raises `NotPermitted` unless the
    signer's own keys count, or these are the first keys of all.
    """
    states.require(KeyState(offered.state), then=KeyState.COUNTERSIGNED)
    signed = HolderKeys.objects.filter(state=KeyState.COUNTERSIGNED.value)
    is_change = signed.filter(person=offered.person).exists()
    others = signed.exclude(person=offered.person).values("person").distinct().count()
    if actor.kind is Kind.MACHINE and (is_change or others >= FIRST_HOLDERS):
        raise NotPermitted("There are two holders already. One of them must countersign.")
    offered.state = KeyState.COUNTERSIGNED.value
    offered.countersigned_by = _signers_keys(keys, at, is_first_of_all=not signed.exists())
    offered.countersignature = keys.sign(to_sign(offered))
    offered.counts_from = at + states.WAIT_AFTER_CHANGE if is_change else at
    offered.save()
    return offered, KeysCountersigned(
        keys=offered.id,
        person=offered.person,
        fingerprint=fingerprint(offered),
        countersigned_by=offered.countersigned_by.id,
        counts_from=offered.counts_from,
    )


def _signers_keys(keys: Keyring, at: datetime, *, is_first_of_all: bool) -> HolderKeys:
    if is_first_of_all:
        signer = HolderKeys.objects.filter(person=keys.holder, state=KeyState.OFFERED.value).first()
    else:
        signer = keys_that_count([UUID(keys.holder)], at).get(keys.holder)
    if signer is None or bytes(signer.verify_key) != keys.verify_key:
        raise NotPermitted("Your own keys do not count yet, so you cannot countersign.")
    return signer


@command(policy.may_open_compartment)
def open_compartment(
    *,
    actor: Actor,
    at: datetime | date,
    holders: tuple[Holder, ...],
    keys: Keyring,
    keepers: tuple[Holder, ...] = (),
) -> tuple[Compartment, CompartmentOpened]:
    """Make a compartment for these holders, of whom the opener is one.

    `keepers` are three recipients for recovery, or none. Raises `NotPossible` for more
    than eight holders, or for another number of keepers.
    """
    identity = new_identity()
    try:
        recovering = recovery.make(identity, [each.recipient for each in keepers])
    except ValueError as no:
        raise NotPossible("Recovery has three different keepers, or none.") from no
    made = lay(
        Compartment(
            recipient=recipient_of(identity), grants=b"", recovery=recovering, made_on=day_of(at)
        )
    )
    made = change_holders(
        actor=actor, at=at, compartment=made, holders=holders, keys=keys.also(made.id, identity)
    )
    return made, CompartmentOpened(compartment=made.id, recipient=made.recipient)


@command(policy.may_change_holders, record_refusals=True)
def change_holders(
    *,
    actor: Actor,
    at: datetime | date,
    compartment: Compartment,
    holders: tuple[Holder, ...],
    keys: Keyring,
) -> tuple[Compartment, HoldersListed]:
    """Rewrite who holds a compartment, in the session of a holder who remains one.

    Raises `NoGrant` unless the keys are those of a holder. What somebody has read before
    stays read: this limits what they can open from now on.
    """
    require_holders(holders)
    identity = keys.identity_for(compartment)
    if not _is_being_opened(compartment):
        _require_as_opened(compartment)
        _require_holder(compartment, keys)
    if (keys.holder, keys.verify_key) not in {(each.id, each.verify_key) for each in holders}:
        raise NotPossible("Whoever changes the holders stays one of them.")
    compartment.grants_version += 1
    listed = _put(
        compartment,
        at=at,
        kind=HOLDERS,
        content=as_content(holders, compartment.grants_version),
        keys=keys,
    )
    compartment.grants = granted(identity, holders)
    change(compartment, "grants", "grants_version")
    return compartment, HoldersListed(
        body=listed.id, compartment=compartment.id, digest=bodies.digest_of(listed.blob)
    )


@command(policy.may_continue, record_refusals=True)
def continue_compartment(
    *,
    actor: Actor,
    at: datetime | date,
    compartment: Compartment,
    holders: tuple[Holder, ...],
    keys: Keyring,
    keepers: tuple[Holder, ...] = (),
) -> tuple[Compartment, CompartmentContinued]:
    """Leave somebody out from now on, in the session of a holder who remains.

    The old grants are rewritten for those who stay; what is sealed later goes into a fresh
    compartment, which a copy of the old key does not open. What was read stays read.
    """
    change_holders(actor=actor, at=at, compartment=compartment, holders=holders, keys=keys)
    made = open_compartment(actor=actor, at=at, holders=holders, keys=keys, keepers=keepers)
    made.continues = compartment
    made.save(update_fields=["continues"])
    return made, CompartmentContinued(compartment=made.id, continues=compartment.id)


def _is_being_opened(compartment: Compartment) -> bool:
    untouched = compartment.grants_version == 0
    return untouched and not SealedBody.objects.filter(compartment=compartment).exists()


def _require_as_opened(compartment: Compartment) -> None:
    known = recorded([compartment.id], CompartmentOpened, "recipient")
    if known.get(str(compartment.id)) != compartment.recipient:
        raise NotPossible("This compartment is not as it was opened. Nothing was sealed.")


def _require_holder(compartment: Compartment, keys: Keyring) -> None:
    lists = SealedBody.objects.filter(compartment=compartment, lists_holders=True)
    rows = list(lists.select_related("compartment"))
    believed = believe(rows, keys)[compartment.id].lists if rows else ()
    holder = believed[-1].holders.get(keys.holder) if believed else None
    if holder is None or holder.verify_key != keys.verify_key:
        raise NoGrant


@command(policy.may_seal_body)
def seal_body(
    *,
    actor: Actor,
    at: datetime | date,
    compartment: Compartment,
    kind: str,
    content: dict[str, Any],
    keys: Keyring,
    attachment: bytes = b"",
) -> tuple[SealedBody, BodySealed]:
    """Seal something into a compartment, signed by its author.

    Whoever is no holder may do so too, but will not be believed when it is opened. Raises
    `NotPossible` where the compartment's recipient is not the one in the log: then
    somebody would read it who should not.
    """
    if kind == HOLDERS:
        raise NotPossible("The list of holders changes with the holders.")
    _require_as_opened(compartment)
    made = _put(compartment, at=at, kind=kind, content=content, keys=keys, attachment=attachment)
    return made, BodySealed(body=made.id, digest=bodies.digest_of(made.blob))


def _put(
    compartment: Compartment,
    *,
    at: datetime | date,
    kind: str,
    content: dict[str, Any],
    keys: Keyring,
    attachment: bytes = b"",
) -> SealedBody:
    """One more row, numbered under the lock that the command has on the compartment."""
    body = Body(
        id=uuid.uuid4(),
        compartment=compartment.id,
        kind=kind,
        author=keys.holder,
        sequence=SealedBody.objects.filter(compartment=compartment).count() + 1,
        day=day_of(at),
        content=content,
        attachment=attachment,
    )
    blob = bodies.seal_up(body, keys=keys, recipient=compartment.recipient)
    lists_holders = kind == HOLDERS
    return lay(
        SealedBody(id=body.id, compartment=compartment, blob=blob, lists_holders=lists_holders)
    )


@command(policy.may_keep_receipt)
def keep_receipt(
    *, actor: Actor, at: datetime | date, compartment: Compartment, derived: Derived | PublicHalves
) -> tuple[Receipt, ReceiptKept]:
    """Keep the public halves of a receipt, so that its reporter can come back."""
    if Receipt.objects.filter(lookup=derived.lookup).exists():
        raise NotPossible("This receipt is in use already. We will make you another.")
    kept = Receipt.objects.create(
        lookup=derived.lookup,
        recipient=derived.recipient,
        verify_key=derived.verify_key,
        compartment=compartment,
    )
    return kept, ReceiptKept(compartment=compartment.id)


@command(policy.may_report_mismatch)
def report_mismatch(
    *, actor: Actor, at: datetime | date, body: SealedBody
) -> tuple[None, MismatchReported]:
    """Record that a body is not what was sealed."""
    return None, MismatchReported(body=body.id)
