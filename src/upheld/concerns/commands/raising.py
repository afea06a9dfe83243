"""Raising a concern, alone or for others: readers are worked out before anything is kept."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.concerns import identity, on_behalf, policy, routing, states
from upheld.concerns.events import ConcernReceived
from upheld.concerns.models import Concern, Draft
from upheld.concerns.sealing import (
    Kind,
    as_text,
    compartment_of,
    put,
    put_entry,
    put_file,
    recipient_of,
)
from upheld.concerns.states import Origin
from upheld.concerns.submission import File, Submission
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring, reporter_keyring
from upheld.vault.receipts import Derived

from .together import issue_tokens


@dataclass(frozen=True, slots=True, repr=False)
class Raised:
    """Who raises what, on what day, with which keys."""

    actor: Actor
    at: date | datetime
    keys: Keyring
    own: tuple[Holder, ...]
    submission: Submission

    def put(self, into: UUID, kind: Kind, content: dict[str, Any]) -> UUID:
        return put(
            actor=self.actor,
            at=self.at,
            into=into,
            kind=kind,
            content=content,
            keys=self.keys,
        )

    def put_file(self, into: UUID, file: File) -> None:
        put_file(actor=self.actor, at=self.at, into=into, kind=Kind.FILE, file=file, keys=self.keys)


@command(policy.may_raise)
def raise_concern(
    *,
    actor: Actor,
    at: date,
    submission: Submission,
    receipt: Derived,
    draft: Draft | None = None,
) -> tuple[Concern, ConcernReceived]:
    """Send a concern to its readers. The reporter's id becomes the concern's own.

    Raises `NotPossible` where it was sent already, or where nobody is left to read it.
    """
    id = UUID(actor.id)
    _require_new(id)
    raised = Raised(
        actor=actor,
        at=at,
        keys=reporter_keyring(receipt, actor.id),
        own=(holders.of_reporter(receipt, actor.id),),
        submission=submission,
    )
    concern, event = lay(raised, id, also={"reporter": as_text(raised.own[0])})
    _keep_receipt(raised, concern, receipt)
    if draft is not None:
        draft.delete()
    return concern, event


@command(policy.may_take_down)
def take_down(
    *,
    actor: Actor,
    at: datetime,
    id: UUID,
    submission: Submission,
    origin: Origin,
    receipt: Derived,
    keys: Keyring,
) -> tuple[Concern, ConcernReceived]:
    """Write down what somebody says by telephone, by letter or in person, and has had read back.

    Whoever told it is the reporter and gets the receipt; the receiver keeps no key of it.
    Raises `NotPossible` for a receiver who may not read such a concern.
    """
    _require_new(id)
    on_behalf.require_fit(actor, submission, at)
    reporter = holders.of_reporter(receipt, str(id))
    raised = Raised(actor=actor, at=at, keys=keys, own=(reporter,), submission=submission)
    also = {"reporter": as_text(reporter), "origin": Origin(origin).value, "taken_by": actor.id}
    concern, event = lay(raised, id, also=also)
    _keep_receipt(raised, concern, receipt)
    return concern, event


@command(policy.may_lodge)
def lodge_collective(
    *,
    actor: Actor,
    at: datetime,
    submission: Submission,
    attested: int,
    keys: Keyring,
    tokens: tuple[str, ...] = (),
    receipt: Derived | None = None,
    id: UUID | None = None,
) -> tuple[Concern, ConcernReceived]:
    """Lodge a concern for others, with the number that the convener vouches for.

    The convener stays a holder of the common compartment, whatever conflict there is.
    `id` lets a page send twice and lodge once. A `receipt`, where one is given, brings the
    convener back without an account.
    """
    if attested < 1:
        raise NotPossible("Say for how many people you speak: at least 1.")
    own = tuple(holders.of_persons([actor.id], at))
    if not own:
        raise NotPossible("Your keys do not count yet. Ask another holder to countersign them.")
    id = id or uuid.uuid4()
    _require_new(id)
    also: dict[str, Any] = {"attested": attested, "convener": actor.id, "cases": submission.cases}
    if receipt is not None:
        own = (*own, holders.of_reporter(receipt, str(id)))
        also["reporter"] = as_text(own[-1])
    raised = Raised(actor=actor, at=at, keys=keys, own=own, submission=submission)
    concern, event = lay(raised, id, also=also)
    if receipt is not None:
        _keep_receipt(raised, concern, receipt)
    if tokens:
        issue_tokens(actor=actor, at=at, concern=concern, tokens=tokens, keys=keys)
        concern.refresh_from_db()
    return concern, event


def _require_new(id: UUID) -> None:
    if Concern.objects.filter(id=id).exists():
        raise NotPossible(_("This concern has been sent already."))


def _keep_receipt(raised: Raised, concern: Concern, receipt: Derived) -> None:
    vault.keep_receipt(
        actor=raised.actor,
        at=raised.at,
        compartment=compartment_of(raised.actor, concern.compartment_id),
        derived=receipt,
    )


def lay(raised: Raised, id: UUID, *, also: dict[str, Any]) -> tuple[Concern, ConcernReceived]:
    """Make the compartment for the readers, seal everything into it, and lay the row."""
    sent, at, day = raised.submission, raised.at, day_of(raised.at)
    found = routing.readers(
        named_posts=sent.named_posts,
        somebody_else=sent.somebody_else,
        struck=sent.struck,
        at=at,
    )
    may_open = (*raised.own, *routing.keys_of(found, at))
    keepers = routing.keepers(sent.named_posts, at)
    compartment = vault.open_compartment(
        actor=raised.actor, at=at, holders=may_open, keys=raised.keys, keepers=keepers
    )
    matter = uuid.uuid4()
    content = _content(sent, matter) | also | _identity(raised, may_open[len(raised.own) :])
    body = raised.put(compartment.id, Kind.CONCERN, content)
    for file in sent.files:
        raised.put_file(compartment.id, file)
    concern = Concern(id=id, received_on=day, compartment_id=compartment.id, body=body)
    concern.save(force_insert=True)
    event = ConcernReceived(
        concern=str(id),
        matter=str(matter),
        body=str(body),
        acknowledge_by=states.acknowledge_by(day),
        decide_by=states.decide_by(day),
        answer_by=states.answer_by(day),
        attested=also.get("attested"),
        seal_to=(recipient_of(raised.actor, compartment.id),),
    )
    put_entry(event, actor=raised.actor, at=at, into=compartment.id, keys=raised.keys)
    return concern, event


def _content(sent: Submission, matter: UUID) -> dict[str, Any]:
    return {
        "matter": str(matter),
        "words": sent.words,
        "risk": sent.risk.value,
        "known_as": sent.known_as.value,
        "named_posts": sorted(str(each) for each in set(sent.named_posts)),
        "somebody_else": sent.somebody_else,
        "does_not_know": sent.does_not_know,
        "struck": sorted(str(each) for each in set(sent.struck)),
        "door": sent.door,
        "duty_told": sent.duty_told,
    }


def _identity(raised: Raised, readers: tuple[Holder, ...]) -> dict[str, Any]:
    """Who the reporter is stands in a compartment of its own, under two keys where need be.

    So the concern can be shared with an investigator and the identity kept back.
    """
    sent = raised.submission
    if not sent.identity:
        return {}
    kept = identity.keep(
        actor=raised.actor,
        at=raised.at,
        keys=raised.keys,
        words=sent.identity,
        known_as=sent.known_as,
        reporter=raised.own[-1],
        readers=readers,
        keepers=identity.second_keepers(
            named_posts=sent.named_posts, struck=sent.struck, at=raised.at
        ),
    )
    return {"identity": str(kept)}
