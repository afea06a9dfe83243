"""How long a concern is kept, what stops its erasure, and what is left of one erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import house_periods as periods
from upheld.concerns import opening, retention, words
from upheld.concerns.models import Concern, Erasure, LegalHold
from upheld.concerns.policy import HANDLES
from upheld.concerns.retention import Term
from upheld.concerns.sealing import Kind
from upheld.concerns.states import ErasureState, Outcome, State
from upheld.kernel.actor import Actor, Role
from upheld.vault import queries as vault
from upheld.vault import shredding
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body
from upheld.vault.receipts import Derived


@dataclass(frozen=True, slots=True)
class HoldStep:
    """A legal hold placed or lifted, and why."""

    day: date
    placed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Retention:
    """Until when a concern is kept, and whether it may be erased now."""

    outcome: str
    since: date
    until: date
    is_over: bool  # its time
    is_closed: bool
    is_held: bool
    held_since: date | None
    steps: tuple[HoldStep, ...]
    asked_on: date | None
    may_ask: bool
    compartments: int
    staying: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErasureAskedOf:
    """One erasure that a keeper is asked to carry out. Nothing of the concern is in it."""

    id: UUID
    concern: UUID
    asked_on: date
    due_on: date
    late: bool
    post: str
    reason: str
    outcome: str
    since: date
    until: date
    compartments: int
    is_held: bool
    state: ErasureState
    answer: str
    done_on: date | None
    erased_from: date | None
    is_erased: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """What somebody with the receipt of an erased concern is told."""

    received_on: date | None
    destroyed_on: date
    erased_from: date
    is_erased: bool


def retention_of(*, actor: Actor, keys: Keyring, concern: Concern, today: date) -> Retention | None:
    """The keeping of one concern; None for whoever does not handle it."""
    if not actor.has(*HANDLES):
        return None
    found = opening.one(actor=actor, keys=keys, concern=concern, today=today)
    if found is None or found.hides_from(actor):
        return None
    term = retention.term_of(actor=actor, keys=keys, found=found)
    hold = LegalHold.objects.filter(concern=concern, lifted_on=None).first()
    asked = Erasure.objects.filter(concern=concern, state=ErasureState.ASKED.value).first()
    closed = State(concern.state) in retention.OVER
    over = today >= term.until
    return Retention(
        outcome=_outcome(term),
        since=term.since,
        until=term.until,
        is_over=over,
        is_closed=closed,
        is_held=hold is not None,
        held_since=hold.since if hold else None,
        steps=_steps(actor, keys, concern),
        asked_on=asked.asked_on if asked else None,
        may_ask=over and closed and hold is None and asked is None,
        compartments=len(retention.places(actor=actor, keys=keys, found=found)),
        staying=tuple(
            words.of_what_stays(each)
            for each in retention.staying(actor=actor, keys=keys, found=found)
        ),
    )


def erasures(*, actor: Actor, keys: Keyring, today: date) -> list[ErasureAskedOf]:
    """What a keeper was asked to destroy, what waits first. Others see nothing."""
    if not actor.has(Role.KEEPER):
        return []
    rows = list(Erasure.objects.select_related("concern").order_by("asked_on", "id"))
    mine = vault.openable(actor=actor, keys=keys, ids=[each.compartment_id for each in rows])
    lines = [_asked_of(actor, keys, row, today) for row in rows if row.compartment_id in mine]
    return sorted(
        (each for each in lines if each is not None),
        key=lambda each: each.state is not ErasureState.ASKED,
    )


def erasure_page(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> ErasureAskedOf | None:
    """One erasure, for a keeper."""
    return next((e for e in erasures(actor=actor, keys=keys, today=today) if e.id == id), None)


def erasure(*, actor: Actor, id: UUID) -> tuple[Erasure, Concern] | None:
    """The rows to hand to a command; ask for the page first, with keys."""
    if not actor.has(Role.KEEPER):
        return None
    found = Erasure.objects.select_related("concern").filter(id=id).first()
    return (found, found.concern) if found else None


def gone(*, receipt: Derived, today: date) -> Gone | None:
    """What to say to whoever comes back to something erased. The words are the authority."""
    compartment = vault.by_receipt(derived=receipt)
    if compartment is None or compartment.shredded_on is None:
        return None
    row = Concern.objects.filter(compartment_id=compartment.id).first()
    return Gone(
        received_on=row.received_on if row else None,
        destroyed_on=compartment.shredded_on,
        erased_from=shredding.erased_from(compartment.shredded_on),
        is_erased=shredding.is_erased(compartment.shredded_on, today),
    )


def _asked_of(actor: Actor, keys: Keyring, row: Erasure, today: date) -> ErasureAskedOf | None:
    found = retention.destroying(actor=actor, keys=keys, erasure=row)
    if found is None or found.asked_by == actor.id:
        return None
    done, due = row.done_on, periods.house().second_answer.after(row.asked_on)
    return ErasureAskedOf(
        id=row.id,
        concern=row.concern_id,
        asked_on=row.asked_on,
        due_on=due,
        late=row.state == ErasureState.ASKED.value and today > due,
        post=found.post,
        reason=found.reason,
        outcome=_outcome(found.term),
        since=found.term.since,
        until=found.term.until,
        compartments=len(found.compartments),
        is_held=retention.is_held(row.concern),
        state=ErasureState(row.state),
        answer=found.answer,
        done_on=done,
        erased_from=shredding.erased_from(done) if done else None,
        is_erased=bool(done and shredding.is_erased(done, today)),
    )


def _outcome(term: Term) -> str:
    return words.of_outcome(Outcome(term.outcome)) if term.outcome else ""


def _steps(actor: Actor, keys: Keyring, concern: Concern) -> tuple[HoldStep, ...]:
    held = vault.bodies(
        actor=actor, keys=keys, compartment=concern.compartment_id, kind=Kind.LEGAL_HOLD.value
    )
    return tuple(
        HoldStep(each.day, each.content["step"] == "placed", each.content["words"])
        for each in held
        if isinstance(each, Body)
    )
