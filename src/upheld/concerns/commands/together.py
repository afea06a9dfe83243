"""A collective concern: joining words, those who join with them, and how many did."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.concerns import joining, opening, policy, states
from upheld.concerns.events import JoinedCounted, SignatoryJoined, TokensIssued
from upheld.concerns.models import Concern, Draft, JoiningToken, Signatory
from upheld.concerns.sealing import Kind, as_text, compartment_of, put, put_entry, recipient_of
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.kernel.sealing import seal, unseal
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import holders, receipts
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring, reporter_keyring
from upheld.vault.receipts import Derived


@command(policy.may_issue_tokens, record_refusals=True)
def issue_tokens(
    *, actor: Actor, at: datetime, concern: Concern, tokens: tuple[str, ...], keys: Keyring
) -> tuple[Concern, TokensIssued]:
    """Make joining words usable. The convener prints them once; only their hashes are kept.

    The common compartment's identity travels in the words themselves: it is sealed to a
    key made from each of them.
    """
    found = opening.one(actor=actor, keys=keys, concern=concern, today=day_of(at))
    if found is None or not found.convened_by(actor):
        raise NotPermitted("This is no longer here. Go back and look again.")
    identity = keys.identity_for(compartment_of(actor, concern.compartment_id))
    lay_tokens(concern, identity, tokens)
    event = TokensIssued(
        concern=str(concern.id),
        count=len(tokens),
        seal_to=(recipient_of(actor, concern.compartment_id),),
    )
    return concern, event


def lay_tokens(concern: Concern, identity: str, tokens: tuple[str, ...]) -> None:
    """Keep the hash of each, with the common identity sealed to a key made from its words."""
    for derived in (receipts.derive(each) for each in tokens):
        carried = seal(identity.encode(), [derived.recipient])
        JoiningToken(hash=derived.lookup.hex(), concern=concern, carried=carried).save()
    concern.tokens_issued += len(tokens)
    concern.save()


@command(policy.may_join)
def join(
    *,
    actor: Actor,
    at: date,
    token: str,
    statement: str,
    receipt: Derived,
    draft: Draft | None = None,
) -> tuple[Signatory, SignatoryJoined]:
    """Join a collective concern, with a receipt and, if wished, a statement of one's own.

    What a signatory writes lies in a compartment of their own: other signatories and the
    convener cannot open it. Raises `NotPossible` for words that are wrong or used.
    """
    used = _unused(token)
    identity = unseal(bytes(used.carried), receipts.derive(token).identity).decode()
    own = holders.of_reporter(receipt, actor.id)
    keys = reporter_keyring(receipt, actor.id)
    may_read = _readers(actor, at, keys.also(used.concern.compartment_id, identity), used.concern)
    compartment = vault.open_compartment(actor=actor, at=at, holders=(own, *may_read), keys=keys)
    same: dict[str, Any] = {"actor": actor, "at": at, "into": compartment.id, "keys": keys}
    content = _way_to(used.concern, identity) | {"reporter": as_text(own)}
    body = put(**same, kind=Kind.COMMON, content=content)
    if statement.strip():
        put(**same, kind=Kind.STATEMENT, content={"words": statement})
    signatory = Signatory(
        id=UUID(actor.id), compartment_id=compartment.id, body=body, joined_on=day_of(at)
    )
    signatory.save(force_insert=True)
    vault.keep_receipt(actor=actor, at=at, compartment=compartment, derived=receipt)
    event = SignatoryJoined(
        signatory=str(signatory.id),
        concern=str(used.concern.id),
        body=str(body),
        seal_to=(compartment.recipient,),
    )
    put_entry(event, **same)
    for each in (used, *((draft,) if draft else ())):
        each.delete()
    return signatory, event


@command(policy.may_tidy)
def count_joined(*, actor: Actor, at: datetime) -> tuple[int, JoinedCounted]:
    """Bring the shown numbers of those who joined up to date, once a night.

    Says how many concerns changed. Below five the number stays hidden.
    """
    changed = 0
    for concern in Concern.objects.select_for_update().filter(tokens_issued__gt=0).order_by("id"):
        waiting = JoiningToken.objects.filter(concern=concern).count()
        joined = concern.tokens_issued - waiting
        shown = joined if joined >= states.SHOWN_FROM else 0
        if shown != concern.joined_shown:
            concern.joined_shown = shown
            concern.save()
            changed += 1
    return changed, JoinedCounted(on=day_of(at))


def _unused(token: str) -> JoiningToken:
    known = JoiningToken.objects.select_for_update()
    found = known.filter(hash=receipts.derive(token).lookup.hex()).first()
    if found is None:
        raise NotPossible(_("These joining words are not right, or somebody has used them."))
    return found


def _way_to(concern: Concern, identity: str) -> dict[str, str]:
    """What brings a signatory from their own compartment to the common one."""
    return {
        "concern": str(concern.id),
        "compartment": str(concern.compartment_id),
        "identity": identity,
    }


def _readers(actor: Actor, at: date, keys: Keyring, concern: Concern) -> tuple[Holder, ...]:
    found = opening.one(actor=actor, keys=keys, concern=concern, today=day_of(at))
    if found is None:
        raise NotPossible(_("These joining words are not right, or somebody has used them."))
    return joining.readers(actor=actor, keys=keys, found=found, at=at)
